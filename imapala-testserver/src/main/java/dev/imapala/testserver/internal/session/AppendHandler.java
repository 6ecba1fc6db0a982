package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.MessageUrl;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * APPEND of one or several messages, all or none (RFC 9051 section 6.3.12, RFC 3502 section 6.3.11), as they are or made of
 * what is here (RFC 4469 section 3).
 */
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
        List<StoredMailbox.Arrival> arrivals = new ArrayList<>();
        for (Append message : command.messages()) {
            arrivals.add(arrival(message));
        }
        new QuotaGuard(session).check(arrivals);
        List<StoredMessage> messages = mailbox.get().appendAll(arrivals);
        if (!session.settings().offered().has(Capability.UIDPLUS)) {
            return Outcome.ok("APPEND completed");
        }
        UidSet uids = UidSet.of(messages.stream().mapToLong(StoredMessage::uid).toArray());
        return Outcome.ok(new ResponseCode.AppendUid(mailbox.get().uidValidity(), uids), "APPEND completed");
    }

    private StoredMailbox.Arrival arrival(Append message) {
        Bytes content = content(message);
        if (content.isEmpty()) {
            throw new RefusedException(Outcome.no("an empty message cancels the APPEND"));
        }
        checkSize(content.size());
        InternalDate given = message.internalDate();
        InternalDate date = given != null ? given : InternalDate.of(OffsetDateTime.now(ZoneOffset.UTC));
        return new StoredMailbox.Arrival(content, new LinkedHashSet<>(message.flags()), date);
    }

    /** The limit is the one that the capabilities tell (RFC 7889 section 4). */
    private void checkSize(long size) {
        long limit = session.settings().offered().appendLimit().orElse(Long.MAX_VALUE);
        if (size > limit) {
            throw new RefusedException(
                    Outcome.no(ResponseCode.TOOBIG, "messages have up to " + limit + " octets here, not " + size));
        }
    }

    private Bytes content(Append message) {
        if (message.parts().size() == 1) {
            return octets(message.parts().get(0));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (AppendPart part : message.parts()) {
            content.writeBytes(octets(part).toArray());
            checkSize(content.size());
        }
        return Bytes.copyOf(content.toByteArray());
    }

    private Bytes octets(AppendPart part) {
        if (part instanceof AppendPart.Url url) {
            return find(url.url()).orElseThrow(() -> badUrl(url.url()));
        } else if (part.content() instanceof Content.InMemory memory) {
            return memory.octets();
        }
        throw new RefusedException(Outcome.no(ResponseCode.LIMIT, "the message is too large for this server"));
    }

    private static RefusedException badUrl(String url) {
        return new RefusedException(Outcome.no(codeOf(url), "there is nothing at the URL"));
    }

    /** A URL that does not fit into a code is told without. */
    private static ResponseCode codeOf(String url) {
        try {
            return new ResponseCode.BadUrl(url);
        } catch (IllegalArgumentException e) {
            return ResponseCode.CANNOT;
        }
    }

    private Optional<Bytes> find(String text) {
        MessageUrl url;
        try {
            url = MessageUrl.parse(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Long validity = url.uidValidity();
        return mailbox(url)
                .filter(mailbox -> validity == null || validity == mailbox.uidValidity())
                .flatMap(mailbox -> mailbox.snapshot().messages().stream()
                        .filter(message -> message.uid() == url.uid().value())
                        .findFirst())
                .flatMap(message -> SectionContent.of(message.mime(), url.section()))
                .map(content -> url.partial() == null ? content : SectionContent.slice(content, url.partial()));
    }

    private Optional<StoredMailbox> mailbox(MessageUrl url) {
        MailboxName name = url.mailbox();
        if (name != null) {
            return session.account().find(name);
        }
        return session.isSelected() ? Optional.of(session.selected().mailbox()) : Optional.empty();
    }
}
