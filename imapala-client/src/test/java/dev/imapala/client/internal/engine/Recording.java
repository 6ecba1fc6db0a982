package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * One conversation, from greeting to log-out, in which every kind of waiting occurs. The server's part comes in turns: a
 * turn is what it says after the client has said something.
 */
final class Recording {
    /** What the client does, and what the server says then. */
    private record Turn(Runnable client, String server) {}

    final Wire wire =
            new Wire(Wire.PLAIN, Credentials.password("ann", "s3cret"), Wire.id("name", "Imapala"), Limits.DEFAULT);
    final List<Result<?>> results = new ArrayList<>();
    final Elements<FetchedMessage> fetched = Elements.open();
    final Elements<MailboxEvent> events = Elements.open();
    private final Result<Selection> selected = new Result<>();
    private boolean watching;
    private final List<Turn> turns = List.of(
            turn(() -> wire.engine.opened(), "* OK hello"),
            turn("* CAPABILITY IMAP4rev1 AUTH=PLAIN", "T1 OK done"),
            turn("+ "),
            turn("T2 OK [CAPABILITY IMAP4rev1 IDLE ID] welcome"),
            turn("* ID NIL", "T3 OK done"),
            turn(this::select, "* 2 EXISTS", "* OK [UIDVALIDITY 7] ok", "T4 OK [READ-WRITE] done"),
            turn(
                    this::fetchAndList,
                    "* 1 FETCH (UID 5 BODY[] {5}",
                    "T5 OK)",
                    "* 2 FETCH (UID 6 BODY[] NIL)",
                    "T5 OK done",
                    "* LIST () \"/\" {4}",
                    "Work",
                    "T6 OK done"),
            turn(this::status, "* STATUS INBOX (MESSAGES 2)", "T7 OK done"),
            turn(this::append, "+ go"),
            turn("* 3 EXISTS", "T8 OK [APPENDUID 7 8] done"),
            turn(this::watch, "+ idling", "* 1 EXPUNGE"),
            turn(this::logOut, "T9 OK done"),
            turn("* BYE bye", "T10 OK done"));

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

    private <T> Result<T> result() {
        Result<T> result = new Result<>();
        results.add(result);
        return result;
    }

    private void select() {
        results.add(selected);
        wire.engine.submit(new SelectTask(new SelectCommand(MailboxName.INBOX, false), selected));
    }

    private void fetchAndList() {
        Fetch fetch = Fetch.items(FetchItem.UID, FetchItem.body(Section.FULL));
        wire.engine.submit(new FetchTask(new FetchCommand(SeqSet.all(), fetch), selected.value(), fetched));
        wire.engine.submit(new ListTask(new ListCommand(ListMailboxes.all()), result()));
    }

    private void status() {
        wire.engine.submit(
                new StatusTask(new StatusCommand(MailboxName.INBOX, List.of(StatusItem.MESSAGES)), result()));
    }

    private void append() {
        Append append = Append.message(Bytes.of("hello"));
        wire.engine.submit(new AppendTask(new AppendCommand(MailboxName.INBOX, append), result()));
    }

    private void watch() {
        watching = true;
        wire.engine.watch(new Watch(selected.value(), events));
    }

    private void logOut() {
        Result<Response.Tagged> loggedOut = result();
        wire.engine.submit(new LogoutTask(loggedOut));
    }

    /** Tells whether the mailbox was watched at some time. */
    boolean hasWatched() {
        return watching;
    }
}
