package dev.imapala.protocol;

/**
 * What a literal holds: octets in memory, or octets that go by in chunks and are in memory at no time.
 *
 * <p>RFC 9051 section 4.3
 */
public sealed interface Content {
    /** Returns the number of octets, 0 or more: the header of a literal tells it before they come. */
    long size();

    /** Returns the content that is {@code octets}. */
    static Content of(Bytes octets) {
        return new InMemory(octets);
    }

    /**
     * Octets in memory.
     *
     * @param octets the octets
     */
    record InMemory(Bytes octets) implements Content {
        @Override
        public long size() {
            return octets.size();
        }
    }

    /**
     * Octets that are asked for chunk by chunk when it is their turn. This module asks for the size only; whoever writes
     * what was serialized makes the classes that have the octets, and finds them again in the fragments.
     */
    non-sealed interface Streamed extends Content {}

    /**
     * Octets that came as a stream, and were not kept: what a parser says of them.
     *
     * @param size how many there were, 0 or more
     */
    record Passed(long size) implements Streamed {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the size is negative
         */
        public Passed {
            if (size < 0) {
                throw new IllegalArgumentException("a size cannot be negative: " + size);
            }
        }
    }
}
