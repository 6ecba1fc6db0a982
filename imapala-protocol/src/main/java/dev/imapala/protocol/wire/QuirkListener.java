package dev.imapala.protocol.wire;

import dev.imapala.protocol.Quirk;

/**
 * Is told what a framer or a parser has tolerated. Nothing is called, copied or allocated for a response in which
 * everything is as it should be.
 *
 * <p>RFC 9051 section 9
 */
@FunctionalInterface
public interface QuirkListener {
    /** Is told, and does nothing. */
    QuirkListener NONE = (quirk, response) -> {};

    /**
     * Called when {@code response} has been read: once for each kind of deviation in it, in the order of {@link Quirk}.
     *
     * @param quirk what was tolerated
     * @param response the response, valid until the framer goes on; empty for {@link Quirk#EMPTY_LINE}
     */
    void tolerated(Quirk quirk, Frame response);
}
