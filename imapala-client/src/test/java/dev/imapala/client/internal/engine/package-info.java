/** Tests of the engine on virtual time, without sockets. */
@NullMarked
package dev.imapala.client.internal.engine;

import org.jspecify.annotations.NullMarked;
