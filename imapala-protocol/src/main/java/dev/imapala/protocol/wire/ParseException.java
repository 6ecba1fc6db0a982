package dev.imapala.protocol.wire;

/** What came is not what the grammar wants. The message has no octets of mail, and no text of the peer but one token's. */
public sealed class ParseException extends RuntimeException permits TooDeepException, UnknownCharsetException {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final String expected;
    private final String found;

    /**
     * Says where something else was expected.
     *
     * @param offset the offset in octets from the beginning of the frame
     * @param expected what the grammar wants, such as {@code "atom"}
     * @param found what came, such as {@code "'('"}
     */
    public ParseException(int offset, String expected, String found) {
        super("expected " + expected + ", got " + found + ", at offset " + offset);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /** Returns the offset in octets from the beginning of the frame, 0 or more. */
    public int offset() {
        return offset;
    }

    /** Returns what the grammar wants. */
    public String expected() {
        return expected;
    }

    /** Returns what came. */
    public String found() {
        return found;
    }
}
