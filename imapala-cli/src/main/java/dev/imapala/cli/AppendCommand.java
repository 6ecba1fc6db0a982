package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Task;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.transfer.MessageFile;
import dev.imapala.client.AppendResult;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imapala append}: messages from files into a mailbox. */
@Command(
        name = "append",
        header = "Put messages from files into a mailbox.",
        description = {
            "%nEach FILE is one message, as .eml files are. Lines that end in LF only are made to",
            "end in CRLF, as mail has it. All files are looked at before anything is sent."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala append work/Drafts letter.eml --flag draft --flag seen",
            "  imapala append work/Archive --date 2026-01-31T12:00:00Z - < old.eml"
        })
final class AppendCommand extends ServerCommand {
    private static final String STANDARD_INPUT = "-";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "The messages; - or nothing is standard input.")
    private List<String> names = new ArrayList<>();

    @Option(
            order = 1,
            names = {"-f", "--flag"},
            paramLabel = "FLAG",
            description = "Give them this flag: seen, flagged, draft, '$Label1', ... May be given several times.")
    private List<String> flagNames = new ArrayList<>();

    @Option(
            order = 2,
            names = "--date",
            paramLabel = "TIME",
            description = "When they came in, as in 2026-01-31T12:00:00+01:00; now if not set.")
    private @Nullable String time;

    @Option(order = 3, names = "--exact", description = "Send the octets as they are, or refuse to.")
    private boolean exact;

    @Option(order = 4, names = "--create", description = "Make the mailbox if it is not there.")
    private boolean create;

    private Flag[] flags = {};
    private @Nullable InternalDate date;

    AppendCommand(Environment environment) {
        super(environment);
    }

    /** A file as the user names it. */
    private record Letter(String name, MessageFile file) {}

    @Override
    void verify() {
        flags = FlagNames.parse("--flag", flagNames);
        date = time == null ? null : date(time);
        if (names.isEmpty()) {
            names = List.of(STANDARD_INPUT);
        }
    }

    private InternalDate date(String text) {
        try {
            OffsetDateTime moment = text.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text)
                            .atZone(environment().clock().get().getZone())
                            .toOffsetDateTime();
            return InternalDate.of(moment);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Failure.usage("--date must be a date and a time, not " + text, "write it like 2026-01-31T12:00:00Z");
        }
    }

    @Override
    void work(Connection connection, Report report) {
        List<Letter> letters = names.stream().map(this::look).toList();
        String mailbox = connection.address().mailbox();
        connection.requireOrCreate(mailbox, create);
        long limit = connection.appendLimit(mailbox);
        letters.forEach(letter -> requireFitting(letter, limit));
        long octets = letters.stream().mapToLong(letter -> letter.file.octets()).sum();
        try (Progress progress = report.begin(Task.octets(mailbox).outOf(octets))) {
            letters.forEach(letter -> append(letter, connection, progress, report));
        }
    }

    private Letter look(String name) {
        try {
            MessageFile file = MessageFile.look(name.equals(STANDARD_INPUT) ? spooled() : Path.of(name));
            Letter letter = new Letter(name.equals(STANDARD_INPUT) ? "standard input" : name, file);
            requireSendable(letter);
            return letter;
        } catch (NoSuchFileException e) {
            throw Failure.usage("there is no file " + name, "each FILE is a message; check the path");
        } catch (AccessDeniedException e) {
            throw Failure.usage("you may not read the file " + name, "check its owner and its permissions");
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("the file " + name + " cannot be read", "each FILE is a message, not a folder");
        }
    }

    /** The size of a message is sent before it: what comes from a pipe has to be kept until its end. */
    private Path spooled() throws IOException {
        Path file = Files.createTempFile("imapala-", ".eml");
        file.toFile().deleteOnExit();
        Files.copy(environment().in(), file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private void requireSendable(Letter letter) {
        if (letter.file.octets() == 0) {
            throw Failure.usage(letter.name + " is empty", "each FILE is a message, with a header at least");
        } else if (letter.file.hasNul()) {
            throw Failure.usage(
                    letter.name + " has a NUL octet, which IMAP cannot carry", "it is no message, or it is damaged");
        } else if (exact && letter.file.hasBareLineFeeds()) {
            throw Failure.usage(
                    letter.name + " has line ends that mail does not have", "without --exact they are made CRLF");
        }
    }

    private static void requireFitting(Letter letter, long limit) {
        if (letter.file.sentOctets() > limit) {
            throw new Failure(
                    ExitCode.SERVER,
                    letter.name + " has " + letter.file.sentOctets() + " octets, and the server takes " + limit
                            + " at most",
                    "nothing was sent; leave it out, or make it smaller");
        }
    }

    private void append(Letter letter, Connection connection, Progress progress, Report report) {
        String mailbox = connection.address().mailbox();
        Append append;
        try {
            append = Append.message(letter.file.content(exact, progress::advance))
                    .flags(flags);
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.usage("the file " + letter.name + " has changed", "start again when nobody writes it");
        }
        AppendResult result = connection.session().append(mailbox, date == null ? append : append.internalDate(date));
        boolean converted = letter.file.hasBareLineFeeds();
        report.tell(Outcome.of(
                        "appended",
                        "appended " + letter.name + " to " + mailbox
                                + result.uid().map(uid -> ", uid " + uid).orElse("")
                                + (converted ? "; its line ends were made CRLF" : ""))
                .with("file", letter.name)
                .with("mailbox", mailbox)
                .withNumber("uid", result.uid().map(Uid::value).orElse(null))
                .withNumber("size", letter.file.sentOctets())
                .withTruth("converted", converted));
    }
}
