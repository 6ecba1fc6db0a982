package dev.imapala.protocol.command;

import dev.imapala.protocol.MessageSet;

/**
 * A command that puts messages of the selected mailbox elsewhere, or away. The type of the set makes it go by UIDs.
 *
 * <p>RFC 9051 section 6.4
 */
public sealed interface MessagesCommand extends Command permits CopyCommand, MoveCommand, UidExpungeCommand {
    /** Returns which messages, at least one. */
    MessageSet messages();
}
