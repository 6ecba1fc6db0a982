package dev.imapala.protocol;

/**
 * How much a peer may send before it is stopped. What is over a limit costs itself only: it is passed over, and an
 * error names the limit, its value and how to raise it. Each {@code with} method returns a changed copy.
 *
 * @param maxLineBytes the longest line without its literals, 1,024 or more; a SEARCH answer takes up to 11 a message
 * @param maxLiteralBytes the largest literal that is gathered in memory, 0 or more
 * @param maxResponseBytes the largest response or command in memory, literals and all, 1,024 or more
 * @param maxDepth how deep parentheses may nest, 8 to 1,000
 */
public record Limits(int maxLineBytes, int maxLiteralBytes, int maxResponseBytes, int maxDepth) {
    /** Lines of 8 MiB, literals of 64 MiB, responses of 96 MiB, depth 100. */
    public static final Limits DEFAULT = new Limits(8 << 20, 64 << 20, 96 << 20, 100);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public Limits {
        checkRange("maxLineBytes", maxLineBytes, 1024, Integer.MAX_VALUE - 64);
        checkRange("maxLiteralBytes", maxLiteralBytes, 0, Integer.MAX_VALUE - 64);
        checkRange("maxResponseBytes", maxResponseBytes, 1024, Integer.MAX_VALUE - 64);
        checkRange("maxDepth", maxDepth, 8, 1000);
    }

    private static void checkRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    /** Returns these limits with lines of up to {@code bytes}. */
    public Limits withMaxLineBytes(int bytes) {
        return new Limits(bytes, maxLiteralBytes, maxResponseBytes, maxDepth);
    }

    /** Returns these limits with gathered literals of up to {@code bytes}. */
    public Limits withMaxLiteralBytes(int bytes) {
        return new Limits(maxLineBytes, bytes, maxResponseBytes, maxDepth);
    }

    /** Returns these limits with responses of up to {@code bytes}. */
    public Limits withMaxResponseBytes(int bytes) {
        return new Limits(maxLineBytes, maxLiteralBytes, bytes, maxDepth);
    }

    /** Returns these limits with parentheses nested up to {@code depth} deep. */
    public Limits withMaxDepth(int depth) {
        return new Limits(maxLineBytes, maxLiteralBytes, maxResponseBytes, depth);
    }
}
