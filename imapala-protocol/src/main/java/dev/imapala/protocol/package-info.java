/**
 * The nouns of IMAP that both ends share: tags, flags, message numbers, mailbox names.
 *
 * <p>Imports {@code java.base} only.
 */
@NullMarked
package dev.imapala.protocol;

import org.jspecify.annotations.NullMarked;
