package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Table;
import dev.imapala.cli.output.Table.Column;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.StatusItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imapala list}: the mailboxes that there are. */
@Command(
        name = "list",
        header = "List the mailboxes, as a tree, with what they are for and what they hold.",
        description = {
            "%nWith a mailbox in ADDRESS, it and those below it are listed; with a PATTERN, those that",
            "match one: * stands for any characters, %% for those within a level. Quote them."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala list imaps://ann@imap.example.org",
            "  imapala list work --no-counts --subscribed 'Lists/*' 'Work/*'"
        })
final class ListCommand extends ServerCommand {
    private static final String INBOX = "INBOX";

    @Parameters(index = "1..*", paramLabel = "PATTERN", description = "Which mailboxes; all if left out.")
    private List<String> patterns = new ArrayList<>();

    @Option(names = "--no-counts", description = "Do not count messages: quicker where the server is slow.")
    private boolean uncounted;

    @Option(names = "--subscribed", description = "List only what is subscribed.")
    private boolean subscribedOnly;

    @Option(names = "--names", description = "Tell only the names, in full, one a line.")
    private boolean names;

    ListCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        for (String pattern : patterns) {
            if (pattern.isEmpty() || pattern.codePoints().anyMatch(Character::isISOControl)) {
                throw Failure.usage(
                        "the pattern \"" + pattern + "\" is empty or has a control character",
                        "write a name, with * and %");
            }
        }
    }

    @Override
    void work(Connection connection, Report report) {
        Mailboxes mailboxes = find(connection, report);
        List<ListedMailbox> found = mailboxes.all();
        if (found.isEmpty()) {
            throw none(connection);
        }
        Table table = uncounted
                ? Table.of(Column.elastic("MAILBOX"), Column.left("NOTES"))
                : Table.of(
                        Column.elastic("MAILBOX"),
                        Column.right("MESSAGES"),
                        Column.right("UNSEEN"),
                        Column.left("NOTES"));
        for (MailboxTree.Entry entry : new MailboxTree(found, environment().charset()).entries()) {
            ListedMailbox mailbox = entry.mailbox();
            if (names && mailbox != null) {
                report.tell(outcome(mailboxes, mailbox, mailbox.name().text()));
            } else if (!names) {
                add(mailboxes, entry, table);
            }
        }
        report.table(table);
    }

    private Mailboxes find(Connection connection, Report report) {
        Mailboxes mailboxes = new Mailboxes(connection, report, !uncounted && !names);
        String parent = connection.address().mailbox();
        if (!patterns.isEmpty()) {
            return mailboxes.find(patterns, subscribedOnly);
        } else if (parent.equals(INBOX)) {
            return mailboxes.find(List.of("*"), subscribedOnly);
        }
        return mailboxes.find(List.of(parent + "*"), subscribedOnly).below(parent);
    }

    private Failure none(Connection connection) {
        String wanted = patterns.isEmpty() ? connection.address().mailbox() : String.join(" or ", patterns);
        String kind = subscribedOnly ? "subscribed mailbox" : "mailbox";
        return new Failure(
                ExitCode.MAILBOX,
                "there is no " + kind + " " + wanted + " at "
                        + connection.address().host(),
                "without a pattern all are listed; * in one stands for any characters");
    }

    private void add(Mailboxes mailboxes, MailboxTree.Entry entry, Table table) {
        String name = entry.branches() + entry.name();
        ListedMailbox mailbox = entry.mailbox();
        if (mailbox == null) {
            table.decoration(uncounted ? new String[] {name, ""} : new String[] {name, "", "", ""});
            return;
        }
        Outcome outcome = outcome(mailboxes, mailbox, "");
        String notes = notes(mailboxes, mailbox);
        Long unseen = count(mailbox, StatusItem.UNSEEN);
        if (uncounted) {
            table.row(outcome, name, notes);
        } else if (unseen != null && unseen > 0) {
            table.strongRow(outcome, name, text(count(mailbox, StatusItem.MESSAGES)), text(unseen), notes);
        } else {
            table.row(outcome, name, text(count(mailbox, StatusItem.MESSAGES)), text(unseen), notes);
        }
    }

    private static Outcome outcome(Mailboxes mailboxes, ListedMailbox mailbox, String text) {
        return Outcome.of("listed", text)
                .with("mailbox", mailbox.name().text())
                .with("delimiter", mailbox.delimiter().map(String::valueOf).orElse(null))
                .withTruth("selectable", mailbox.isSelectable())
                .withTruth("subscribed", mailboxes.isSubscribed(mailbox))
                .withStrings(
                        "attributes",
                        mailbox.attributes().stream()
                                .map(MailboxAttribute::name)
                                .toList())
                .withNumber("messages", count(mailbox, StatusItem.MESSAGES))
                .withNumber("unseen", count(mailbox, StatusItem.UNSEEN));
    }

    private static @Nullable Long count(ListedMailbox mailbox, StatusItem<Long> item) {
        return mailbox.status().flatMap(status -> status.find(item)).orElse(null);
    }

    private static String text(@Nullable Long count) {
        return count == null ? "" : count.toString();
    }

    /** Returns what the mailbox is for, and what else people want to know of it. */
    private static String notes(Mailboxes mailboxes, ListedMailbox mailbox) {
        List<String> notes = new ArrayList<>();
        mailbox.attributes().stream()
                .filter(MailboxAttribute::isUse)
                .sorted()
                .forEach(use -> notes.add(use.name().substring(1).toLowerCase(Locale.ROOT)));
        if (mailboxes.isSubscribed(mailbox)) {
            notes.add("subscribed");
        }
        if (mailbox.is(MailboxAttribute.NON_EXISTENT)) {
            notes.add("does not exist");
        } else if (!mailbox.isSelectable()) {
            notes.add("holds no messages");
        }
        if (mailbox.is(MailboxAttribute.REMOTE)) {
            notes.add("on another server");
        }
        return String.join(", ", notes);
    }
}
