package dev.imapala.cli;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.ListMailboxes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of a line of the shell. */
final class ShellCompletion {
    private static final Set<String> TAKE_MAILBOXES =
            Set.of("select", "examine", "status", "SELECT", "EXAMINE", "STATUS");

    private static final List<String> COMMANDS = List.of(
            "CAPABILITY",
            "CHECK",
            "COPY",
            "CREATE",
            "DELETE",
            "EXAMINE",
            "EXPUNGE",
            "FETCH",
            "ID",
            "LIST",
            "LSUB",
            "MOVE",
            "NAMESPACE",
            "NOOP",
            "RENAME",
            "SEARCH",
            "SELECT",
            "SORT",
            "STATUS",
            "STORE",
            "SUBSCRIBE",
            "THREAD",
            "UID",
            "UNSUBSCRIBE");

    private static final List<String> WORDS = List.of(
            "ALL",
            "ANSWERED",
            "BCC",
            "BEFORE",
            "BODY",
            "BODYSTRUCTURE",
            "BODY.PEEK[]",
            "BODY.PEEK[HEADER]",
            "BODY.PEEK[TEXT]",
            "CC",
            "DELETED",
            "DRAFT",
            "ENVELOPE",
            "FLAGGED",
            "FLAGS",
            "+FLAGS",
            "-FLAGS",
            "FROM",
            "HEADER",
            "HIGHESTMODSEQ",
            "INTERNALDATE",
            "KEYWORD",
            "LARGER",
            "MESSAGES",
            "NEW",
            "NOT",
            "OLD",
            "ON",
            "OR",
            "RECENT",
            "RFC822.SIZE",
            "SEEN",
            "SENTBEFORE",
            "SENTON",
            "SENTSINCE",
            "SINCE",
            "SMALLER",
            "SUBJECT",
            "TEXT",
            "TO",
            "UID",
            "UIDNEXT",
            "UIDVALIDITY",
            "UNANSWERED",
            "UNDELETED",
            "UNDRAFT",
            "UNFLAGGED",
            "UNKEYWORD",
            "UNSEEN",
            "\\Answered",
            "\\Deleted",
            "\\Draft",
            "\\Flagged",
            "\\Seen");

    private static final List<String> CRITERIA = List.of(
            "all",
            "answered",
            "deleted",
            "draft",
            "flagged",
            "from:",
            "larger:",
            "newer:",
            "not:",
            "older:",
            "seen",
            "since:",
            "smaller:",
            "subject:",
            "text:",
            "to:",
            "uid:",
            "unanswered",
            "unflagged",
            "unseen");

    private final Connection connection;
    private @Nullable List<String> mailboxes;

    ShellCompletion(Connection connection) {
        this.connection = connection;
    }

    /** Returns what may stand in place of {@code word} behind {@code before}. */
    List<String> complete(List<String> before, String word) {
        Stream<String> all;
        if (before.isEmpty()) {
            all = Stream.concat(Shell.COMMANDS.keySet().stream(), COMMANDS.stream());
        } else if (TAKE_MAILBOXES.contains(before.get(0)) && before.size() == 1) {
            all = mailboxes().stream();
        } else if (before.get(0).equals("search")) {
            all = CRITERIA.stream();
        } else if (before.get(0).equals("trace")) {
            all = Stream.of("on", "off");
        } else if (Shell.isOfTheProtocol(before.get(0))) {
            all = before.size() == 1 && before.get(0).equals("UID")
                    ? Stream.of("COPY", "EXPUNGE", "FETCH", "MOVE", "SEARCH", "SORT", "STORE", "THREAD")
                    : WORDS.stream();
        } else {
            all = Stream.empty();
        }
        String parentheses = word.replaceAll("[^(].*", "");
        String begun = word.substring(parentheses.length()).toLowerCase(Locale.ROOT);
        return all.filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(begun))
                .map(candidate -> parentheses + candidate)
                .toList();
    }

    /** Asks once: what is made meanwhile is typed in full. */
    private List<String> mailboxes() {
        if (mailboxes == null) {
            try {
                mailboxes = connection.session().list(ListMailboxes.all()).stream()
                        .map(mailbox -> mailbox.name().text())
                        .filter(name -> name.codePoints().noneMatch(Character::isISOControl))
                        .sorted()
                        .toList();
            } catch (ImapException e) {
                return List.of();
            }
        }
        return mailboxes;
    }
}
