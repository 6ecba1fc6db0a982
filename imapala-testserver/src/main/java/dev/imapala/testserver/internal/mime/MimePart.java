package dev.imapala.testserver.internal.mime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message or a part of one: its header, its body and what is in it, as places in the bytes of the whole message. */
public final class MimePart {
    private final byte[] bytes;
    private final Span span;
    private final Header header;
    private final MediaType mediaType;
    private final List<MimePart> parts;
    private final @Nullable MimePart message;

    /**
     * Where a part stands.
     *
     * @param start where its header begins
     * @param body where its body begins
     * @param end where its body ends
     */
    record Span(int start, int body, int end) {}

    MimePart(
            byte[] bytes,
            Span span,
            Header header,
            MediaType mediaType,
            List<MimePart> parts,
            @Nullable MimePart message) {
        this.bytes = bytes;
        this.span = span;
        this.header = header;
        this.mediaType = mediaType;
        this.parts = List.copyOf(parts);
        this.message = message;
    }

    /** Answers the header fields. */
    public Header header() {
        return header;
    }

    /** Answers type, subtype and parameters; the default where the field is missing or wrong. */
    public MediaType mediaType() {
        return mediaType;
    }

    /** Tells whether this is a multipart that was read as one. */
    public boolean isMultipart() {
        return mediaType.isMultipart();
    }

    /** Answers the parts of a multipart; nothing for others and for a multipart whose boundary never appears. */
    public List<MimePart> parts() {
        return parts;
    }

    /** Answers the message inside a part of type message/rfc822. */
    public Optional<MimePart> message() {
        return Optional.ofNullable(message);
    }

    /** Answers the header with the empty line that ends it, if there is one. */
    public byte[] headerBytes() {
        return slice(span.start, span.body);
    }

    /** Answers the body as it stands, with its transfer encoding. */
    public byte[] bodyBytes() {
        return slice(span.body, span.end);
    }

    /** Answers the length of the body in bytes. */
    public int bodySize() {
        return span.end - span.body;
    }

    /** Answers the number of line ends in the body. */
    public int bodyLines() {
        return Text.countLines(bytes, span.body, span.end);
    }

    /** Answers the bytes of one header field with its line ends. */
    byte[] fieldBytes(HeaderField field) {
        return slice(field.start(), field.end());
    }

    /** Answers header and body. */
    public byte[] toByteArray() {
        return slice(span.start, span.end);
    }

    /** Tells whether there is an empty line after the header fields. */
    boolean hasSeparator() {
        int fieldsEnd = header.fields().isEmpty()
                ? span.start
                : header.fields().get(header.fields().size() - 1).end();
        return span.body > fieldsEnd;
    }

    private byte[] slice(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }
}
