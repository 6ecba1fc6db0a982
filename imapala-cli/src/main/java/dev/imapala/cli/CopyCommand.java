package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code imapala copy}: messages into another mailbox of the same server. */
@Command(
        name = "copy",
        header = "Copy messages into another mailbox.",
        description = {
            "%nShows what it will do, and asks. The messages are named as for search, or by --uid.",
            "The server copies them, with their flags and dates; nothing is downloaded."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala copy work --to Archive from:bo older:1y",
            "  imapala copy --yes --uid 3,7:9 --to Lists/garden imaps://ann@imap.example.org"
        })
final class CopyCommand extends ChangeCommand {
    @Mixin
    private Target target = new Target();

    CopyCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        target.verify();
        super.verify();
    }

    @Override
    Change change(Connection connection, Report report) {
        connection.require(target.mailbox());
        return Transfer.copying(target.mailbox());
    }
}
