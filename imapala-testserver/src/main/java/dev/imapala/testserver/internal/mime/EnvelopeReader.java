package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the ENVELOPE of a message from its header (RFC 9051 section 7.5.2). */
public final class EnvelopeReader {
    private final Header header;

    private EnvelopeReader(Header header) {
        this.header = header;
    }

    /** Returns the envelope of a message; Sender and Reply-To default to From. */
    public static Envelope read(MimePart message) {
        return new EnvelopeReader(message.header()).envelope();
    }

    private Envelope envelope() {
        List<Address> from = addresses("From");
        return new Envelope(
                text("Date"),
                text("Subject"),
                from,
                addressesOr("Sender", from),
                addressesOr("Reply-To", from),
                addresses("To"),
                addresses("Cc"),
                addresses("Bcc"),
                text("In-Reply-To"),
                text("Message-ID"));
    }

    private @Nullable Bytes text(String name) {
        return header.first(name).map(Text::bytes).orElse(null);
    }

    private List<Address> addressesOr(String name, List<Address> other) {
        List<Address> addresses = addresses(name);
        return addresses.isEmpty() ? other : addresses;
    }

    private List<Address> addresses(String name) {
        List<Address> all = new ArrayList<>();
        header.all(name).forEach(value -> all.addAll(AddressReader.read(value)));
        return all;
    }
}
