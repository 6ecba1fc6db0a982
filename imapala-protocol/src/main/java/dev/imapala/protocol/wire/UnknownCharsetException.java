package dev.imapala.protocol.wire;

/**
 * A client's search names a charset that cannot be read here: the server answers NO with {@code
 * ResponseCode.BadCharset}.
 *
 * <p>RFC 9051 section 6.4.4
 */
public final class UnknownCharsetException extends ParseException {
    private static final long serialVersionUID = 1;

    private final boolean saves;

    /**
     * Says where the charset is named.
     *
     * @param offset the offset in octets from the beginning of the frame
     * @param saves whether the result was to be kept
     */
    UnknownCharsetException(int offset, boolean saves) {
        super(offset, "a known charset", "another");
        this.saves = saves;
    }

    /** Tells whether the result was to be kept: then {@code $} is empty afterwards (RFC 5182 section 2.1). */
    public boolean saves() {
        return saves;
    }
}
