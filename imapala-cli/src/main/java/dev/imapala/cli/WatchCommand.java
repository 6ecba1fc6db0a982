package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imapala watch}: news of a mailbox as they come. */
@Command(
        name = "watch",
        header = "Tell of new messages in one mailbox, or in several, as they come.",
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
            "  imapala watch work/INBOX Lists Archive --count 1 --json"
        })
final class WatchCommand extends ServerCommand {
    @Parameters(
            index = "1..*",
            paramLabel = "MAILBOX",
            description = "Mailboxes to watch besides that of ADDRESS, each on a connection of its own.")
    private List<String> others = new ArrayList<>();

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
        for (String other : others) {
            if (other.isEmpty() || other.codePoints().anyMatch(Character::isISOControl)) {
                throw Failure.usage(
                        "the mailbox \"" + other + "\" is empty or has a control character", "check its name");
            }
        }
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
        if (connection.hasIdle()) {
            watch(connection, report, report::watching);
        } else {
            watch(connection, report, () -> report.polling(pollInterval()));
        }
    }

    private void watch(Connection connection, Report report, Runnable announcement) {
        AtomicLong left = new AtomicLong(count == null ? Long.MAX_VALUE : count);
        if (others.isEmpty()) {
            OpenMailbox mailbox = OpenMailbox.open(connection, report);
            announcement.run();
            new Watcher(mailbox, report, left).watch();
            return;
        }
        try (Watchers watchers = new Watchers(report, left)) {
            watchers.add(connection);
            others.stream()
                    .distinct()
                    .filter(name -> !name.equals(connection.address().mailbox()))
                    .forEach(name -> watchers.addOwn(connection.another(name)));
            announcement.run();
            watchers.watch();
        }
    }
}
