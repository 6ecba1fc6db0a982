package dev.imapala.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a mailbox in one line.
 *
 * @param name its name
 * @param messages how many messages it holds
 * @param unseen how many of them have no {@code \Seen}; null where the server does not say
 * @param uidValidity its UIDVALIDITY; null where the server does not say
 * @param uidNext the UID that the next message will have, or more; null where the server does not say
 */
public record MailboxSummary(
        String name,
        long messages,
        @Nullable Long unseen,
        @Nullable Long uidValidity,
        @Nullable Long uidNext) {}
