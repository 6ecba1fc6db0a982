package dev.imapala.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable run of octets: a string of the protocol before anybody decides what its characters are.
 *
 * <p>Values that come from one response share the memory of that response; {@link #toArray()} makes a copy.
 */
public final class Bytes {
    /** No octets. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final int MOST_WRITTEN = 8 * 1024;

    private final byte[] array;
    private final int from;
    private final int size;

    private Bytes(byte[] array, int from, int size) {
        this.array = array;
        this.from = from;
        this.size = size;
    }

    /** Returns a copy of {@code octets}. */
    public static Bytes copyOf(byte[] octets) {
        return copyOf(octets, 0, octets.length);
    }

    /** Returns a copy of {@code octets} from {@code from} (inclusive) to {@code to} (exclusive). */
    public static Bytes copyOf(byte[] octets, int from, int to) {
        Objects.checkFromToIndex(from, to, octets.length);
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(octets, from, to), 0, to - from);
    }

    /** Returns a copy of the remaining octets of {@code buffer}, whose position is left alone. */
    public static Bytes copyOf(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy.length == 0 ? EMPTY : new Bytes(copy, 0, copy.length);
    }

    /** Returns {@code text} in UTF-8. */
    public static Bytes of(String text) {
        return copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a builder of {@code size} octets that come in pieces. They are copied once, and it takes memory as they come:
     * who announces many and sends few gets little.
     *
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static Builder builder(int size) {
        return new Builder(size);
    }

    /** Returns the octets from {@code begin} (inclusive) to {@code end} (exclusive), sharing memory with this value. */
    public Bytes slice(int begin, int end) {
        if (begin < 0 || end < begin || end > size) {
            throw new IndexOutOfBoundsException("slice " + begin + " to " + end + " of " + size + " octets");
        }
        return begin == end ? EMPTY : new Bytes(array, from + begin, end - begin);
    }

    /** Returns the number of octets. */
    public int size() {
        return size;
    }

    /** Tells whether there are no octets. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns the octet at {@code index}, 0 to {@code size() - 1}. */
    public byte at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("octet " + index + " of " + size);
        }
        return array[from + index];
    }

    /** Returns a read-only view. */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(array, from, size).slice().asReadOnlyBuffer();
    }

    /** Returns a stream over the octets. */
    public InputStream newInputStream() {
        return new ByteArrayInputStream(array, from, size);
    }

    /** Returns a copy of the octets. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + size);
    }

    /** Copies all octets into {@code target} from index {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, from, target, at, size);
    }

    /**
     * Writes all octets to {@code target}, some at a time.
     *
     * @throws IOException if {@code target} does
     */
    public void writeTo(OutputStream target) throws IOException {
        byte[] some = new byte[Math.min(size, MOST_WRITTEN)];
        for (int done = 0; done < size; ) {
            int count = Math.min(some.length, size - done);
            System.arraycopy(array, from + done, some, 0, count);
            target.write(some, 0, count);
            done += count;
        }
    }

    /** Tells whether the octets are the ASCII text {@code ascii}, in any case. */
    public boolean equalsIgnoreCase(String ascii) {
        if (ascii.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            byte octet = array[from + i];
            byte other = (byte) ascii.charAt(i);
            if (octet != other && Ascii.toUpper(octet) != Ascii.toUpper(other)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the octets as text: UTF-8 where they are valid UTF-8, else ISO 8859-1. Never fails, so that a bad octet
     * costs a character and not a message.
     */
    public String text() {
        if (isAscii()) {
            return new String(array, from, size, StandardCharsets.ISO_8859_1);
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array, from, size));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            return new String(array, from, size, StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns the index of the first {@code octet}, or -1 if there is none. */
    public int indexOf(byte octet) {
        for (int i = from; i < from + size; i++) {
            if (array[i] == octet) {
                return i - from;
            }
        }
        return -1;
    }

    /** Tells whether every octet is below 128. */
    public boolean isAscii() {
        int end = from + size;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (((long) EIGHT.get(array, at) & HIGHS) != 0) {
                return false;
            }
        }
        if (at < end && end >= Long.BYTES) {
            // the eight octets that end here, but for those before that were looked at, or are none of this value's
            long last = (long) EIGHT.get(array, end - Long.BYTES) >>> Byte.SIZE * (Long.BYTES - (end - at));
            return (last & HIGHS) == 0;
        }
        while (at < end && array[at] >= 0) {
            at++;
        }
        return at == end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, from, from + size, that.array, that.from, that.from + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + size; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** Returns the number of octets, not the octets: they may be mail. */
    @Override
    public String toString() {
        return "Bytes[" + size + "]";
    }

    /** Puts pieces together. Not safe for use by several threads. */
    public static final class Builder {
        /** As much is taken for what is announced before any of it is there. */
        private static final int FIRST_STEP = 64 * 1024;

        private final int most;
        private byte[] gathered;
        private int count;

        private Builder(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("a size cannot be negative: " + most);
            }
            this.most = most;
            gathered = new byte[Math.min(most, FIRST_STEP)];
        }

        /**
         * Adds a copy of {@code octets} from {@code from} (inclusive) to {@code to} (exclusive).
         *
         * @throws IllegalArgumentException if they are more than were announced
         */
        public Builder append(byte[] octets, int from, int to) {
            Objects.checkFromToIndex(from, to, octets.length);
            int more = to - from;
            if (more > most - count) {
                throw new IllegalArgumentException(
                        "there are " + (most - count) + " of " + most + " octets to come, not " + more);
            }
            if (more > gathered.length - count) {
                gathered = Arrays.copyOf(gathered, (int) Math.min(most, Math.max(2L * gathered.length, count + more)));
            }
            System.arraycopy(octets, from, gathered, count, more);
            count += more;
            return this;
        }

        /**
         * Adds {@code octets}.
         *
         * @throws IllegalArgumentException if they are more than were announced
         */
        public Builder append(Bytes octets) {
            return append(octets.array, octets.from, octets.from + octets.size);
        }

        /** Returns how many octets are still to come. */
        public int left() {
            return most - count;
        }

        /**
         * Returns the octets, all of which have come.
         *
         * @throws IllegalStateException if some have not
         */
        public Bytes build() {
            if (count < most) {
                throw new IllegalStateException("there are " + left() + " of " + most + " octets to come");
            }
            return most == 0 ? EMPTY : new Bytes(gathered, 0, most);
        }
    }
}
