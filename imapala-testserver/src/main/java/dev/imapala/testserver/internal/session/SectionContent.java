package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.mime.DecodedContent;
import dev.imapala.testserver.internal.mime.MimePart;
import dev.imapala.testserver.internal.mime.Sections;
import java.util.Optional;

/** The octets of the sections that BODY[...] names (RFC 9051 section 6.4.5). */
final class SectionContent {
    private SectionContent() {}

    /** Returns the octets of a section; nothing where the message has no such part. */
    static Optional<Bytes> of(MimePart message, Section section) {
        return switch (section.text()) {
            case ALL ->
                section.part().isEmpty()
                        ? Optional.of(message.allBytes())
                        : Sections.part(message, section.part()).map(MimePart::bodyBytes);
            case MIME -> Sections.part(message, section.part()).map(MimePart::headerBytes);
            case HEADER -> Sections.message(message, section.part()).map(MimePart::headerBytes);
            case TEXT -> Sections.message(message, section.part()).map(MimePart::bodyBytes);
            case HEADER_FIELDS ->
                Sections.message(message, section.part()).map(found -> Sections.headerFields(found, section.fields()));
            case HEADER_FIELDS_NOT ->
                Sections.message(message, section.part())
                        .map(found -> Sections.headerFieldsNot(found, section.fields()));
        };
    }

    /**
     * Returns the octets of a part without their transfer encoding; nothing where the message has no such part.
     *
     * @throws RefusedException if nobody can decode them
     */
    static Optional<Bytes> decoded(MimePart message, Section section) {
        if (section.part().isEmpty()) {
            return Optional.of(message.allBytes());
        }
        return Sections.part(message, section.part())
                .map(part -> DecodedContent.of(part)
                        .orElseThrow(() -> new RefusedException(
                                Outcome.no(ResponseCode.UNKNOWN_CTE, "the part has an unknown transfer encoding"))));
    }

    /** Returns a range; what is beyond the end is cut off. */
    static Bytes slice(Bytes content, Partial partial) {
        int from = (int) Math.min(partial.offset(), content.size());
        int to = (int) Math.min(from + partial.length(), content.size());
        return content.slice(from, to);
    }
}
