/**
 * Messages on their way between files and a server: as they are, octet by octet. Imports the output package, for failures,
 * and the exported packages of the client.
 */
@NullMarked
package dev.imapala.cli.transfer;

import org.jspecify.annotations.NullMarked;
