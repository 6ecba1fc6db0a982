/**
 * The nouns that both ends of an IMAP connection share: tags, flags, UIDs, sets of messages, mailbox names,
 * capabilities, limits. Values only: immutable, checked when made, without I/O. May import {@code java.base} alone.
 *
 * <p>Start reading at {@link dev.imapala.protocol.MessageSet} and {@link dev.imapala.protocol.MailboxName}.
 */
@NullMarked
package dev.imapala.protocol;

import org.jspecify.annotations.NullMarked;
