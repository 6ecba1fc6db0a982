package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala watch}: news of a mailbox as they come. */
@Command(
        name = "watch",
        header = "Tell of new messages in a mailbox as they come.",
        description = {
            "%nTells of removed messages and of changed flags too. The mailbox is opened to read only.",
            "Ctrl-C ends it, with status 130. A lost connection ends it with status 7."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala watch imaps://ann@imap.example.org",
            "  imapala watch --count 1 --json imaps://ann@imap.example.org/Lists"
        })
final class WatchCommand extends ServerCommand {
    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "End after N new messages.")
    private @Nullable Long count;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How often to ask a server that has no IDLE; ${DEFAULT-VALUE} if not set.")
    private int poll;

    WatchCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        if (count != null && count < 1) {
            throw Failure.usage("--count must be 1 or more, not " + count, "leave it out to watch until Ctrl-C");
        }
        if (poll < 1 || poll > 86_400) {
            throw Failure.usage("--poll must be 1 to 86400 seconds, not " + poll, "leave it out for 30 seconds");
        }
    }

    @Override
    Duration pollInterval() {
        return Duration.ofSeconds(poll);
    }

    @Override
    void work(Connection connection, Report report) {
        OpenMailbox mailbox = OpenMailbox.open(connection, report);
        if (connection.hasIdle()) {
            report.watching();
        } else {
            report.polling(pollInterval());
        }
        new Watcher(mailbox, report, count == null ? Long.MAX_VALUE : count).watch();
    }
}
