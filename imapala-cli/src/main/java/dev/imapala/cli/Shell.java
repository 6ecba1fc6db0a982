package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.search.Criteria;
import dev.imapala.cli.shell.LineSource;
import dev.imapala.cli.shell.LineWords;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CommandResult;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.CommandParser;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.protocol.wire.ResponseSerializer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what the lines say, on one connection. */
final class Shell {
    /** The commands and what they do, in the order of the help. */
    static final Map<String, String> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("list", "[PATTERN]       the mailboxes");
        COMMANDS.put("status", "[MAILBOX]       counts of a mailbox");
        COMMANDS.put("select", "MAILBOX         open a mailbox");
        COMMANDS.put("examine", "MAILBOX         open a mailbox to read only");
        COMMANDS.put("newest", "[N]             the newest messages");
        COMMANDS.put("search", "CRITERION...    messages that meet criteria");
        COMMANDS.put("fetch", "UID [headers]   the text of a message, or its header");
        COMMANDS.put("close", "                leave the mailbox");
        COMMANDS.put("trace", "on|off          show what goes over the wire, or stop that");
        COMMANDS.put("help", "                list the commands");
        COMMANDS.put("quit", "                end; so does Ctrl-D");
    }

    private static final int MOST_MESSAGES = 100;
    private static final String TAG = "a ";

    private final Connection connection;
    private final Report report;
    private final Environment environment;
    private final boolean json;
    private @Nullable BlockingMailbox mailbox;

    Shell(Connection connection, Report report, Environment environment, boolean json) {
        this.connection = connection;
        this.report = report;
        this.environment = environment;
        this.json = json;
    }

    /** Tells whether {@code word}, the first of a line, makes it one of the protocol. */
    static boolean isOfTheProtocol(String word) {
        return word.length() > 1
                && word.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
    }

    /**
     * Does what {@code lines} say until they end, or say so.
     *
     * @throws Failure if one of them fails and nobody types them, or the connection is lost
     */
    void run(LineSource lines) {
        for (var line = lines.next(prompt()); line.isPresent(); line = lines.next(prompt())) {
            try {
                if (!obey(line.get().strip())) {
                    return;
                }
            } catch (ConnectionLostException e) {
                throw e;
            } catch (ImapException | IllegalArgumentException | Failure e) {
                Failure failure = failure(e);
                if (!lines.isTyped() || failure.code() == ExitCode.OUTPUT_CLOSED) {
                    throw failure;
                }
                report.failure(failure);
            }
        }
    }

    private String prompt() {
        String name = mailbox == null || !mailbox.isSelected()
                ? ""
                : " " + mailbox.name().text().replaceAll("\\p{C}", "?");
        return "imapala" + name + "> ";
    }

    private Failure failure(RuntimeException e) {
        if (e instanceof Failure known) {
            return known;
        } else if (e instanceof ImapException failed) {
            return connection.problems().working(failed);
        }
        return Failure.usage(String.valueOf(e.getMessage()), "\"help\" lists the commands");
    }

    /** Does what {@code line} says; false if it says to end. */
    private boolean obey(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        String first = line.split("\\s", 2)[0];
        if (isOfTheProtocol(first)) {
            send(line);
            return true;
        }
        List<String> words = LineWords.of(line);
        List<String> arguments = words.subList(1, words.size());
        switch (first) {
            case "list" -> list(arguments);
            case "status" -> status(arguments);
            case "select" -> open(one(arguments, "the name of a mailbox"), true);
            case "examine" -> open(one(arguments, "the name of a mailbox"), false);
            case "newest" -> newest(arguments);
            case "search" -> search(arguments);
            case "fetch" -> fetch(arguments);
            case "close" -> close();
            case "trace" -> trace(one(arguments, "on or off"));
            case "help" -> help();
            case "quit", "exit" -> {
                return false;
            }
            default -> throw new IllegalArgumentException("there is no command " + first);
        }
        return true;
    }

    private static String one(List<String> arguments, String what) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("the command takes " + what);
        }
        return arguments.get(0);
    }

    private void help() {
        COMMANDS.forEach((name, use) -> line(String.format("  %-7s  %s", name, use)));
        line("A line that begins with a word in capitals is sent as it is, such as UID FETCH 1:* FLAGS.");
    }

    private void line(String text) {
        report.tell(Outcome.of("line", text).with("text", text));
    }

    private void list(List<String> arguments) {
        List<String> patterns = arguments.isEmpty() ? List.of("*") : arguments;
        for (ListedMailbox listed :
                new Mailboxes(connection, report, false).find(patterns, false).all()) {
            String name = listed.name().text();
            report.tell(
                    Outcome.of("listed", name).with("mailbox", name).withTruth("selectable", listed.isSelectable()));
        }
    }

    private void status(List<String> arguments) {
        String name = arguments.isEmpty() ? connection.address().mailbox() : one(arguments, "the name of a mailbox");
        MailboxStatus status =
                connection.session().status(name, StatusItem.MESSAGES, StatusItem.UNSEEN, StatusItem.UIDNEXT);
        long messages = status.find(StatusItem.MESSAGES).orElse(0L);
        report.tell(Outcome.of(
                        "status",
                        Words.count(messages, "message") + " in " + name + ", "
                                + status.find(StatusItem.UNSEEN).orElse(0L) + " unseen")
                .with("mailbox", name)
                .withNumber("messages", messages)
                .withNumber("unseen", status.find(StatusItem.UNSEEN).orElse(null))
                .withNumber("uidNext", status.find(StatusItem.UIDNEXT).orElse(null)));
    }

    private void open(String name, boolean writable) {
        mailbox = null;
        try {
            BlockingMailbox opened = writable
                    ? connection.session().select(name)
                    : connection.session().examine(name);
            report.mailbox(OpenMailbox.summary(opened, null));
            mailbox = opened;
        } catch (CommandFailedException e) {
            throw connection.notOpened(name, e);
        }
    }

    private BlockingMailbox selected() {
        if (mailbox == null || !mailbox.isSelected()) {
            throw new IllegalArgumentException("no mailbox is open; select one first");
        }
        return mailbox;
    }

    private void close() {
        selected().close();
        mailbox = null;
    }

    private void newest(List<String> arguments) {
        int count = arguments.isEmpty() ? 10 : number(one(arguments, "a number"));
        new OpenMailbox(selected(), report).listNewest(count);
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is not a number", e);
        }
    }

    private void search(List<String> arguments) {
        UidSet found = (UidSet) selected()
                .search(new Criteria(LocalDate.now(environment.clock().get())).parse(arguments))
                .messages();
        long count = found.numbers().count();
        report.tell(Outcome.of("found", "found " + Words.count(count, "message"))
                .with("mailbox", selected().name().text())
                .withNumber("count", count)
                .with("uids", found.toString()));
        UidSet last = UidSet.of(found.numbers().stream()
                .skip(Math.max(0, count - MOST_MESSAGES))
                .toArray());
        if (count > 0) {
            report.messages(new OpenMailbox(selected(), report).fetch(last));
        }
    }

    private void fetch(List<String> arguments) {
        boolean headers = arguments.size() == 2 && arguments.get(1).equals("headers");
        Uid uid = Uid.of(number(headers ? arguments.get(0) : one(arguments, "a UID, and maybe the word headers")));
        MessageReader reader = new MessageReader(selected(), report, json);
        if (headers) {
            reader.showHeader(uid.value());
            return;
        }
        List<FetchedMessage> messages =
                selected().fetch(UidSet.of(uid), Fetch.items(UID, INTERNALDATE, RFC822_SIZE, ENVELOPE, BODYSTRUCTURE));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("there is no message " + uid);
        }
        reader.showText(messages.get(0));
    }

    private void trace(String wanted) {
        if (!wanted.equals("on") && !wanted.equals("off")) {
            throw new IllegalArgumentException("the command takes on or off");
        }
        connection.trace(wanted.equals("on"));
    }

    /** Sends {@code line} as it is, and shows what comes back. */
    private void send(String line) {
        Command command = parse(line);
        if (command instanceof SelectCommand select) {
            open(select.mailbox().text(), !line.startsWith("EXAMINE"));
            return;
        }
        try {
            CommandResult result = mailbox != null && mailbox.isSelected()
                    ? mailbox.execute(command)
                    : connection.session().execute(command);
            for (Untagged response : result.untagged()) {
                show(response);
            }
            show(result.tagged());
        } catch (CommandFailedException e) {
            throw new Failure(
                    ExitCode.SERVER,
                    connection.address().host() + " says " + e.status() + ": " + e.text(),
                    "\"trace on\" shows all of what is said",
                    e);
        }
    }

    private static Command parse(String line) {
        if (LineWords.isSecret(line)) {
            throw new IllegalArgumentException("you are logged in already, and passwords are not for the shell");
        }
        try {
            return new CommandParser(Limits.DEFAULT)
                    .parse(Frame.of(Bytes.of(TAG + line)))
                    .command();
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "not a command of the protocol: at character " + (Math.max(0, e.offset() - TAG.length()) + 1)
                            + ", expected " + e.expected(),
                    e);
        }
    }

    private void show(Response response) {
        String text = ResponseSerializer.serialize(response, true).text().stripTrailing();
        report.tell(Outcome.of("response", text).with("text", text));
    }
}
