/**
 * The data items of FETCH and their values.
 *
 * <p>Imports {@code java.base} and {@link dev.imapala.protocol} only.
 */
@NullMarked
package dev.imapala.protocol.fetch;

import org.jspecify.annotations.NullMarked;
