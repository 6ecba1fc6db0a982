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
import java.util.OptionalLong;
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
        if (command.items().contains(StatusItem.HIGHESTMODSEQ)) {
            session.enableCondstore();
        }
        session.send(status(mailbox.get(), command.items()));
        return Outcome.ok("STATUS completed");
    }

    Untagged status(StoredMailbox mailbox, List<StatusItem<?>> items) {
        StoredMailbox.Snapshot snapshot = mailbox.snapshot();
        MailboxStatus status = MailboxStatus.of(mailbox.name());
        for (StatusItem<?> item : items) {
            status = withItem(status, item, mailbox, snapshot);
        }
        return new Untagged.StatusData(status);
    }

    private MailboxStatus withItem(
            MailboxStatus status, StatusItem<?> item, StoredMailbox mailbox, StoredMailbox.Snapshot snapshot) {
        if (item == StatusItem.MAILBOXID) {
            return status.with(StatusItem.MAILBOXID, mailbox.objectId());
        } else if (item == StatusItem.APPENDLIMIT) {
            int limit = session.settings().limits().maxLiteralBytes();
            return status.with(StatusItem.APPENDLIMIT, OptionalLong.of(limit));
        }
        StatusItem<Long> number = StatusItem.numberNamed(item.name()).orElseThrow(() -> new AssertionError(item));
        return status.with(number, value(number, mailbox, snapshot));
    }

    private static long value(StatusItem<Long> item, StoredMailbox mailbox, StoredMailbox.Snapshot snapshot) {
        return switch (item.name()) {
            case "MESSAGES" -> snapshot.messages().size();
            case "UIDNEXT" -> snapshot.uidNext();
            case "UIDVALIDITY" -> mailbox.uidValidity();
            case "UNSEEN" -> count(snapshot, message -> !message.flags().contains(Flag.SEEN));
            case "DELETED" -> count(snapshot, message -> message.flags().contains(Flag.DELETED));
            case "RECENT" -> count(snapshot, message -> message.uid() >= snapshot.firstRecent());
            case "HIGHESTMODSEQ" -> snapshot.highestModSeq().value();
            case "SIZE" -> sizeOf(snapshot, message -> true);
            case "DELETED-STORAGE" ->
                sizeOf(snapshot, message -> message.flags().contains(Flag.DELETED));
            default -> throw new RefusedException(Outcome.bad("the status item " + item + " is not offered"));
        };
    }

    private static long count(StoredMailbox.Snapshot snapshot, Predicate<StoredMessage> wanted) {
        return snapshot.messages().stream().filter(wanted).count();
    }

    private static long sizeOf(StoredMailbox.Snapshot snapshot, Predicate<StoredMessage> wanted) {
        return snapshot.messages().stream()
                .filter(wanted)
                .mapToLong(message -> message.content().size())
                .sum();
    }
}
