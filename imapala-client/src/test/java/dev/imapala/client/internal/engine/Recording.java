package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.List;

/**
 * One conversation, from greeting to log-out, in which every kind of waiting occurs: STARTTLS, log-in, commands side by
 * side whose answers come mixed, literals both ways, and IDLE with a command in between. The server's part comes in
 * turns: a turn is what it says after the client has said something.
 */
final class Recording {
    /** What the client does, and what the server says then. */
    private record Turn(Runnable client, String server) {}

    final Wire wire =
            new Wire(Wire.START_TLS, Credentials.password("ann", "s3cret"), Wire.id("name", "Imapala"), Limits.DEFAULT);
    final List<Result<?>> results = new ArrayList<>();
    final List<Elements<?>> streams = new ArrayList<>();
    final Elements<FetchedMessage> fetched = Elements.open();
    final Elements<MailboxEvent> events = Elements.open();
    private final Result<Selection> selected = new Result<>();
    private final List<Turn> turns = List.of(
            turn(() -> wire.engine.opened(), "* OK [CAPABILITY IMAP4rev1 STARTTLS] hello"),
            turn("T1 OK go"),
            turn(() -> wire.engine.secured(), "* CAPABILITY IMAP4rev1 AUTH=PLAIN", "T2 OK done"),
            turn("+ "),
            turn("T3 OK [CAPABILITY IMAP4rev1 IDLE ID ESEARCH UNSELECT] welcome"),
            turn("* ID NIL", "T4 OK done"),
            turn(this::select, "* 4 EXISTS", "* OK [UIDVALIDITY 7] ok", "T5 OK [READ-WRITE] done"),
            turn(
                    this::mix,
                    "* STATUS Work (MESSAGES 1)",
                    "* 3 FETCH (UID 3 FLAGS ())",
                    "* 1 FETCH (UID 1 BODY[] {5}",
                    "T6 OK)",
                    "* ESEARCH (TAG \"T10\") UID ALL 1:4",
                    "T12 OK done",
                    "* 5 EXISTS",
                    "* 4 FETCH (FLAGS (\\Seen) UID 4)",
                    "T8 OK done",
                    "* ESEARCH (TAG \"T9\") UID COUNT 4",
                    "* 2 FETCH (UID 2 BODY[] NIL)",
                    "T10 OK done",
                    "* STATUS INBOX (MESSAGES 5)",
                    "T6 OK done",
                    "* LIST () \"/\" {4}",
                    "Work",
                    "T9 OK done",
                    "T7 OK done",
                    "T13 OK done",
                    "T11 OK done"),
            turn(this::append, "+ go"),
            turn("* 6 EXISTS", "T14 OK [APPENDUID 7 8] done"),
            turn(this::watch, "+ idling", "* 1 EXPUNGE"),
            turn(this::store, "* 2 FETCH (FLAGS (\\Draft))", "T15 OK done"),
            turn("* 2 FETCH (UID 2 FLAGS (\\Seen))", "* 4 EXISTS", "T16 OK done"),
            turn("+ idling", "* 5 EXISTS"),
            turn(this::unselect, "T17 OK done"),
            turn("T18 OK done"),
            turn(this::logOut, "* BYE bye", "T19 OK done"));

    private static Turn turn(String... lines) {
        return turn(() -> {}, lines);
    }

    private static Turn turn(Runnable client, String... lines) {
        return new Turn(client, String.join("\r\n", lines) + "\r\n");
    }

    /** Plays the server's part in pieces of {@code size} octets, and stops after {@code end} octets. */
    void play(int size, int end) {
        int left = end;
        for (Turn turn : turns) {
            turn.client.run();
            int most = Math.min(turn.server.length(), left);
            for (int from = 0; from < most; from += size) {
                wire.octets(turn.server.substring(from, Math.min(most, from + size)));
            }
            if (most < turn.server.length()) {
                return;
            }
            left -= most;
        }
    }

    /** Returns how many octets the server says. */
    int length() {
        return turns.stream().mapToInt(turn -> turn.server.length()).sum();
    }

    /** Tells whether the server has said all of a line but its LF after {@code end} octets. */
    boolean lacksLineFeed(int end) {
        StringBuilder all = new StringBuilder();
        turns.forEach(turn -> all.append(turn.server));
        return all.charAt(end) == '\n' && all.charAt(end - 1) == '\r';
    }

    private <T> Result<T> result() {
        Result<T> result = new Result<>();
        results.add(result);
        return result;
    }

    private void select() {
        results.add(selected);
        wire.engine.submit(new SelectTask(new SelectCommand(MailboxName.INBOX, false), selected));
    }

    private void mix() {
        fetch(UidSet.range(1, 2), Fetch.items(FetchItem.UID, FetchItem.body(Section.FULL)), fetched);
        fetch(UidSet.of(3), Fetch.items(FetchItem.UID, FetchItem.FLAGS), Elements.open());
        fetch(UidSet.of(4), Fetch.items(FetchItem.UID, FetchItem.FLAGS), Elements.open());
        search(Search.Return.COUNT);
        search(Search.Return.ALL);
        status(MailboxName.INBOX);
        status(Wire.WORK);
        wire.engine.submit(new ListTask(new ListCommand(ListMailboxes.all()), result()));
    }

    private void fetch(UidSet uids, Fetch items, Elements<FetchedMessage> elements) {
        streams.add(elements);
        wire.engine.submit(new FetchTask(new FetchCommand(uids, items), selected.value(), elements));
    }

    private void search(Search.Return what) {
        SearchCommand command = new SearchCommand(Search.all().returning(what), true);
        wire.engine.submit(new SearchTask(command, selected.value(), result()));
    }

    private void status(MailboxName mailbox) {
        wire.engine.submit(new StatusTask(new StatusCommand(mailbox, List.of(StatusItem.MESSAGES)), result()));
    }

    private void append() {
        Append append = Append.message(Bytes.of("hello"));
        wire.engine.submit(new AppendTask(new AppendCommand(MailboxName.INBOX, append), result()));
    }

    private void watch() {
        streams.add(events);
        wire.engine.watch(new Watch(selected.value(), events));
    }

    private void store() {
        StoreCommand store = new StoreCommand(UidSet.of(2), Store.add(Flag.SEEN));
        wire.engine.submit(new StoreTask(store, selected.value(), result()));
    }

    private void unselect() {
        Result<Response.Tagged> left = result();
        wire.engine.submit(new CloseTask(BareCommand.UNSELECT, selected.value(), left));
    }

    private void logOut() {
        Result<Response.Tagged> loggedOut = result();
        wire.engine.submit(new LogoutTask(loggedOut));
    }
}
