package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.GetMetadataCommand;
import dev.imapala.protocol.command.MetadataCommand;
import dev.imapala.protocol.command.SetMetadataCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Annotations;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GETMETADATA and SETMETADATA (RFC 5464 section 4). */
final class MetadataHandler {
    private static final Bytes ADMIN = Bytes.of("mailto:postmaster@localhost");

    private final Session session;

    MetadataHandler(Session session) {
        this.session = session;
    }

    Outcome handle(MetadataCommand command) throws IOException {
        session.account();
        if (command instanceof GetMetadataCommand get) {
            return get(get.mailbox(), get.arguments());
        } else if (command instanceof SetMetadataCommand set) {
            return set(set.mailbox(), set.values());
        }
        throw new AssertionError(command);
    }

    private Outcome get(@Nullable MailboxName mailbox, GetMetadata arguments) throws IOException {
        long longest = 0;
        Map<MetadataEntry, @Nullable Bytes> answer = new LinkedHashMap<>();
        for (Map.Entry<MetadataEntry, @Nullable Bytes> found :
                find(mailbox, arguments).entrySet()) {
            Bytes value = found.getValue();
            if (value == null || value.size() <= arguments.maxSize().orElse(Long.MAX_VALUE)) {
                answer.put(found.getKey(), value);
            } else {
                longest = Math.max(longest, value.size());
            }
        }
        if (!answer.isEmpty()) {
            session.send(new Untagged.Metadata(mailbox, answer));
        }
        return longest == 0
                ? Outcome.ok("GETMETADATA completed")
                : Outcome.ok(new ResponseCode.MetadataLongEntries(longest), "there are longer values");
    }

    /** Returns what is asked for, with null for an entry that is named and not there. */
    private Map<MetadataEntry, @Nullable Bytes> find(@Nullable MailboxName mailbox, GetMetadata arguments) {
        Map<MetadataEntry, Bytes> all = new LinkedHashMap<>();
        for (boolean isPrivate : new boolean[] {false, true}) {
            all.putAll(place(mailbox, isPrivate).all());
        }
        if (mailbox == null) {
            all.put(MetadataEntry.SHARED_ADMIN, ADMIN);
        }
        Map<MetadataEntry, @Nullable Bytes> found = new LinkedHashMap<>();
        for (MetadataEntry wanted : arguments.entries()) {
            if (arguments.depth() == GetMetadata.Depth.ZERO) {
                found.put(wanted, all.get(wanted));
            } else {
                int levels = arguments.depth() == GetMetadata.Depth.ONE ? 1 : Integer.MAX_VALUE;
                all.forEach((entry, value) -> {
                    if (entry.isWithin(wanted, levels)) {
                        found.put(entry, value);
                    }
                });
            }
        }
        return found;
    }

    private Outcome set(@Nullable MailboxName mailbox, Map<MetadataEntry, @Nullable Bytes> values) {
        for (Map.Entry<MetadataEntry, @Nullable Bytes> value : values.entrySet()) {
            if (mailbox == null && value.getKey().equals(MetadataEntry.SHARED_ADMIN)) {
                return Outcome.no(ResponseCode.NOPERM, value.getKey() + " is read-only");
            } else if (value.getValue() != null && value.getValue().size() > Annotations.MOST_OCTETS) {
                return Outcome.no(new ResponseCode.MetadataMaxSize(Annotations.MOST_OCTETS), "a value is too long");
            }
        }
        Map<MetadataEntry, @Nullable Bytes> shared = some(values, false);
        Map<MetadataEntry, @Nullable Bytes> own = some(values, true);
        if (!place(mailbox, false).haveRoomFor(mailbox == null ? shared : values)
                || !place(mailbox, true).haveRoomFor(own)) {
            ResponseCode code = new ResponseCode.MetadataRefused(ResponseCode.MetadataRefused.Reason.TOOMANY);
            return Outcome.no(code, "there are too many entries");
        }
        place(mailbox, false).set(shared);
        place(mailbox, true).set(own);
        session.tellAnnotated(mailbox, List.copyOf(values.keySet()));
        return Outcome.ok("SETMETADATA completed");
    }

    private static Map<MetadataEntry, @Nullable Bytes> some(
            Map<MetadataEntry, @Nullable Bytes> values, boolean isPrivate) {
        Map<MetadataEntry, @Nullable Bytes> some = new LinkedHashMap<>(values);
        some.keySet().removeIf(entry -> entry.isPrivate() != isPrivate);
        return some;
    }

    private Annotations place(@Nullable MailboxName mailbox, boolean isPrivate) {
        if (mailbox == null) {
            return isPrivate
                    ? session.account().annotations()
                    : session.settings().accounts().annotations();
        }
        return session.account()
                .find(mailbox)
                .map(StoredMailbox::annotations)
                .orElseThrow(() ->
                        new RefusedException(Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name")));
    }
}
