package dev.imapala.protocol.command;

/**
 * A command about how much there may be.
 *
 * <p>RFC 9208 section 4.1
 */
public sealed interface QuotaCommand extends Command permits GetQuotaCommand, GetQuotaRootCommand, SetQuotaCommand {}
