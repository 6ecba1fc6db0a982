/**
 * The asynchronous client: sessions, selected mailboxes and what they return. Start reading at {@link
 * dev.imapala.client.ImapClient}.
 *
 * <p>Imports the protocol module and, inside, {@code client.internal}; never {@code io.netty}.
 */
@NullMarked
package dev.imapala.client;

import org.jspecify.annotations.NullMarked;
