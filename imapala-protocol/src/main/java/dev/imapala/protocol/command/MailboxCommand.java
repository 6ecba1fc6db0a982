package dev.imapala.protocol.command;

/**
 * A command about mailboxes, none of which needs to be selected.
 *
 * <p>RFC 9051 section 6.3
 */
public sealed interface MailboxCommand extends Command
        permits CreateCommand,
                DeleteCommand,
                ListCommand,
                LsubCommand,
                RenameCommand,
                StatusCommand,
                SubscribeCommand,
                UnsubscribeCommand,
                XlistCommand {}
