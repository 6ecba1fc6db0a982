package dev.imapala.cli;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.terminal.Interruption;
import dev.imapala.cli.terminal.NativeText;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where the {@code imapala} command begins. */
public final class Main {
    private static final int WIDEST_HELP = 100;
    private static final int NARROWEST_HELP = 55;

    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println(Version.line()); // at once, without loading what reads arguments
            return;
        }
        Environment environment = Environment.ofProcess();
        Interruption interruption = Interruption.watchFor(environment);
        int status = run(NativeText.arguments(arguments), environment);
        interruption.isOver();
        System.exit(status);
    }

    /** Runs the command in {@code environment} and returns its exit status. */
    static int run(List<String> arguments, Environment environment) {
        Failures failures = new Failures(environment);
        try {
            return commandLine(environment, failures).execute(arguments.toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failures.breakdown(e, arguments);
        } finally {
            environment.out().flush();
            environment.err().flush();
        }
    }

    private static CommandLine commandLine(Environment environment, Failures failures) {
        Ansi ansi = environment.coloursOutput() ? Ansi.ON : Ansi.OFF;
        CommandLine commandLine = new CommandLine(new Imapala());
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(Imapala.exitCodes());
        return commandLine
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new ListCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new FetchCommand(environment))
                .addSubcommand(new WatchCommand(environment))
                .addSubcommand(new SearchCommand(environment))
                .addSubcommand(new CopyCommand(environment))
                .addSubcommand(new MoveCommand(environment))
                .addSubcommand(new FlagCommand(environment))
                .addSubcommand(new DeleteCommand(environment))
                .addSubcommand(new AppendCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new ImportCommand(environment))
                .addSubcommand(new CapabilitiesCommand(environment))
                .addSubcommand(new ShellCommand(environment))
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new DemoCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer(environment.out(), environment.charset()))
                .setErr(writer(environment.err(), environment.charset()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, environment.columns())))
                .setParameterExceptionHandler(failures::misuse)
                .setExecutionExceptionHandler(failures::execution);
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }
}
