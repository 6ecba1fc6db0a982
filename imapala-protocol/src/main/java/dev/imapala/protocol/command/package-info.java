/**
 * What a client says: one type a command.
 *
 * <p>Imports {@code java.base} and {@link dev.imapala.protocol} only.
 */
@NullMarked
package dev.imapala.protocol.command;

import org.jspecify.annotations.NullMarked;
