/**
 * Sockets and TLS, by Netty: the only package that imports {@code io.netty}. Start reading at {@link
 * dev.imapala.client.internal.netty.Connection}, which carries out what the engine wants.
 *
 * <p>Imports Netty, the engine, and the failures of {@code dev.imapala.client}.
 */
@NullMarked
package dev.imapala.client.internal.netty;

import org.jspecify.annotations.NullMarked;
