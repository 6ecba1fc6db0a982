/**
 * What a client says: one class a command, and how each behaves beside others. Values only. May import {@code
 * dev.imapala.protocol}, {@code .fetch} and {@code .search}.
 *
 * <p>Start reading at {@link dev.imapala.protocol.command.Command}.
 */
@NullMarked
package dev.imapala.protocol.command;

import org.jspecify.annotations.NullMarked;
