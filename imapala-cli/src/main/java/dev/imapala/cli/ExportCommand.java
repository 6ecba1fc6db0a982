package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Task;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.terminal.Interruption;
import dev.imapala.cli.transfer.Export;
import dev.imapala.cli.transfer.Format;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala export}: messages into files. */
@Command(
        name = "export",
        header = "Write the messages of a mailbox, or of several, into files.",
        description = {
            "%nOctet by octet, with flags and dates, below the folder of --to: a Maildir, an mbox, or",
            "a folder of .eml files for each mailbox. All messages, unless criteria name some, as",
            "for search. What is there already is not fetched again: after Ctrl-C, or when the",
            "connection was lost, the same command goes on where it stopped."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala export work/Archive --to backup --format mbox",
            "  imapala export work --mailboxes 'Lists/*' --to backup newer:1y"
        })
final class ExportCommand extends SelectingCommand {
    @Option(
            order = 3,
            names = {"-t", "--to"},
            paramLabel = "FOLDER",
            required = true,
            description = "The folder to write into; it is made if it is not there.")
    private String folderName = "";

    @Option(
            order = 4,
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "maildir",
            description = "maildir, mbox or eml; ${DEFAULT-VALUE} if not set.")
    private Format format = Format.MAILDIR;

    @Option(
            order = 5,
            names = {"-m", "--mailboxes"},
            paramLabel = "PATTERN",
            description = "Export all mailboxes whose names match: * is anything, %% anything on one level.")
    private @Nullable String pattern;

    private Search search = Search.all();
    private Path folder = Path.of("");

    ExportCommand(Environment environment) {
        super(environment);
    }

    /** What became of the messages of a mailbox. */
    private record Tally(long written, long octets, long there, long missing) {}

    @Override
    void verify() {
        search = selection().search(today());
        try {
            folder = Path.of(folderName);
            if (pattern != null) {
                ListMailboxes.matching(pattern);
            }
        } catch (InvalidPathException e) {
            throw Failure.usage("--to is not the path of a folder", "write it like backup");
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--mailboxes is not a pattern of names", "write it like 'Lists/*', or '*'");
        }
    }

    @Override
    void work(Connection connection, Report report) {
        long missing = 0;
        for (ListedMailbox listed : mailboxes(connection)) {
            missing +=
                    export(connection, listed.name().text(), listed.delimiter().orElse(null), report);
        }
        if (missing > 0) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    "the server did not give " + Words.count(missing, "message"),
                    "they may have been removed meanwhile; start again to ask for what is left");
        }
    }

    private List<ListedMailbox> mailboxes(Connection connection) {
        String name = connection.address().mailbox();
        if (pattern == null) {
            connection.require(name);
            return connection.session().list(ListMailboxes.all()).stream()
                    .filter(listed -> listed.name().text().equals(name) || isInbox(listed, name))
                    .limit(1)
                    .toList();
        }
        List<ListedMailbox> found = new ArrayList<>(connection.session().list(ListMailboxes.matching(pattern)));
        found.removeIf(listed -> !listed.isSelectable());
        if (found.isEmpty()) {
            throw new Failure(
                    ExitCode.MAILBOX,
                    "no mailbox of " + connection.address().host() + " matches " + pattern,
                    "* stands for anything; quote the pattern for the shell");
        }
        return found;
    }

    private static boolean isInbox(ListedMailbox listed, String name) {
        return name.equalsIgnoreCase("INBOX") && listed.name().text().equalsIgnoreCase("INBOX");
    }

    @SuppressWarnings("try") // the guard only has to be there
    private long export(Connection connection, String name, @Nullable Character delimiter, Report report) {
        BlockingMailbox mailbox = connection.examine(name);
        long validity = mailbox.state().uidValidity().orElse(0);
        String source = connection.address().in("").toString();
        try (Export export = Export.into(folder, format, new Export.Origin(source, name, delimiter, validity));
                Interruption.Guard guard = Interruption.guard(export::interrupt)) {
            UidSet found = (UidSet) mailbox.search(search).messages();
            Tally tally = export(mailbox, export, found, report);
            tell(name, export, tally, report);
            return tally.missing;
        } catch (IOException e) {
            Interruption.awaitEndIfPressed();
            throw new Failure(
                    ExitCode.USAGE,
                    "the files below " + folder + " cannot be written: " + reason(e),
                    "check free space and permissions; the same command goes on where it stopped",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Tally export(BlockingMailbox mailbox, Export export, UidSet found, Report report)
            throws IOException {
        UidSet left = found.subtract(export.done());
        Sizes sizes = sizes(mailbox, left);
        Exporter exporter = new Exporter(mailbox, export);
        try (Progress progress = report.begin(Task.octets(mailbox.name().text()).outOf(sizes.total()))) {
            exporter.export(left, sizes.large(), progress);
        }
        long there = found.count() - left.count();
        return new Tally(exporter.messages(), exporter.octets(), there, left.count() - exporter.messages());
    }

    /** How much is to come, and what of it is large. */
    private record Sizes(long total, UidSet large) {}

    private static Sizes sizes(BlockingMailbox mailbox, UidSet uids) {
        long total = 0;
        List<Uid> large = new ArrayList<>();
        for (UidSet piece : (Iterable<UidSet>) UidPieces.of(uids)::iterator) {
            try (BlockingStream<FetchedMessage> messages = mailbox.fetchStream(piece, Fetch.items(UID, RFC822_SIZE))) {
                for (FetchedMessage message : messages) {
                    long size = message.find(RFC822_SIZE).orElse(0L);
                    total += size;
                    if (size > Exporter.MOST_IN_MEMORY) {
                        message.find(UID).ifPresent(large::add);
                    }
                }
            }
        }
        return new Sizes(total, UidSet.of(large));
    }

    private void tell(String name, Export export, Tally tally, Report report) {
        report.tell(Outcome.of(
                        "exported",
                        "exported " + Words.count(tally.written, "message") + " of " + name + " to " + export.place()
                                + (tally.there == 0 ? "" : "; " + tally.there + " were there already"))
                .with("mailbox", name)
                .with("path", export.place().toString())
                .with("format", format.name().toLowerCase(Locale.ROOT))
                .withNumber("count", tally.written)
                .withNumber("octets", tally.octets)
                .withNumber("already", tally.there)
                .withNumber("missing", tally.missing));
    }
}
