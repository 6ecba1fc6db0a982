package dev.imapala.cli;

import dev.imapala.client.ListedMailbox;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Mailboxes as the tree that their names make: INBOX first, then by name. */
final class MailboxTree {
    /**
     * A line of the tree.
     *
     * @param branches what stands before the name, to draw the tree
     * @param name the last part of the mailbox's name
     * @param mailbox what the server told of it; null where it only told of mailboxes below
     */
    record Entry(String branches, String name, @Nullable ListedMailbox mailbox) {}

    /** A name with more levels than anybody uses is not taken apart further. */
    private static final int DEEPEST = 32;

    private static final Comparator<String> BY_NAME = Comparator.comparing((String name) -> !name.equals("INBOX"))
            .thenComparing(name -> name.toLowerCase(Locale.ROOT))
            .thenComparing(Comparator.naturalOrder());

    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>(BY_NAME);
        private @Nullable ListedMailbox mailbox;
    }

    private final Node root = new Node();
    private final String[] branches;

    /** Makes a tree that is drawn in {@code charset}. */
    MailboxTree(List<ListedMailbox> mailboxes, Charset charset) {
        boolean fine = charset.newEncoder().canEncode("├─│└");
        this.branches = fine ? new String[] {"├─ ", "└─ ", "│  ", "   "} : new String[] {"|- ", "`- ", "|  ", "   "};
        mailboxes.forEach(this::add);
    }

    private void add(ListedMailbox mailbox) {
        Node node = root;
        for (String part : parts(mailbox)) {
            node = node.children.computeIfAbsent(part, name -> new Node());
        }
        node.mailbox = mailbox;
    }

    private static List<String> parts(ListedMailbox mailbox) {
        List<String> parts = new ArrayList<>();
        String rest = mailbox.name().text();
        int delimiter = mailbox.delimiter().map(character -> (int) character).orElse(-1);
        for (int end = rest.indexOf(delimiter); end > 0 && parts.size() < DEEPEST; end = rest.indexOf(delimiter)) {
            parts.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        parts.add(rest);
        return parts;
    }

    /** Returns the lines of the tree. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        root.children.forEach((name, node) -> {
            entries.add(new Entry("", name, node.mailbox));
            addBelow(node, "", entries);
        });
        return entries;
    }

    private void addBelow(Node node, String before, List<Entry> entries) {
        int left = node.children.size();
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            boolean last = --left == 0;
            Node below = child.getValue();
            entries.add(new Entry(before + branches[last ? 1 : 0], child.getKey(), below.mailbox));
            addBelow(below, before + branches[last ? 3 : 2], entries);
        }
    }
}
