package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Table;
import dev.imapala.cli.output.Table.Column;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.fetch.Fetch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala capabilities}: what a server offers, what of it is used, and in what it deviates. */
@Command(
        name = "capabilities",
        header = "Tell what the server offers, what of it is used, and where it deviates.",
        description = {
            "%nLists the mailboxes and looks at the newest messages, without opening them for change,",
            "and counts by kind what the server does otherwise than the standards say. The report is",
            "for a bug ticket: it has no user, no password, no mailbox and no mail in it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala capabilities imaps://ann@imap.example.org",
            "  imapala capabilities work/Lists --newest 500 --json"
        })
final class CapabilitiesCommand extends ServerCommand {
    /** What servers say of themselves may be about the user, too; these are not (RFC 2971 section 3.3). */
    private static final List<String> HARMLESS =
            List.of("name", "version", "vendor", "os", "os-version", "support-url", "date");

    @Option(
            names = {"-n", "--newest"},
            paramLabel = "N",
            defaultValue = "50",
            description = "Look at the newest N messages for deviations; ${DEFAULT-VALUE} if not set, 0 for none.")
    private int newest;

    CapabilitiesCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        OpenMailbox.checkNewest(newest, 50);
    }

    @Override
    void work(Connection connection, Report report) {
        tellServer(connection, report);
        tellCapabilities(connection, report);
        provoke(connection);
        tellQuirks(connection.session().quirks(), report);
    }

    private static void tellServer(Connection connection, Report report) {
        report.tell(Outcome.of(
                        "client",
                        Version.line() + ", Java " + Runtime.version().feature() + ", "
                                + System.getProperty("os.name") + ", over "
                                + connection.address().security().scheme())
                .with("version", Version.line())
                .with("java", Runtime.version().toString())
                .with("scheme", connection.address().security().scheme()));
        Map<String, @Nullable String> id = id(connection);
        StringBuilder text = new StringBuilder();
        Outcome outcome = Outcome.of("server");
        for (String field : HARMLESS) {
            String value = id.get(field);
            outcome.with(field, value);
            text.append(value == null ? "" : (text.isEmpty() ? "" : ", ") + field + " " + value);
        }
        report.tell(
                outcome.reading(text.isEmpty() ? "the server does not say what it is" : "the server says: " + text));
    }

    private static Map<String, @Nullable String> id(Connection connection) {
        Map<String, @Nullable String> fields = new TreeMap<>();
        if (connection.has(Capability.ID)) {
            try {
                connection
                        .session()
                        .id(Map.of())
                        .forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
            } catch (CommandFailedException e) {
                // then it does not say
            }
        }
        return fields;
    }

    private static void tellCapabilities(Connection connection, Report report) {
        Table table = Table.of(Column.left("CAPABILITY"), Column.elastic("USED BY"));
        connection.session().capabilities().stream().forEach(capability -> {
            String use = CapabilityUses.of(capability);
            table.row(
                    Outcome.of("capability").with("name", capability.name()).with("use", use.isEmpty() ? null : use),
                    capability.name(),
                    use.isEmpty() ? "-" : use);
        });
        report.table(table);
    }

    /** Lets the server say what servers mostly deviate in. */
    private void provoke(Connection connection) {
        try {
            connection.session().list(ListMailboxes.all());
        } catch (CommandFailedException e) {
            // what it refuses it cannot do wrong
        }
        if (newest > 0) {
            BlockingMailbox mailbox = connection.examine();
            try {
                mailbox.fetch(
                        mailbox.newest(newest),
                        Fetch.items(UID, FLAGS, INTERNALDATE, RFC822_SIZE, ENVELOPE, BODYSTRUCTURE));
            } catch (CommandFailedException e) {
                // the same
            }
        }
    }

    private static void tellQuirks(Map<Quirk, Long> quirks, Report report) {
        Table table = Table.of(Column.left("DEVIATION"), Column.right("TIMES"));
        quirks.entrySet().stream().filter(entry -> entry.getValue() > 0).forEach(entry -> {
            String name = entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            table.row(
                    Outcome.of("quirk").with("name", entry.getKey().name()).withNumber("count", entry.getValue()),
                    name,
                    entry.getValue().toString());
        });
        report.table(table);
        long kinds = quirks.values().stream().filter(count -> count > 0).count();
        report.tell(
                Outcome.of("deviations", kinds == 0 ? "no deviations were met" : "docs/quirks.md says what they are")
                        .withNumber("kinds", kinds));
    }
}
