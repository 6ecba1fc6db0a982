/**
 * What a server says to one client: reads commands, does what they ask, and tells what others did.
 *
 * <p>Start reading at {@link dev.imapala.testserver.internal.session.Session}; then {@link
 * dev.imapala.testserver.internal.session.CommandRouter}, which knows the handler of each command. A session runs on a
 * thread of its own; {@link dev.imapala.testserver.internal.session.IdleHandler} borrows a second one while the client
 * idles. May import {@code dev.imapala.protocol} and the other packages of the test server.
 */
@NullMarked
package dev.imapala.testserver.internal.session;

import org.jspecify.annotations.NullMarked;
