package dev.imapala.testserver.internal.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of messages as people read it, for SEARCH (RFC 9051 section 6.4.4). */
public final class ReadableText {
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(\\?=)\\s+(=\\?[^?\\s]+\\?[bBqQ]\\?)");

    private ReadableText() {}

    /** Returns a header field body, a character an octet, with its encoded words decoded (RFC 2047 section 2). */
    public static String ofField(String value) {
        String joined = BETWEEN_WORDS.matcher(value).replaceAll("$1$2");
        Matcher word = ENCODED_WORD.matcher(joined);
        StringBuilder out = new StringBuilder();
        int end = 0;
        while (word.find()) {
            out.append(Text.bytes(joined.substring(end, word.start())).text());
            out.append(decoded(word));
            end = word.end();
        }
        return out.append(Text.bytes(joined.substring(end)).text()).toString();
    }

    private static String decoded(Matcher word) {
        byte[] encoded = word.group(3).getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = word.group(2).equalsIgnoreCase("B")
                ? TransferDecoder.base64(encoded)
                : TransferDecoder.quotedPrintable(
                        word.group(3).replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1));
        return Charsets.decode(octets, word.group(1));
    }

    /** Returns the text of a message or part and of all in it: of text parts, decoded, and the headers of messages. */
    public static String ofBody(MimePart part) {
        StringBuilder out = new StringBuilder();
        appendBody(part, out);
        return out.toString();
    }

    private static void appendBody(MimePart part, StringBuilder out) {
        if (part.isMultipart()) {
            part.parts().forEach(inner -> appendBody(inner, out));
        } else if (part.message().isPresent()) {
            MimePart message = part.message().get();
            out.append(ofHeader(message));
            appendBody(message, out);
        } else if (part.mediaType().isText()) {
            out.append(text(part)).append('\n');
        }
    }

    private static String text(MimePart part) {
        String encoding = part.header().first("Content-Transfer-Encoding").orElse("7bit");
        byte[] octets = TransferDecoder.decode(part.bodyBytes(), Text.trim(encoding));
        return Charsets.decode(octets, part.mediaType().parameter("charset").orElse("us-ascii"));
    }

    /** Returns the header of a message, a line for each field, with encoded words decoded. */
    public static String ofHeader(MimePart message) {
        StringBuilder out = new StringBuilder();
        for (HeaderField field : message.header().fields()) {
            out.append(field.name()).append(": ").append(ofField(field.value())).append('\n');
        }
        return out.toString();
    }
}
