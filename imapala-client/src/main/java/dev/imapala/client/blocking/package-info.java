/**
 * A thin blocking view of {@link dev.imapala.client}, with the same names and arguments. Start reading at {@link
 * dev.imapala.client.blocking.BlockingClient}.
 *
 * <p>Imports {@link dev.imapala.client} and the protocol module only.
 */
@NullMarked
package dev.imapala.client.blocking;

import org.jspecify.annotations.NullMarked;
