package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;

/** APPEND (RFC 9051 section 6.3.12). */
final class AppendHandler {
    private final Session session;

    AppendHandler(Session session) {
        this.session = session;
    }

    Outcome handle(AppendCommand command) {
        Optional<StoredMailbox> mailbox = session.account().find(command.mailbox());
        if (mailbox.isEmpty()) {
            return Outcome.no(ResponseCode.TRYCREATE, "there is no mailbox of that name");
        }
        StoredMessage message = append(mailbox.get(), command.messages().get(0));
        if (!session.settings().offered().has(Capability.UIDPLUS)) {
            return Outcome.ok("APPEND completed");
        }
        UidSet uid = UidSet.of(message.uid());
        return Outcome.ok(new ResponseCode.AppendUid(mailbox.get().uidValidity(), uid), "APPEND completed");
    }

    private static StoredMessage append(StoredMailbox mailbox, Append append) {
        InternalDate given = append.internalDate();
        InternalDate date = given != null ? given : InternalDate.of(OffsetDateTime.now(ZoneOffset.UTC));
        if (!(append.parts().get(0).content() instanceof Content.InMemory message)) {
            throw new RefusedException(Outcome.no(ResponseCode.LIMIT, "the message is too large for this server"));
        }
        return mailbox.append(message.octets(), new LinkedHashSet<>(append.flags()), date);
    }
}
