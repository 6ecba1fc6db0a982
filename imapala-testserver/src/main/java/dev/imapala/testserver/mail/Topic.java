package dev.imapala.testserver.mail;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/**
 * What letters are about.
 *
 * @param language the language
 * @param subject the subject, with slots
 * @param sentences what letters may say, with slots
 */
record Topic(Language language, String subject, List<String> sentences) {

    /** A language with the character sets people write it in. */
    enum Language {
        EN("US-ASCII"),
        DE("ISO-8859-1", "windows-1252", "UTF-8"),
        FR("ISO-8859-1", "ISO-8859-15", "UTF-8"),
        ES("ISO-8859-1", "UTF-8"),
        PL("ISO-8859-2", "windows-1250", "UTF-8"),
        CS("ISO-8859-2", "UTF-8"),
        RU("KOI8-R", "windows-1251", "UTF-8"),
        EL("ISO-8859-7", "UTF-8"),
        HE("windows-1255", "UTF-8"),
        JA("ISO-2022-JP", "Shift_JIS", "UTF-8"),
        ZH("GB18030", "UTF-8"),
        XX("UTF-8");

        @SuppressWarnings("ImmutableEnumChecker") // the list is immutable
        private final List<Charset> charsets;

        Language(String... charsets) {
            this.charsets = Stream.of(charsets).map(Charset::forName).toList();
        }

        List<Charset> charsets() {
            return charsets;
        }

        /** Tells whether ISO-8859-1 is a usual way to write this language. */
        boolean isLatin1() {
            return charsets.get(0).name().equals("ISO-8859-1");
        }
    }
}
