package dev.imapala.protocol.wire;

import java.nio.charset.StandardCharsets;

/** A word that comes in nearly every response, made to be compared eight octets at a time, in any case. */
final class Keyword {
    static final Keyword BODY = new Keyword("BODY");
    static final Keyword BODYSTRUCTURE = new Keyword("BODYSTRUCTURE");
    static final Keyword ENVELOPE = new Keyword("ENVELOPE");
    static final Keyword FETCH = new Keyword("FETCH");
    static final Keyword FLAGS = new Keyword("FLAGS");
    static final Keyword INTERNALDATE = new Keyword("INTERNALDATE");
    static final Keyword NIL = new Keyword("NIL");
    static final Keyword RFC822_SIZE = new Keyword("RFC822.SIZE");
    static final Keyword UID = new Keyword("UID");

    private final String word;
    private final int size;
    private final int tail;
    /** What is left of eight octets where the case of letters does not count: all of it, or nothing behind the word. */
    private final long headMask;

    private final long head;
    private final long tailMask;
    private final long tailOctets;

    /** Makes the keyword {@code word}, in upper case, of up to 16 letters and other characters. */
    Keyword(String word) {
        this.word = word;
        size = word.length();
        tail = Math.max(0, size - Long.BYTES);
        byte[] octets = word.getBytes(StandardCharsets.US_ASCII);
        headMask = mask(octets, 0);
        head = octets(octets, 0);
        tailMask = mask(octets, tail);
        tailOctets = octets(octets, tail);
    }

    private static long mask(byte[] word, int from) {
        long mask = 0;
        for (int i = Math.min(word.length - from, Long.BYTES) - 1; i >= 0; i--) {
            byte octet = word[from + i];
            mask = mask << Byte.SIZE | (octet >= 'A' && octet <= 'Z' ? 0xDF : 0xFF);
        }
        return mask;
    }

    private static long octets(byte[] word, int from) {
        long octets = 0;
        for (int i = Math.min(word.length - from, Long.BYTES) - 1; i >= 0; i--) {
            octets = octets << Byte.SIZE | word[from + i];
        }
        return octets;
    }

    int size() {
        return size;
    }

    /** Tells whether the octets from {@code from} on begin with the word, in any case. */
    boolean matches(byte[] array, int from, int end) {
        if (from + tail + Long.BYTES > array.length) {
            return matchesNearEnd(array, from, end);
        }
        return from + size <= end
                && (Octets.eight(array, from) & headMask) == head
                && (Octets.eight(array, from + tail) & tailMask) == tailOctets;
    }

    private boolean matchesNearEnd(byte[] array, int from, int end) {
        if (from + size > end) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            byte octet = array[from + i];
            if ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return word;
    }
}
