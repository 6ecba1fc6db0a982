package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Capability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code imapala move}: messages into another mailbox of the same server, and out of this one. */
@Command(
        name = "move",
        header = "Move messages into another mailbox.",
        description = {
            "%nShows what it will do, and asks. The messages are named as for search, or by --uid.",
            "Needs a server with MOVE, which leaves no message in both places, or in none."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala move work --to Archive seen older:1y",
            "  imapala move --yes --to Junk --uid 17 imaps://ann@imap.example.org"
        })
final class MoveCommand extends ChangeCommand {
    @Mixin
    private Target target = new Target();

    MoveCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        target.verify();
        super.verify();
    }

    @Override
    Change change(Connection connection, Report report) {
        if (!connection.has(Capability.MOVE)) {
            throw new Failure(
                    ExitCode.SERVER,
                    connection.address().host() + " cannot move messages: it has no MOVE",
                    "imapala copy puts them there, and imapala delete --expunge removes them here");
        } else if (target.mailbox().equals(connection.address().mailbox())) {
            throw Failure.usage("the messages are in " + target.mailbox() + " already", "name another mailbox by --to");
        }
        connection.require(target.mailbox());
        return Transfer.moving(target.mailbox());
    }
}
