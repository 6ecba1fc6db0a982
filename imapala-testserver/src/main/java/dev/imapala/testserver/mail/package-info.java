/**
 * Makes realistic mail for tests, demonstrations and benchmarks: the same seed and index always give the same message.
 *
 * <p>Start reading at {@link dev.imapala.testserver.mail.SampleMail}. This package knows nothing of IMAP or of the test
 * server, and its facts about a message come from composing it, not from parsing it; so a test that compares a server's
 * answers with them compares two independent pieces of code. It may use {@code java.base} and the nouns of
 * {@code dev.imapala.protocol}.
 */
@NullMarked
package dev.imapala.testserver.mail;

import org.jspecify.annotations.NullMarked;
