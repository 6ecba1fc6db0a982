/**
 * What client and server say to each other inside AUTHENTICATE: mechanisms of SASL as exchanges, and their messages as
 * values, for both sides, before base64. May import {@code java.base} and the nouns of {@code dev.imapala.protocol}.
 *
 * <p>Start reading at {@link dev.imapala.protocol.sasl.SaslMechanism}; the mechanisms are in {@link
 * dev.imapala.protocol.sasl.SaslMechanisms}.
 */
@NullMarked
package dev.imapala.protocol.sasl;

import org.jspecify.annotations.NullMarked;
