/**
 * What the user is told, as text for people or as JSON Lines for programs. Start reading at {@link
 * dev.imapala.cli.output.Report}; {@link dev.imapala.cli.output.TerminalText} keeps control characters off the terminal.
 *
 * <p>Imports {@code dev.imapala.cli.terminal} and the protocol's types.
 */
@NullMarked
package dev.imapala.cli.output;

import org.jspecify.annotations.NullMarked;
