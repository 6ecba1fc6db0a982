package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** STATUS (RFC 9051 section 6.3.11). */
final class StatusHandler {
    private final Session session;

    StatusHandler(Session session) {
        this.session = session;
    }

    Outcome handle(StatusCommand command) throws IOException {
        Optional<StoredMailbox> mailbox = session.account().find(command.mailbox());
        if (mailbox.isEmpty()) {
            return Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name");
        }
        session.send(status(mailbox.get(), command.items()));
        return Outcome.ok("STATUS completed");
    }

    static Untagged status(StoredMailbox mailbox, List<StatusItem<Long>> items) {
        StoredMailbox.Snapshot snapshot = mailbox.snapshot();
        MailboxStatus status = MailboxStatus.of(mailbox.name());
        for (StatusItem<Long> item : items) {
            status = status.with(item, value(item, mailbox, snapshot));
        }
        return new Untagged.StatusData(status);
    }

    private static long value(StatusItem<Long> item, StoredMailbox mailbox, StoredMailbox.Snapshot snapshot) {
        return switch (item.name()) {
            case "MESSAGES" -> snapshot.messages().size();
            case "UIDNEXT" -> snapshot.uidNext();
            case "UIDVALIDITY" -> mailbox.uidValidity();
            case "UNSEEN" -> count(snapshot, message -> !message.flags().contains(Flag.SEEN));
            case "DELETED" -> count(snapshot, message -> message.flags().contains(Flag.DELETED));
            case "RECENT" -> count(snapshot, message -> message.uid() >= snapshot.firstRecent());
            case "SIZE" ->
                snapshot.messages().stream()
                        .mapToLong(message -> message.content().size())
                        .sum();
            default -> throw new RefusedException(Outcome.bad("the status item " + item + " is not offered"));
        };
    }

    private static long count(StoredMailbox.Snapshot snapshot, Predicate<StoredMessage> wanted) {
        return snapshot.messages().stream().filter(wanted).count();
    }
}
