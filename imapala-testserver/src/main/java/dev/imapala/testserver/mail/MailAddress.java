package dev.imapala.testserver.mail;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends or gets a generated message.
 *
 * @param name the display name, decoded, or null where the address stands alone
 * @param localPart what stands before the {@code @}
 * @param domain what stands after it
 */
public record MailAddress(@Nullable String name, String localPart, String domain) {

    /** Returns the address alone, as in {@code ann@example.org}. */
    public String address() {
        return localPart + "@" + domain;
    }

    /** Writes it as a header field has it, with encoded words in {@code charset} or quotes where the name needs them. */
    String inHeader(EncodedWords words) {
        if (name == null) {
            return address();
        }
        return phrase(name, words) + " <" + address() + ">";
    }

    private static String phrase(String name, EncodedWords words) {
        if (!EncodedWords.isAscii(name)) {
            return words.encode(name);
        }
        boolean atoms = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-');
        return atoms ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
