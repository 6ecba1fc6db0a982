package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The octets of parts without their transfer encoding, for BINARY[...] (RFC 9051 section 6.4.5). */
public final class DecodedContent {
    private static final Set<String> KNOWN = Set.of("7bit", "8bit", "binary", "base64", "quoted-printable");

    private DecodedContent() {}

    /** Returns the decoded octets of a single part; those of several as they are; nothing if nobody can decode them. */
    public static Optional<Bytes> of(MimePart part) {
        if (part.isMultipart() || part.message().isPresent()) {
            return Optional.of(part.bodyBytes());
        }
        String encoding =
                Text.trim(part.header().first("Content-Transfer-Encoding").orElse("7bit"));
        return KNOWN.contains(encoding.toLowerCase(Locale.ROOT))
                ? Optional.of(Bytes.copyOf(TransferDecoder.decode(part.bodyBytes(), encoding)))
                : Optional.empty();
    }
}
