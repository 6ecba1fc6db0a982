/**
 * Bytes to values and back: framer, parser and serializer.
 *
 * <p>Imports {@code java.base} and the other packages of this module only.
 */
@NullMarked
package dev.imapala.protocol.wire;

import org.jspecify.annotations.NullMarked;
