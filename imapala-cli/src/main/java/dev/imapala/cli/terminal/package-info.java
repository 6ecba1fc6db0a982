/**
 * What the command has around it: streams, character set, variables, terminal. Start reading at {@link
 * dev.imapala.cli.terminal.Environment}.
 *
 * <p>Imports {@code java.base} only.
 */
@NullMarked
package dev.imapala.cli.terminal;

import org.jspecify.annotations.NullMarked;
