package dev.imapala.protocol;

/**
 * How much a peer may send before it is stopped. What is over a limit costs itself only: it is passed over, and an
 * error names the limit, its value and how to raise it. Each {@code with} method returns a changed copy.
 *
 * @param maxLineBytes the longest line without its literals, 1,024 or more; a SEARCH answer takes up to 11 a message
 * @param maxLiteralBytes the largest literal that is gathered in memory, 0 or more
 * @param maxResponseBytes the largest response or command in memory, literals and all, 1,024 or more
 * @param maxDepth how deep parentheses may nest, 8 to 1,000
 * @param maxItems how many numbers, strings, words and lists there may be in one response or command, 1,024 or more
 * @param maxGatheredBytes how many octets of responses may be gathered for one command, 1,024 or more; what is taken
 *     one by one, or in chunks, does not count
 */
public record Limits(
        int maxLineBytes,
        int maxLiteralBytes,
        int maxResponseBytes,
        int maxDepth,
        int maxItems,
        long maxGatheredBytes) {
    /**
     * Lines of 8 MiB, literals of 64 MiB, responses of 96 MiB, depth 100, 2,000,000 items, 256 MiB gathered for a
     * command.
     */
    public static final Limits DEFAULT = new Limits(8 << 20, 64 << 20, 96 << 20, 100, 2_000_000, 256 << 20);

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
        checkRange("maxItems", maxItems, 1024, Integer.MAX_VALUE - 64);
        if (maxGatheredBytes < 1024) {
            throw new IllegalArgumentException("maxGatheredBytes must be 1024 or more, not " + maxGatheredBytes);
        }
    }

    private static void checkRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    /** Returns these limits with lines of up to {@code bytes}. */
    public Limits withMaxLineBytes(int bytes) {
        return new Limits(bytes, maxLiteralBytes, maxResponseBytes, maxDepth, maxItems, maxGatheredBytes);
    }

    /** Returns these limits with gathered literals of up to {@code bytes}. */
    public Limits withMaxLiteralBytes(int bytes) {
        return new Limits(maxLineBytes, bytes, maxResponseBytes, maxDepth, maxItems, maxGatheredBytes);
    }

    /** Returns these limits with responses of up to {@code bytes}. */
    public Limits withMaxResponseBytes(int bytes) {
        return new Limits(maxLineBytes, maxLiteralBytes, bytes, maxDepth, maxItems, maxGatheredBytes);
    }

    /** Returns these limits with parentheses nested up to {@code depth} deep. */
    public Limits withMaxDepth(int depth) {
        return new Limits(maxLineBytes, maxLiteralBytes, maxResponseBytes, depth, maxItems, maxGatheredBytes);
    }

    /** Returns these limits with up to {@code items} numbers, strings, words and lists in one response. */
    public Limits withMaxItems(int items) {
        return new Limits(maxLineBytes, maxLiteralBytes, maxResponseBytes, maxDepth, items, maxGatheredBytes);
    }

    /** Returns these limits with up to {@code bytes} gathered for one command. */
    public Limits withMaxGatheredBytes(long bytes) {
        return new Limits(maxLineBytes, maxLiteralBytes, maxResponseBytes, maxDepth, maxItems, bytes);
    }
}
