package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.cli.shell.LineSource;
import dev.imapala.cli.shell.PipedLines;
import dev.imapala.cli.shell.TerminalLines;
import dev.imapala.cli.terminal.Environment;
import picocli.CommandLine.Command;

/** {@code imapala shell}: many commands on one connection, typed or from a pipe. */
@Command(
        name = "shell",
        header = "Work on a server command by command, in words or in those of the protocol.",
        description = {
            "%nReads commands from the terminal, with completion (Tab) and history, or from a pipe; \"help\"",
            "lists them. A line that begins with a word in capitals is sent as it is: UID FETCH 1 FLAGS.",
            "Ctrl-C leaves a line, Ctrl-D ends. From a pipe, the first command that fails ends it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  imapala shell imaps://ann@imap.example.org", "  imapala shell work --trace < commands.txt"})
final class ShellCommand extends ServerCommand {
    ShellCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {}

    @Override
    void work(Connection connection, Report report) {
        Shell shell = new Shell(connection, report, environment(), output().json());
        try (LineSource lines = lines(new ShellCompletion(connection))) {
            shell.run(lines);
        }
    }

    private LineSource lines(ShellCompletion completion) {
        boolean typed = environment().terminal().readsInput()
                && environment().terminal().showsOutput();
        return typed ? new TerminalLines(environment(), completion::complete) : new PipedLines(environment());
    }
}
