package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the sections of a message that BODY[...] names (RFC 9051 section 6.4.5.1). */
public final class Sections {
    private static final byte[] CRLF = {'\r', '\n'};

    private Sections() {}

    /** Returns the part with these numbers; nothing where there is none. No numbers mean the message itself. */
    public static Optional<MimePart> part(MimePart message, List<Long> numbers) {
        Optional<MimePart> found = Optional.of(message);
        boolean inside = true;
        for (long number : numbers) {
            Optional<MimePart> container = inside ? found : found.flatMap(Sections::opened);
            found = container.flatMap(part -> numbered(part, number));
            inside = false;
        }
        return found;
    }

    private static Optional<MimePart> opened(MimePart part) {
        return part.isMultipart() ? Optional.of(part) : part.message();
    }

    private static Optional<MimePart> numbered(MimePart container, long number) {
        if (container.isMultipart()) {
            List<MimePart> parts = container.parts();
            return number <= parts.size() ? Optional.of(parts.get((int) number - 1)) : Optional.empty();
        }
        return number == 1 ? Optional.of(container) : Optional.empty();
    }

    /** Returns the message that HEADER and TEXT speak of: the whole one, or the one in the numbered message/rfc822 part. */
    public static Optional<MimePart> message(MimePart message, List<Long> numbers) {
        return numbers.isEmpty() ? Optional.of(message) : part(message, numbers).flatMap(MimePart::message);
    }

    /** Returns the named header fields in the order of the message, and the empty line. */
    public static Bytes headerFields(MimePart message, List<String> names) {
        return select(message, field -> names.stream().anyMatch(field::is));
    }

    /** Returns all but the named header fields in the order of the message, and the empty line. */
    public static Bytes headerFieldsNot(MimePart message, List<String> names) {
        return select(message, field -> names.stream().noneMatch(field::is));
    }

    private static Bytes select(MimePart message, Predicate<HeaderField> wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.header().fields().stream()
                .filter(wanted)
                .forEach(field -> out.writeBytes(message.fieldBytes(field).toArray()));
        if (message.hasSeparator() || message.bodySize() > 0) {
            out.writeBytes(CRLF);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
