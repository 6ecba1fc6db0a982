package dev.imapala.cli;

import dev.imapala.cli.terminal.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that works on some of the messages of a mailbox. Its arguments say on which. */
abstract class SelectingCommand extends ServerCommand {
    @Parameters(
            index = "1..*",
            paramLabel = "CRITERION",
            description = "What the messages must be like: unseen, from:ann, newer:7d, all, ... as for search.")
    private List<String> criteria = new ArrayList<>();

    @Option(
            order = 1,
            names = {"-u", "--uid"},
            paramLabel = "SET",
            description = "The messages with these UIDs, such as 3,7:9 or 100:*.")
    private @Nullable String uids;

    @Option(
            order = 2,
            names = "--raw",
            paramLabel = "CRITERIA",
            description = "Criteria in the words of the protocol, in one argument.")
    private @Nullable String raw;

    SelectingCommand(Environment environment) {
        super(environment);
    }

    /** Returns which messages the arguments name. */
    final Selection selection() {
        return new Selection(criteria, uids, raw);
    }
}
