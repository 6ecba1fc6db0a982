/**
 * Where the lines of the shell come from: a terminal, with completion and history, or a pipe. Start reading at {@link
 * dev.imapala.cli.shell.LineSource}.
 *
 * <p>Imports JLine and the terminal package.
 */
@NullMarked
package dev.imapala.cli.shell;

import org.jspecify.annotations.NullMarked;
