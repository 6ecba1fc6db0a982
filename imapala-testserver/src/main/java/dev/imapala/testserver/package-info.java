/**
 * An in-memory IMAP server for tests: mailboxes without a disk, TLS with a certificate of its own, and faults at chosen
 * moments. It shares no code with the client but the protocol module.
 *
 * <p>May import {@code dev.imapala.protocol} and the JDK.
 */
@NullMarked
package dev.imapala.testserver;

import org.jspecify.annotations.NullMarked;
