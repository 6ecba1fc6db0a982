package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever ends a command early into a message, a hint and an exit status. */
final class Failures {
    /** A command whose options say how failures are to be told. */
    interface Reporting {
        /** Returns these options. */
        OutputOptions output();
    }

    private final Environment environment;

    Failures(Environment environment) {
        this.environment = environment;
    }

    /** Tells what is wrong with the arguments. */
    int misuse(ParameterException e, String[] arguments) {
        String message =
                String.join("; ", String.valueOf(e.getMessage()).lines().toList());
        for (String argument : arguments) {
            message = message.replace(argument, MailboxAddress.withoutPassword(argument));
        }
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        Failure failure = Failure.usage(decapitalized(message), name + " --help shows what there is, with examples");
        boolean json = Arrays.asList(arguments).contains("--json");
        return report(failure, json ? Report.json(environment) : Report.text(environment), false);
    }

    /** Begins like our other messages; names, as in {@code <ADDRESS>}, stay. */
    private static String decapitalized(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    /** Tells what went wrong in a command. */
    int execution(Exception e, CommandLine command, ParseResult parsed) {
        OutputOptions options =
                command.getCommand() instanceof Reporting reporting ? reporting.output() : new OutputOptions();
        Failure failure = e instanceof Failure known ? known : internal(e);
        return report(failure, options.report(environment), options.debug());
    }

    /** Tells what broke the virtual machine or the installation. */
    int breakdown(Error e, List<String> arguments) {
        Report report = arguments.contains("--json") ? Report.json(environment) : Report.text(environment);
        return report(internal(e), report, arguments.contains("--debug"));
    }

    private static Failure internal(Throwable e) {
        return new Failure(
                ExitCode.INTERNAL,
                "internal error: " + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                "this is a defect of imapala: please report it, with what --debug shows",
                e);
    }

    private static int report(Failure failure, Report report, boolean debug) {
        if (failure.code() == ExitCode.OUTPUT_CLOSED) {
            return failure.code().status();
        }
        report.failure(failure);
        if (debug) {
            report.stack(failure);
        }
        return failure.code().status();
    }
}
