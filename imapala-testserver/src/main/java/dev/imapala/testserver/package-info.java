/**
 * An in-memory IMAP server to test clients with.
 *
 * <p>Imports the protocol module and the JDK only: neither the client nor Netty, so that both ends cannot share a bug.
 */
@NullMarked
package dev.imapala.testserver;

import org.jspecify.annotations.NullMarked;
