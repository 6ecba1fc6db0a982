package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Capability;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala delete}: messages into the trash, or out of the world. */
@Command(
        name = "delete",
        header = "Delete messages: into the trash, or for good.",
        description = {
            "%nShows what it will do, and asks. The messages are named as for search, or by --uid.",
            "They go into the server's mailbox for deleted messages. With --expunge they are gone",
            "for good; messages that another program has marked as deleted stay as they are."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala delete work/Lists older:1y not:flagged",
            "  imapala delete work/Trash --expunge --yes older:1m"
        })
final class DeleteCommand extends ChangeCommand {
    @Option(names = "--expunge", description = "Remove the messages for good, instead of moving them to the trash.")
    private boolean expunge;

    DeleteCommand(Environment environment) {
        super(environment);
    }

    @Override
    Change change(Connection connection, Report report) {
        return expunge ? removal(connection) : toTrash(connection);
    }

    private static Change removal(Connection connection) {
        return connection.has(Capability.UIDPLUS) ? Removal.FOR_GOOD : Removal.MARKS_ONLY;
    }

    private static Change toTrash(Connection connection) {
        String host = connection.address().host();
        Optional<String> trash = connection.trash();
        if (trash.isEmpty()) {
            throw new Failure(
                    ExitCode.MAILBOX,
                    host + " has no mailbox for deleted messages",
                    "--expunge removes them for good; imapala move --to MAILBOX puts them where you like");
        } else if (trash.get().equals(connection.address().mailbox())) {
            throw Failure.usage(
                    "the messages are in " + trash.get() + " already, the mailbox for deleted ones",
                    "--expunge removes them for good");
        } else if (!connection.has(Capability.MOVE)) {
            throw new Failure(
                    ExitCode.SERVER,
                    host + " cannot move messages to " + trash.get() + ": it has no MOVE",
                    "imapala copy puts them there, and imapala delete --expunge removes them here");
        }
        return Transfer.deleting(trash.get());
    }
}
