package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Tag;

/**
 * A response of a server.
 *
 * <p>RFC 9051 section 7
 */
public sealed interface Response permits Response.Tagged, Response.Continuation, Untagged {
    /**
     * Completes the command with that tag.
     *
     * @param tag the tag
     * @param status {@link Status#OK}, {@link Status#NO} or {@link Status#BAD}; some servers say {@link Status#BYE}
     * @param text code and text
     * RFC 9051 section 7.1
     */
    record Tagged(Tag tag, Status status, ResponseText text) implements Response {}

    /**
     * The server waits for more: a literal, a SASL response, or the end of IDLE.
     *
     * @param text what follows the {@code +}: text, or base64, as it came
     * RFC 9051 section 7.6
     */
    record Continuation(Bytes text) implements Response {}
}
