/**
 * One suite of scenarios that hold for every IMAP server. {@code ./mvnw verify} runs it against the project's own test
 * server, {@code interop-tests/run SERVER} against a real one.
 *
 * <p>Start reading at {@link dev.imapala.interop.ServerUnderTest}. This package may import everything.
 */
@NullMarked
package dev.imapala.interop;

import org.jspecify.annotations.NullMarked;
