package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.mime.Folder;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala fetch}: what is in messages. */
@Command(
        name = "fetch",
        header = "Show messages, or save them, their parts or their attachments.",
        description = {
            "%nShows the text of each message, and lists its attachments, unless something else is",
            "asked for. The mailbox is opened to read only: nothing becomes seen."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala fetch imaps://ann@imap.example.org --uid 42 --part 2 -o plan.pdf",
            "  imapala fetch work from:bo newer:7d --attachments ~/from-bo"
        })
final class FetchCommand extends SelectingCommand {
    private static final String STANDARD_OUTPUT = "-";

    /** What is wanted of the messages; their text if none of it is. */
    static final class Wanted {
        @Option(order = 3, names = "--headers", description = "Show the header, decoded.")
        private boolean headers;

        @Option(order = 4, names = "--message", description = "The message as it is, octet for octet.")
        private boolean message;

        @Option(
                order = 5,
                names = "--part",
                paramLabel = "PART",
                description = "A part, by its number, such as 2 or 1.2, or by the name of its file; decoded.")
        private @Nullable String part;

        @Option(
                order = 6,
                names = "--attachments",
                paramLabel = "FOLDER",
                description = "Save all attachments there. Names are made safe; no file is replaced.")
        private @Nullable String folder;
    }

    @ArgGroup
    private Wanted wanted = new Wanted();

    @Option(
            order = 7,
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where --message or --part goes; - or nothing is standard output.")
    private String output = STANDARD_OUTPUT;

    @Option(
            order = 8,
            names = {"-n", "--newest"},
            paramLabel = "N",
            description = "Only the newest N of the messages.")
    private @Nullable Integer newest;

    private Search search = Search.all();

    FetchCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        search = selection().required(today());
        if (newest != null && newest < 1) {
            throw Failure.usage("--newest must be 1 or more, not " + newest, "leave it out for all of them");
        }
        boolean octets = wanted.message || wanted.part != null;
        if (!octets && !output.equals(STANDARD_OUTPUT)) {
            throw Failure.usage(
                    "--output goes with --message or --part", "for text, redirect standard output: ... > FILE");
        } else if (octets && output.equals(STANDARD_OUTPUT)) {
            verifyOutput();
        }
    }

    private void verifyOutput() {
        if (output().json()) {
            throw Failure.usage("JSON and the octets of mail would be mixed up", "put them into a file: --output FILE");
        } else if (environment().terminal().showsOutput()) {
            throw Failure.usage(
                    "octets of mail are not for a terminal",
                    "use --output FILE, or a pipe; without --part it shows text");
        }
    }

    @Override
    void work(Connection connection, Report report) {
        BlockingMailbox mailbox = connection.examine();
        UidSet found = (UidSet) mailbox.search(search).messages();
        long[] uids = found.numbers().stream()
                .skip(newest == null ? 0 : Math.max(0, found.count() - newest))
                .toArray();
        if (uids.length == 0) {
            throw Failure.usage(
                    "there is no such message in " + mailbox.name().text(), "imapala search finds messages");
        }
        if (wanted.message || wanted.part != null) {
            save(mailbox, report, uids);
        } else if (wanted.folder != null) {
            Folder folder = Folder.open(wanted.folder, report::warning);
            for (long uid : uids) {
                new MessageSaver(mailbox, report).saveAttachments(message(mailbox, uid), folder);
            }
        } else {
            show(mailbox, report, uids);
        }
    }

    private void show(BlockingMailbox mailbox, Report report, long[] uids) {
        MessageReader reader = new MessageReader(mailbox, report, output().json());
        for (int i = 0; i < uids.length; i++) {
            reader.separate(i);
            if (wanted.headers) {
                reader.showHeader(uids[i]);
            } else {
                reader.showText(message(mailbox, uids[i]));
            }
        }
    }

    private void save(BlockingMailbox mailbox, Report report, long[] uids) {
        if (uids.length > 1) {
            throw Failure.usage(
                    "there are " + uids.length + " such messages, and --message and --part take one",
                    "name it with --uid, or add --newest 1");
        }
        FetchedMessage message = message(mailbox, uids[0]);
        MessageSaver saver = new MessageSaver(mailbox, report);
        MessageSaver.Source source = wanted.part == null ? saver.whole(message) : saver.part(message, wanted.part);
        if (output.equals(STANDARD_OUTPUT)) {
            saver.write(source, environment());
        } else {
            saver.save(source, output);
        }
    }

    private static FetchedMessage message(BlockingMailbox mailbox, long uid) {
        return mailbox
                .fetch(UidSet.of(uid), Fetch.items(UID, FLAGS, INTERNALDATE, RFC822_SIZE, ENVELOPE, BODYSTRUCTURE))
                .stream()
                .findFirst()
                .orElseThrow(() -> Failure.usage("the message " + uid + " has gone meanwhile", "look for it again"));
    }
}
