package dev.imapala.client;

/**
 * The server said something after which the conversation cannot go on. The connection has been closed.
 *
 * <p>A response that merely does not parse does not lead here: it is passed over, and an {@link ImapListener} is told.
 */
public final class ProtocolViolationException extends ImapException {
    private static final long serialVersionUID = 1;

    private final long offset;
    private final String expected;
    private final String found;

    /**
     * Says where something else was expected.
     *
     * @param where the server, such as {@code imap.example.org:993}, and what becomes of the command
     * @param offset how many octets the server had sent, 0 or more
     * @param expected what the protocol wants, such as {@code "a greeting"}
     * @param found what came
     */
    public ProtocolViolationException(String where, long offset, String expected, String found) {
        super(where + ": expected " + expected + ", got " + found + ", within the first " + offset + " octets", null);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    private ProtocolViolationException(ProtocolViolationException original) {
        super(original);
        this.offset = original.offset;
        this.expected = original.expected;
        this.found = original.found;
    }

    /** Returns how many octets the server had sent in this connection, 0 or more. */
    public long offset() {
        return offset;
    }

    /** Returns what the protocol wants. */
    public String expected() {
        return expected;
    }

    /** Returns what came. */
    public String found() {
        return found;
    }

    @Override
    public ProtocolViolationException atCaller() {
        return new ProtocolViolationException(this);
    }
}
