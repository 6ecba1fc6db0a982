package dev.imapala.protocol.response;

/**
 * The first word of a status response.
 *
 * <p>RFC 9051 section 7.1
 */
public enum Status {
    /** It worked. */
    OK,
    /** It failed. */
    NO,
    /** It was not understood. */
    BAD,
    /** The connection is authenticated from its beginning; greeting only. */
    PREAUTH,
    /** The server is about to close the connection. */
    BYE
}
