package dev.imapala.cli.account;

import org.jspecify.annotations.Nullable;

/**
 * Where a mailbox is, and how to get in.
 *
 * @param address where it is
 * @param password where the password comes from
 * @param ca the file of certificates to trust; null for those that the JDK trusts
 */
public record Access(
        MailboxAddress address,
        PasswordSource password,
        @Nullable String ca) {}
