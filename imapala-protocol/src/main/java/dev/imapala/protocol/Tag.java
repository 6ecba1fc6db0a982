package dev.imapala.protocol;

/**
 * The identifier that a client puts before a command and a server before the response that completes it.
 *
 * @param value 1 or more characters that may stand in an astring, without {@code +}
 * RFC 9051 section 2.2.1
 */
public record Tag(String value) {
    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException if {@code value} is not a tag
     */
    public Tag {
        if (!Ascii.isAtom(value, "]") || value.indexOf('+') >= 0) {
            throw new IllegalArgumentException(
                    "not a tag: \"" + Ascii.printable(value) + "\"; use letters and digits, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
