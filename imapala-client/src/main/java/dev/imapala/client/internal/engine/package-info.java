/**
 * The protocol engine without I/O: bytes in, bytes and results out, a clock passed in. Start reading at {@link
 * dev.imapala.client.internal.engine.Engine}, then {@code Task}: what one command awaits, one class for each kind.
 *
 * <p>Imports the protocol module, and the results and failures of {@code dev.imapala.client}: no Netty, no sockets, no
 * threads.
 */
@NullMarked
package dev.imapala.client.internal.engine;

import org.jspecify.annotations.NullMarked;
