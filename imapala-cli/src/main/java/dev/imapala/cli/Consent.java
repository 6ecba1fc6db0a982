package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.terminal.Environment;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** Whether a command may change what it has found. */
final class Consent {
    private static final Set<String> YES = Set.of("y", "yes");

    @Option(
            order = 3,
            names = {"-y", "--yes"},
            description = "Do it without asking: for programs.")
    private boolean yes;

    @Option(order = 4, names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dryRun;

    /** Tells whether nothing is to be done. */
    boolean isDryRun() {
        return dryRun;
    }

    /** Tells whether the user has agreed already. */
    boolean isGiven() {
        return yes && !dryRun;
    }

    /**
     * Makes sure that the user can be asked, or need not be.
     *
     * @throws Failure if nobody would see the question
     */
    void verify(Environment environment, boolean json) {
        if (yes && dryRun) {
            throw Failure.usage("--yes and --dry-run do not go together", "leave one of them out");
        } else if (!yes && !dryRun && (json || !environment.terminal().showsOutput())) {
            throw Failure.usage(
                    "it is asked before anything is changed, and there is no terminal to ask at",
                    "--yes does it without asking; --dry-run shows what would be done");
        }
    }

    /**
     * Asks whether to go on.
     *
     * @throws Failure if the answer is not yes
     */
    void ask(Environment environment) {
        String answer = environment.terminal().ask("Go on? [y/N] ").orElse("").strip();
        if (!YES.contains(answer.toLowerCase(Locale.ROOT))) {
            throw new Failure(ExitCode.DECLINED, "nothing was changed", "to agree, type y and press Enter");
        }
    }
}
