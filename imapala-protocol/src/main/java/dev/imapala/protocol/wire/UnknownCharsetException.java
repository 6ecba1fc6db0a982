package dev.imapala.protocol.wire;

/**
 * A client's search names a charset that cannot be read here: the server answers NO with {@code
 * ResponseCode.BadCharset}.
 *
 * <p>RFC 9051 section 6.4.4
 */
public final class UnknownCharsetException extends ParseException {
    private static final long serialVersionUID = 1;

    /**
     * Says where the charset is named.
     *
     * @param offset the offset in octets from the beginning of the frame
     */
    UnknownCharsetException(int offset) {
        super(offset, "a known charset", "another");
    }
}
