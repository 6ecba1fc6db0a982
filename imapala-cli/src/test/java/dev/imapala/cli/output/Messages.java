package dev.imapala.cli.output;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages as a server tells of them. */
final class Messages {
    private Messages() {}

    static FetchedMessage message(long uid, String date, String from, String subject, long size, Flag... flags) {
        return FetchedMessage.builder(uid - 1000)
                .uid(uid)
                .internalDate(InternalDate.of(OffsetDateTime.parse(date)))
                .size(size)
                .flags(Set.of(flags))
                .put(FetchItem.ENVELOPE, envelope(subject, mailbox(from, "ann", "example.org")))
                .build();
    }

    static FetchedMessage by(Address... from) {
        return FetchedMessage.builder(1)
                .put(FetchItem.ENVELOPE, envelope("s", from))
                .build();
    }

    static Address.Mailbox mailbox(@Nullable String name, @Nullable String local, @Nullable String host) {
        return new Address.Mailbox(bytes(name), null, bytes(local), bytes(host));
    }

    private static Envelope envelope(String subject, Address... from) {
        List<Address> authors = Arrays.stream(from).collect(Collectors.toList());
        return new Envelope(
                null,
                bytes(subject),
                authors,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                bytes("<1@example.org>"));
    }

    private static @Nullable Bytes bytes(@Nullable String text) {
        return text == null ? null : Bytes.of(text);
    }
}
