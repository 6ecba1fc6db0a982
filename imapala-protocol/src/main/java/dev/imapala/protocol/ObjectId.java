package dev.imapala.protocol;

/**
 * The identifier that a server gives to a mailbox, a message or a thread. It stays the same when the thing is moved or
 * renamed; what it is made of is the server's business. Case matters.
 *
 * @param value 1 to 255 letters, digits, {@code _} and {@code -}
 * RFC 8474 section 7
 */
public record ObjectId(String value) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if {@code value} is not an {@code objectid}
     */
    public ObjectId {
        if (value.isEmpty() || value.length() > 255 || !value.chars().allMatch(ObjectId::isAllowed)) {
            throw new IllegalArgumentException("not an object identifier: \"" + Ascii.printable(value)
                    + "\"; it is 1 to 255 letters, digits, _ and -");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /** Returns the identifier {@code value}. */
    public static ObjectId of(String value) {
        return new ObjectId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
