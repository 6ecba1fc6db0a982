package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a message into its parts (RFC 2045, RFC 2046 section 5.1).
 *
 * <p>A line ends with a line feed; a carriage return before it belongs to the line end. The line end before a boundary
 * belongs to the boundary. A boundary of an outer multipart ends all inner ones. A multipart that names no boundary is
 * plain text, and so is what has an unreadable Content-Type.
 */
public final class MimeReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_PARTS = 10_000;
    private static final int NONE = -1;

    private final Bytes message;
    private final byte[] bytes;
    private final List<byte[]> delimiters = new ArrayList<>();
    private int partCount;

    // Where reading stopped: at a boundary line of the open multipart at this level, or at the end.
    private int foundLevel = NONE;
    private boolean foundClosing;
    private int foundStart;
    private int foundAfter;

    private MimeReader(Bytes message) {
        this.message = message;
        this.bytes = message.toArray();
    }

    /** Reads a message. */
    public static MimePart read(Bytes message) {
        return new MimeReader(message).entity(0, MediaType.TEXT_PLAIN, 0);
    }

    private MimePart entity(int start, MediaType defaultType, int depth) {
        partCount++;
        List<HeaderField> fields = new ArrayList<>();
        int body = readHeader(start, fields);
        Header header = new Header(fields);
        MediaType type = header.first("Content-Type").flatMap(MediaType::read).orElse(defaultType);
        List<MimePart> parts = new ArrayList<>();
        MimePart embedded = null;
        if (type.isMultipart() && depth < MAX_DEPTH) {
            readParts(body, type, depth, parts);
        } else if (type.is("message", "rfc822") && depth < MAX_DEPTH) {
            embedded = entity(body, MediaType.TEXT_PLAIN, depth + 1);
        } else {
            stopAtBoundary(body);
        }
        return new MimePart(message, span(start, body), header, readAs(type), parts, embedded);
    }

    private static MediaType readAs(MediaType type) {
        boolean lacksBoundary = type.type().equalsIgnoreCase("multipart") && !type.isMultipart();
        return lacksBoundary ? MediaType.TEXT_PLAIN : type;
    }

    /** Reads header fields up to the empty line, a boundary or the end; returns where the body begins. */
    private int readHeader(int start, List<HeaderField> into) {
        int position = start;
        while (position < bytes.length) {
            int after = Text.afterLine(bytes, position, bytes.length);
            if (Text.beforeLineEnd(bytes, position, after) == position) {
                return after;
            }
            if (isBoundary(position, after)) {
                return Text.beforeLineEnd(bytes, start, position);
            }
            HeaderField field = Header.fieldAt(bytes, position, bytes.length);
            into.add(field);
            position = field.end();
        }
        return position;
    }

    private void readParts(int body, MediaType type, int depth, List<MimePart> into) {
        MediaType defaultType = type.subtype().equalsIgnoreCase("digest") ? MediaType.MESSAGE : MediaType.TEXT_PLAIN;
        int level = delimiters.size();
        delimiters.add(("--" + type.boundary().orElseThrow()).getBytes(StandardCharsets.ISO_8859_1));
        stopAtBoundary(body);
        while (foundLevel == level && !foundClosing && partCount < MAX_PARTS) {
            into.add(entity(foundAfter, defaultType, depth + 1));
        }
        delimiters.remove(level);
        if (foundLevel == level) {
            stopAtBoundary(foundAfter);
        }
    }

    private MimePart.Span span(int start, int body) {
        int end = foundLevel == NONE ? bytes.length : Math.max(body, Text.beforeLineEnd(bytes, body, foundStart));
        return new MimePart.Span(start, body, end, Text.countLines(bytes, body, end));
    }

    private void stopAtBoundary(int start) {
        foundLevel = NONE;
        int position = delimiters.isEmpty() ? bytes.length : start;
        while (position < bytes.length) {
            int after = Text.afterLine(bytes, position, bytes.length);
            if (isBoundary(position, after)) {
                return;
            }
            position = after;
        }
    }

    /** Tells whether the line is a delimiter of an open multipart, and if so, notes whose. */
    private boolean isBoundary(int lineStart, int lineAfter) {
        if (lineAfter - lineStart < 2 || bytes[lineStart] != '-' || bytes[lineStart + 1] != '-') {
            return false;
        }
        int lineEnd = withoutTrailingSpace(lineStart, lineAfter);
        for (int level = delimiters.size() - 1; level >= 0; level--) {
            int rest = afterPrefix(delimiters.get(level), lineStart, lineEnd);
            boolean closing = rest == lineEnd - 2 && bytes[rest] == '-' && bytes[rest + 1] == '-';
            if (rest == lineEnd || closing) {
                foundLevel = level;
                foundClosing = closing;
                foundStart = lineStart;
                foundAfter = lineAfter;
                return true;
            }
        }
        return false;
    }

    private int withoutTrailingSpace(int start, int end) {
        int last = end;
        while (last > start && Text.isSpace(bytes[last - 1])) {
            last--;
        }
        return last;
    }

    private int afterPrefix(byte[] prefix, int start, int end) {
        int after = start + prefix.length;
        return after <= end && Arrays.equals(bytes, start, after, prefix, 0, prefix.length) ? after : NONE;
    }
}
