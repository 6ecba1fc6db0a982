/** Tests of what only the transport can do wrong. */
@NullMarked
package dev.imapala.client.internal.netty;

import org.jspecify.annotations.NullMarked;
