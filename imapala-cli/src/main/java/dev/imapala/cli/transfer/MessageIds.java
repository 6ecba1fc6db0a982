package dev.imapala.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Message-ID in a header. */
final class MessageIds {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_ID = 900;
    private static final Pattern FIELD =
            Pattern.compile("(?im)^Message-ID:[ \\t]*(?:\\r?\\n[ \\t]+)?(<[\\x21-\\x7E]+>)");
    private static final Pattern HEADER_END = Pattern.compile("\\n\\r?\\n");

    private MessageIds() {}

    /** Returns the Message-ID of the message that {@code octets} is; empty if it has none that can be asked for. */
    static String of(InputStream octets) throws IOException {
        String text = new String(octets.readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        Matcher end = HEADER_END.matcher(text);
        Matcher field = FIELD.matcher(end.find() ? text.substring(0, end.start()) : text);
        return field.find() && field.group(1).length() <= LONGEST_ID ? field.group(1) : "";
    }
}
