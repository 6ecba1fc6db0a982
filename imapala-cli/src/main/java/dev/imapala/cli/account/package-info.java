/**
 * Where the mail is and how to get in: the address, the password, the certificates to trust. Start reading at {@link
 * dev.imapala.cli.account.MailboxAddress}.
 *
 * <p>Imports {@code dev.imapala.cli.output} (for failures), {@code dev.imapala.cli.terminal} and the protocol's types.
 */
@NullMarked
package dev.imapala.cli.account;

import org.jspecify.annotations.NullMarked;
