package dev.imapala.protocol.wire;

/**
 * Parentheses nest deeper than the limit allows. Where a part of a response can be kept as it came, it is; else the response
 * is over the limit.
 */
final class TooDeepException extends ParseException {
    private static final long serialVersionUID = 1;

    TooDeepException(int offset, int maxDepth) {
        super(
                offset,
                "nesting of at most " + maxDepth + " levels (Limits.maxDepth; raise it by Limits.withMaxDepth)",
                "more");
    }
}
