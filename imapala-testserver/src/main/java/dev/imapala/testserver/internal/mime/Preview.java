package dev.imapala.testserver.internal.mime;

import java.util.Optional;
import java.util.regex.Pattern;

/** The beginning of a message's text, for PREVIEW (RFC 8970 section 3.1). */
public final class Preview {
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern MARKUP = Pattern.compile("(?is)<(style|script)\\b.*?</\\1\\s*>|<[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Preview() {}

    /** Returns at most 200 characters of the first text; nothing if there is none. */
    public static String of(MimePart message) {
        return firstText(message).map(Preview::plain).map(Preview::shortened).orElse("");
    }

    private static Optional<MimePart> firstText(MimePart part) {
        if (part.isMultipart()) {
            return part.parts().stream()
                    .map(Preview::firstText)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return part.mediaType().isText() ? Optional.of(part) : Optional.empty();
    }

    private static String plain(MimePart part) {
        String text = ReadableText.ofBody(part);
        return part.mediaType().is("text", "html") ? MARKUP.matcher(text).replaceAll(" ") : text;
    }

    private static String shortened(String text) {
        String shown = BLANKS.matcher(text).replaceAll(" ").strip();
        int end = shown.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, shown.codePointCount(0, shown.length())));
        return shown.substring(0, end);
    }
}
