package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Sizes;
import dev.imapala.cli.output.Table;
import dev.imapala.cli.output.Table.Column;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.CommandFailedException;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code imapala status}: the counts of mailboxes, without opening them. */
@Command(
        name = "status",
        header = "Tell the counts of mailboxes, without opening them.",
        description = {
            "%nUIDNEXT is the UID that the next message will have, or less; UIDVALIDITY changes when all",
            "UIDs do; MODSEQ (HIGHESTMODSEQ) changes with each change. What the server does not tell",
            "is left out."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  imapala status imaps://ann@imap.example.org/Lists", "  imapala status work INBOX Sent Drafts"})
final class StatusCommand extends ServerCommand {
    @Parameters(index = "1..*", paramLabel = "MAILBOX", description = "The mailboxes; that of ADDRESS if left out.")
    private List<String> mailboxes = new ArrayList<>();

    StatusCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        for (String mailbox : mailboxes) {
            if (mailbox.isEmpty() || mailbox.codePoints().anyMatch(Character::isISOControl)) {
                throw Failure.usage(
                        "the mailbox \"" + mailbox + "\" is empty or has a control character", "check its name");
            }
        }
    }

    @Override
    void work(Connection connection, Report report) {
        List<String> names = mailboxes.isEmpty() ? List.of(connection.address().mailbox()) : mailboxes;
        StatusItem<?>[] items = items(connection);
        List<CompletableFuture<MailboxStatus>> answers = names.stream()
                .map(name -> connection.commands().status(name, items))
                .toList();
        Table table = Table.of(
                Column.elastic("MAILBOX"),
                Column.right("MESSAGES"),
                Column.right("UNSEEN"),
                Column.right("RECENT"),
                Column.right("SIZE"),
                Column.right("UIDNEXT"),
                Column.right("UIDVALIDITY"),
                Column.right("MODSEQ"));
        Failure failure = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                add(names.get(i), Waiting.on(answers.get(i)), table);
            } catch (CommandFailedException e) {
                failure = failure == null ? connection.noStatus(names.get(i), e) : failure;
            }
        }
        report.table(table);
        if (failure != null) {
            throw failure;
        }
    }

    private static StatusItem<?>[] items(Connection connection) {
        List<StatusItem<?>> items = new ArrayList<>(List.of(
                StatusItem.MESSAGES,
                StatusItem.UNSEEN,
                StatusItem.RECENT,
                StatusItem.SIZE,
                StatusItem.UIDNEXT,
                StatusItem.UIDVALIDITY,
                StatusItem.HIGHESTMODSEQ));
        items.removeIf(
                item -> item.needs().filter(need -> !connection.has(need)).isPresent());
        if (connection.speaksRev2Only()) {
            items.remove(StatusItem.RECENT);
        }
        return items.toArray(StatusItem<?>[]::new);
    }

    private static void add(String name, MailboxStatus status, Table table) {
        Outcome outcome = Outcome.of("status")
                .with("mailbox", name)
                .withNumber("messages", value(status, StatusItem.MESSAGES))
                .withNumber("unseen", value(status, StatusItem.UNSEEN))
                .withNumber("recent", value(status, StatusItem.RECENT))
                .withNumber("size", value(status, StatusItem.SIZE))
                .withNumber("uidNext", value(status, StatusItem.UIDNEXT))
                .withNumber("uidValidity", value(status, StatusItem.UIDVALIDITY))
                .withNumber("highestModSeq", value(status, StatusItem.HIGHESTMODSEQ));
        table.row(
                outcome,
                name,
                text(status, StatusItem.MESSAGES),
                text(status, StatusItem.UNSEEN),
                text(status, StatusItem.RECENT),
                status.find(StatusItem.SIZE).map(Sizes::text).orElse(""),
                text(status, StatusItem.UIDNEXT),
                text(status, StatusItem.UIDVALIDITY),
                text(status, StatusItem.HIGHESTMODSEQ));
    }

    private static @Nullable Long value(MailboxStatus status, StatusItem<Long> item) {
        return status.find(item).orElse(null);
    }

    private static String text(MailboxStatus status, StatusItem<Long> item) {
        return status.find(item).map(String::valueOf).orElse("");
    }
}
