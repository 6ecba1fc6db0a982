package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Task;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.transfer.Format;
import dev.imapala.cli.transfer.Journal;
import dev.imapala.cli.transfer.MailSource;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imapala import}: messages out of files. */
@Command(
        name = "import",
        header = "Put the messages of a Maildir, an mbox or a folder of .eml files into a mailbox.",
        description = {
            "%nWith their flags and dates, as far as the files tell. A journal beside SOURCE says what",
            "the server has: after Ctrl-C, or when the connection was lost, the same command goes on",
            "where it stopped, and nothing is there twice."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala import work/Archive backup/Archive --create",
            "  imapala import work/Old old.mbox --journal old.journal"
        })
final class ImportCommand extends ServerCommand {
    @Parameters(index = "1", paramLabel = "SOURCE", description = "A Maildir, an mbox, a folder of .eml files, or one.")
    private String sourceName = "";

    @Option(
            order = 1,
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "maildir, mbox or eml; found out if not set.")
    private @Nullable Format format;

    @Option(order = 2, names = "--create", description = "Make the mailbox if it is not there.")
    private boolean create;

    @Option(
            order = 3,
            names = "--exact",
            description = "Leave line ends as they are; without it, those of files become CRLF.")
    private boolean exact;

    @Option(
            order = 4,
            names = "--journal",
            paramLabel = "FILE",
            description = "Where to note what is done, if not beside SOURCE.")
    private @Nullable String journalName;

    private Path source = Path.of("");
    private @Nullable Path journalPath;

    ImportCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        try {
            source = Path.of(sourceName);
            journalPath = journalName == null ? null : Path.of(journalName);
        } catch (InvalidPathException e) {
            throw Failure.usage("SOURCE or --journal is not the path of a file", "write it like backup/INBOX");
        }
    }

    @Override
    void work(Connection connection, Report report) {
        String mailbox = connection.address().mailbox();
        try (MailSource messages = MailSource.open(source, format, exact)) {
            connection.requireOrCreate(mailbox, create);
            try (Journal journal = journal(connection, mailbox)) {
                tell(mailbox, run(connection, messages, journal, report), report);
            }
        } catch (NoSuchFileException e) {
            throw Failure.usage("there is no file or folder " + e.getFile(), "check the path");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the files at " + source + " cannot be read, or the journal not written: " + e.getMessage(),
                    "check permissions; --journal FILE puts the journal elsewhere",
                    e);
        }
    }

    private static Importer run(Connection connection, MailSource messages, Journal journal, Report report)
            throws IOException {
        Task task = Task.octets(connection.address().mailbox()).outOf(messages.octets());
        try (Progress progress = report.begin(task)) {
            Importer importer = new Importer(connection, journal, report, progress);
            importer.run(messages);
            return importer;
        }
    }

    private Journal journal(Connection connection, String mailbox) throws IOException {
        MailboxStatus status = connection.session().status(mailbox, StatusItem.UIDVALIDITY, StatusItem.UIDNEXT);
        String address = connection.address().toString();
        Journal.Target target = new Journal.Target(
                address,
                status.find(StatusItem.UIDVALIDITY).orElse(0L),
                status.find(StatusItem.UIDNEXT).orElse(1L));
        return Journal.open(journalPath == null ? Journal.beside(source, address) : journalPath, target);
    }

    private void tell(String mailbox, Importer importer, Report report) {
        report.tell(Outcome.of(
                        "imported",
                        "imported " + Words.count(importer.stored(), "message") + " of " + source + " into " + mailbox
                                + (importer.already() == 0 ? "" : "; " + importer.already() + " were there already"))
                .with("mailbox", mailbox)
                .with("path", source.toString())
                .withNumber("count", importer.stored())
                .withNumber("octets", importer.octets())
                .withNumber("already", importer.already())
                .withNumber("refused", importer.refused()));
        if (importer.refused() > 0) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    Words.count(importer.refused(), "message") + " could not be imported",
                    "the warnings say why; when that is mended, the same command sends them again");
        }
    }
}
