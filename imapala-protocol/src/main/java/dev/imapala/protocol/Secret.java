package dev.imapala.protocol;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password, token or other credential. It never prints itself: {@link #toString()} is always {@code ***}. */
public final class Secret {
    private final Bytes utf8;

    private Secret(Bytes utf8) {
        this.utf8 = utf8;
    }

    /** Returns the secret {@code text}. */
    public static Secret of(String text) {
        return new Secret(Bytes.of(text));
    }

    /** Returns the secret {@code text}, which the caller may overwrite afterwards. */
    public static Secret of(char[] text) {
        return new Secret(Bytes.copyOf(StandardCharsets.UTF_8.encode(CharBuffer.wrap(text))));
    }

    /** Returns the secret whose octets are {@code octets}. */
    public static Secret of(Bytes octets) {
        return new Secret(octets);
    }

    /** Returns the octets, in UTF-8 if the secret was text. Do not log them. */
    public Bytes reveal() {
        return utf8;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8.toArray(), that.utf8.toArray());
    }

    @Override
    public int hashCode() {
        return utf8.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
