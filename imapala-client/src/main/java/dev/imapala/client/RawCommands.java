package dev.imapala.client;

import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StoreCommand;
import java.util.EnumSet;
import java.util.Set;

/** Which commands can be sent as they are, without the engine knowing what they do. */
final class RawCommands {
    private static final Set<BareCommand> CHANGE_STATE = EnumSet.of(
            BareCommand.LOGOUT,
            BareCommand.STARTTLS,
            BareCommand.UNAUTHENTICATE,
            BareCommand.IDLE,
            BareCommand.CLOSE,
            BareCommand.UNSELECT);

    private RawCommands() {}

    /** Throws if {@code command} changes the state of the connection. */
    static void requireKeepsState(Command command) {
        if (command instanceof AppendCommand append) {
            append.messages().forEach(UploadReader::requireUploadable);
        }
        boolean changes = command instanceof SelectCommand
                || command instanceof LoginCommand
                || command instanceof AuthenticateCommand
                || command instanceof CompressCommand
                || (command instanceof BareCommand bare && CHANGE_STATE.contains(bare));
        if (changes) {
            throw new IllegalArgumentException(
                    command.name() + " changes the state of the connection: use the method made for it");
        }
    }

    /** Throws if {@code command} changes the state of the connection, or is about the selected mailbox. */
    static void requireNeedsNoMailbox(Command command) {
        requireKeepsState(command);
        boolean needsMailbox = command instanceof FetchCommand
                || command instanceof StoreCommand
                || command instanceof SearchCommand
                || command instanceof MessagesCommand
                || command == BareCommand.CHECK
                || command == BareCommand.EXPUNGE;
        if (needsMailbox) {
            throw new IllegalArgumentException(
                    command.name() + " is about the selected mailbox: use SelectedMailbox.execute");
        }
    }
}
