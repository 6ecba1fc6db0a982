package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala check}: how many messages there are, and the newest of them. */
@Command(
        name = "check",
        header = "Tell how many messages a mailbox holds, and list the newest.",
        description = {
            "%nThe mailbox is opened to read only. FLAGS has N for new (unseen), ! for flagged,",
            "r for answered, f for forwarded, d for a draft and x for deleted."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala check imaps://ann@imap.example.org",
            "  imapala check -n 3 --password-file pw imaps://ann@imap.example.org/Lists"
        })
final class CheckCommand extends ServerCommand {
    @Option(
            names = {"-n", "--newest"},
            paramLabel = "N",
            defaultValue = "10",
            description = "List the newest N messages; ${DEFAULT-VALUE} if not set, 0 for none.")
    private int newest;

    CheckCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        OpenMailbox.checkNewest(newest, 10);
    }

    @Override
    void work(Connection connection, Report report) {
        OpenMailbox.open(connection, report).listNewest(newest);
    }
}
