package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message or a part of one: its header, its body and what is in it, as places in the bytes of the whole message. */
public final class MimePart {
    private final Bytes bytes;
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
     * @param lines the number of line ends in its body
     */
    record Span(int start, int body, int end, int lines) {}

    MimePart(
            Bytes bytes,
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

    /** Returns the header fields. */
    public Header header() {
        return header;
    }

    /** Returns type, subtype and parameters; the default where the field is missing or wrong. */
    public MediaType mediaType() {
        return mediaType;
    }

    /** Tells whether this is a multipart that was read as one. */
    public boolean isMultipart() {
        return mediaType.isMultipart();
    }

    /** Returns the parts of a multipart; nothing for others and for a multipart whose boundary never appears. */
    public List<MimePart> parts() {
        return parts;
    }

    /** Returns the message inside a part of type message/rfc822. */
    public Optional<MimePart> message() {
        return Optional.ofNullable(message);
    }

    /** Returns the header with the empty line that ends it, if there is one. */
    public Bytes headerBytes() {
        return slice(span.start, span.body);
    }

    /** Returns the body as it stands, with its transfer encoding. */
    public Bytes bodyBytes() {
        return slice(span.body, span.end);
    }

    /** Returns the length of the body in bytes. */
    public int bodySize() {
        return span.end - span.body;
    }

    /** Returns the number of line ends in the body. */
    public int bodyLines() {
        return span.lines;
    }

    /** Returns the bytes of one header field with its line ends. */
    Bytes fieldBytes(HeaderField field) {
        return slice(field.start(), field.end());
    }

    /** Returns header and body. */
    public Bytes allBytes() {
        return slice(span.start, span.end);
    }

    /** Tells whether there is an empty line after the header fields. */
    boolean hasSeparator() {
        int fieldsEnd = header.fields().isEmpty()
                ? span.start
                : header.fields().get(header.fields().size() - 1).end();
        return span.body > fieldsEnd;
    }

    private Bytes slice(int start, int end) {
        return bytes.slice(start, end);
    }
}
