package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import picocli.CommandLine.Option;

/** How a command tells what it has to tell. */
final class OutputOptions {
    @Option(
            order = 21,
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(order = 22, names = "--json", description = "Print JSON Lines: one object a line, errors too.")
    private boolean json;

    @Option(
            order = 23,
            names = {"-q", "--quiet"},
            description = "Show no progress of what takes long; without it, a terminal does.")
    private boolean quiet;

    @Option(
            order = 24,
            names = "--trace",
            description = "Show what goes over the wire on standard error, without secrets and mail.")
    private boolean trace;

    @Option(order = 25, names = "--debug", description = "Show the stack trace of an error.")
    private boolean debug;

    /** Tells whether JSON is wanted. */
    boolean json() {
        return json;
    }

    /** Tells whether the wire is to be shown. */
    boolean trace() {
        return trace;
    }

    /** Tells whether stack traces are to be shown. */
    boolean debug() {
        return debug;
    }

    /** Returns the report that is wanted. */
    Report report(Environment environment) {
        if (json) {
            return Report.json(environment);
        }
        return quiet ? Report.quiet(environment) : Report.text(environment);
    }
}
