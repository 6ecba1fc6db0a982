package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code imapala demo}: the other commands at work, without an account. */
@Command(
        name = "demo",
        header = "Show a mailbox being checked and watched, on a server of its own.",
        description = {
            "%nStarts a server within this process, with sample mail, connects to it over TLS, lists",
            "the newest messages, and watches the mailbox until a message arrives. Needs no network",
            "and no account, changes nothing, and takes a second or two."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  imapala demo", "  imapala demo --trace"})
final class DemoCommand implements Callable<Integer>, Failures.Reporting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Environment environment;

    @Mixin
    private OutputOptions output = new OutputOptions();

    DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public Integer call() {
        Report report = output.report(environment);
        new Demo(report, output.trace(), environment.clock().get()).run(LIMIT);
        return ExitCode.OK.status();
    }
}
