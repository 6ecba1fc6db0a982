/**
 * The protocol engine without I/O: bytes in, bytes and events out, a clock passed in.
 *
 * <p>Imports the protocol module only: no Netty, no sockets, no threads.
 */
@NullMarked
package dev.imapala.client.internal.engine;

import org.jspecify.annotations.NullMarked;
