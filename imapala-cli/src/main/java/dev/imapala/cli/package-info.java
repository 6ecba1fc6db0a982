/**
 * The {@code imapala} command: one file a sub-command.
 *
 * <p>Imports the exported packages of the client, the test server (for the demo) and picocli.
 */
@NullMarked
package dev.imapala.cli;

import org.jspecify.annotations.NullMarked;
