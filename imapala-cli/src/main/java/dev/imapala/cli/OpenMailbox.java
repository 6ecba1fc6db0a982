package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.MailboxSummary;
import dev.imapala.cli.output.Report;
import dev.imapala.client.MailboxState;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The mailbox of a command, open to read only: nothing in it changes. */
final class OpenMailbox {
    private static final Fetch LINE = Fetch.items(UID, FLAGS, INTERNALDATE, RFC822_SIZE, ENVELOPE);

    private final BlockingMailbox mailbox;
    private final Report report;

    /** Makes what works on {@code mailbox}. */
    OpenMailbox(BlockingMailbox mailbox, Report report) {
        this.mailbox = mailbox;
        this.report = report;
    }

    /** Checks {@code --newest}, which is {@code usual} if left out. */
    static void checkNewest(int newest, int usual) {
        if (newest < 0) {
            throw Failure.usage("--newest must be 0 or more, not " + newest, "leave it out for " + usual + " messages");
        }
    }

    /** Opens the mailbox of {@code connection} and says how many messages there are. */
    static OpenMailbox open(Connection connection, Report report) {
        Long unseen = connection.unseen();
        BlockingMailbox mailbox = connection.examine();
        report.mailbox(summary(mailbox, unseen));
        return new OpenMailbox(mailbox, report);
    }

    static MailboxSummary summary(BlockingMailbox mailbox, @Nullable Long unseen) {
        MailboxState state = mailbox.state();
        OptionalLong validity = state.uidValidity();
        return new MailboxSummary(
                mailbox.name().text(),
                state.exists(),
                unseen,
                validity.isPresent() ? validity.getAsLong() : null,
                state.uidNext().map(Uid::value).orElse(null));
    }

    BlockingMailbox mailbox() {
        return mailbox;
    }

    /** Lists the newest {@code count} messages, the newest last. */
    void listNewest(int count) {
        if (count > 0) {
            report.messages(fetch(mailbox.newest(count)));
        }
    }

    /** Returns {@code messages} in order, as far as the server told something of them. */
    List<FetchedMessage> fetch(MessageSet messages) {
        return mailbox.fetch(messages, LINE).stream()
                .sorted(Comparator.comparingLong(FetchedMessage::sequenceNumber))
                .toList();
    }
}
