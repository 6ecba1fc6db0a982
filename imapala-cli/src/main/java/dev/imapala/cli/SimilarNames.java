package dev.imapala.cli;

import dev.imapala.client.ListedMailbox;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the mailboxes that may have been meant by a wrong name. */
final class SimilarNames {
    private static final int MOST = 5;

    private final String wanted;

    SimilarNames(String wanted) {
        this.wanted = wanted.toLowerCase(Locale.ROOT);
    }

    /** Returns a hint that names those of {@code mailboxes} which may have been meant, or some that there are. */
    String hint(List<ListedMailbox> mailboxes) {
        List<String> names = mailboxes.stream()
                .filter(ListedMailbox::isSelectable)
                .map(listing -> listing.name().text())
                .toList();
        if (names.isEmpty()) {
            return "the address ends with the mailbox's name, INBOX if left out";
        }
        List<String> similar = names.stream()
                .filter(this::isSimilar)
                .sorted(Comparator.comparingInt(this::distance))
                .limit(MOST)
                .toList();
        return similar.isEmpty()
                ? "the mailboxes are: " + some(names)
                : "did you mean " + String.join(" or ", similar) + "?";
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return names.size() > MOST ? first + " and " + (names.size() - MOST) + " more" : first;
    }

    private boolean isSimilar(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(wanted) || lower.startsWith(wanted) || distance(name) <= (wanted.length() + 2) / 3;
    }

    /** Returns how many characters must be inserted, deleted or replaced. */
    private int distance(String name) {
        String other = name.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
