package dev.imapala.protocol.wire;

/**
 * A peer sent more than a limit allows. The response or command was passed over; what follows it comes out right. The
 * message names the limit, its value and how to raise it.
 */
public final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String limit;
    private final long most;
    private final String head;

    /**
     * Says which limit was hit.
     *
     * @param limit the name of the limit, such as {@code maxLiteralBytes}
     * @param most its value
     * @param head how the response or command begins, for people
     */
    public LimitExceededException(String limit, long most, String head) {
        super("\"" + head + "...\" is over the limit " + limit + " = " + most
                + " and was passed over; raise it by Limits." + "with" + Character.toUpperCase(limit.charAt(0))
                + limit.substring(1));
        this.limit = limit;
        this.most = most;
        this.head = head;
    }

    /** Returns the name of the limit, such as {@code maxLiteralBytes}. */
    public String limit() {
        return limit;
    }

    /** Returns the value of the limit. */
    public long most() {
        return most;
    }

    /** Returns how the response or command begins: its first words in printable ASCII, such as {@code * 12 FETCH}. */
    public String head() {
        return head;
    }
}
