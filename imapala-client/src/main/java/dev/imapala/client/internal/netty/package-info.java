/**
 * Sockets and TLS, by Netty: the only package that imports {@code io.netty}.
 */
@NullMarked
package dev.imapala.client.internal.netty;

import org.jspecify.annotations.NullMarked;
