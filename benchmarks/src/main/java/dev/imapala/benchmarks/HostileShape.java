package dev.imapala.benchmarks;

import java.nio.charset.StandardCharsets;

/** What a hostile or strange server may send, in any size. The first size is the one that is talked of. */
public enum HostileShape {
    /** A line of 1 MB. */
    LINE(1_000_000, "* 1 FETCH (BODY[] \"", "x", "\")\r\n"),
    /** 200,000 tiny literals in one response. */
    TINY_LITERALS(200_000, "* 1 FETCH (X (", "{1}\r\na ", "))\r\n"),
    /** 100,000 nested parentheses. */
    PARENTHESES(100_000, "* 1 FETCH (BODYSTRUCTURE ", "(", "\r\n"),
    /** A set of 100,000 ranges, each as large as can be. */
    RANGES(100_000, "* ESEARCH UID ALL 1:4294967295", ",1:4294967295", "\r\n"),
    /** A set of 100,000 numbers from the largest down. */
    SET(100_000, "* SEARCH", "", "\r\n") {
        @Override
        String body(int count) {
            StringBuilder numbers = new StringBuilder(count * 8);
            for (int i = count; i > 0; i--) {
                numbers.append(' ').append(2L * i);
            }
            return numbers.toString();
        }
    };

    private final int count;
    private final String head;
    private final String many;
    private final String tail;

    HostileShape(int count, String head, String many, String tail) {
        this.count = count;
        this.head = head;
        this.many = many;
        this.tail = tail;
    }

    String body(int howMany) {
        return many.repeat(howMany);
    }

    /** Returns the response, {@code times} as large as usual. */
    public byte[] octets(int times) {
        return (head + body(count * times) + tail).getBytes(StandardCharsets.US_ASCII);
    }
}
