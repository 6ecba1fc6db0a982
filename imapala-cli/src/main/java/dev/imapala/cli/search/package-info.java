/** What people write to say which messages they look for. Imports the output package, for failures, and the protocol. */
@NullMarked
package dev.imapala.cli.search;

import org.jspecify.annotations.NullMarked;
