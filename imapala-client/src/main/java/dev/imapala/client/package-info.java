/**
 * The asynchronous client: sessions, selected mailboxes and what they return.
 *
 * <p>Imports the protocol module and, inside, {@code client.internal}; never {@code io.netty}.
 */
@NullMarked
package dev.imapala.client;

import org.jspecify.annotations.NullMarked;
