/**
 * The {@code imapala} command: one file a sub-command.
 *
 * <p>Imports the exported packages of the client, the test server (for the demo), picocli, mime4j (for what messages
 * hold) and JLine (for the shell).
 */
@NullMarked
package dev.imapala.cli;

import org.jspecify.annotations.NullMarked;
