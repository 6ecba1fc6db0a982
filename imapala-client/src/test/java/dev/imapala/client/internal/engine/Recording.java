package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
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
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, from greeting to log-out, in which every kind of waiting occurs: STARTTLS, log-in, commands side by
 * side whose answers come mixed, literals both ways, a download and an upload in chunks, and IDLE with a command in
 * between. The server's part comes in
 * turns: a turn is what it says after the client has said something.
 */
final class Recording {
    /** What the client does, and what the server says then. */
    private record Turn(Runnable client, String server) {}

    /** Chunks to upload. */
    static final class Chunks implements ChunkSource {
        private final Deque<Bytes> chunks = new ArrayDeque<>(List.of(Bytes.of("up"), Bytes.of("load")));
        private boolean open;
        private boolean cancelled;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public @Nullable Bytes poll() {
            return chunks.poll();
        }

        @Override
        public boolean hasEnded() {
            return chunks.isEmpty();
        }

        @Override
        public @Nullable Throwable failure() {
            return null;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        /** Tells whether nobody waits to be asked for more. */
        boolean isOver() {
            return !open || cancelled || chunks.isEmpty();
        }
    }

    private record Elsewhere(long size) implements Content.Streamed {}

    /** Large enough to come in chunks. */
    static final String LARGE = "x".repeat(20_000);

    final Chunks chunks = new Chunks();
    final Elements<ByteBuffer> downloaded = Elements.open();
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
            turn(this::download, "* 3 FETCH (UID 3 BODY[] {" + LARGE.length() + "}", LARGE + ")", "T15 OK done"),
            turn(this::upload, "+ go"),
            turn("T16 OK [APPENDUID 7 9] done"),
            turn(this::watch, "+ idling", "* 1 EXPUNGE"),
            turn(this::store, "* 2 FETCH (FLAGS (\\Draft))", "T17 OK done"),
            turn("* 2 FETCH (UID 2 FLAGS (\\Seen))", "* 4 EXISTS", "T18 OK done"),
            turn("+ idling", "* 5 EXISTS"),
            turn(this::unselect, "T19 OK done"),
            turn("T20 OK done"),
            turn(this::logOut, "* BYE bye", "T21 OK done"));

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

    /**
     * Returns after how many octets to stop: every number there is, but in the middle of what is large, where one octet is
     * like the other, only some.
     */
    IntStream cuts() {
        String all = turns.stream().map(Turn::server).collect(Collectors.joining());
        int from = all.indexOf(LARGE) + 20;
        int to = from + LARGE.length() - 40;
        return IntStream.range(0, all.length()).filter(cut -> cut < from || cut > to || cut % 997 == 0);
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

    private void download() {
        streams.add(downloaded);
        FetchItem<Bytes> full = FetchItem.body(Section.FULL);
        wire.engine.submit(new DownloadTask(Uid.of(3), full, selected.value(), downloaded));
    }

    private void upload() {
        Append append = Append.message(new Elsewhere(6));
        AppendTask task = new AppendTask(new AppendCommand(MailboxName.INBOX, append), result());
        task.uploadFrom(content -> chunks);
        wire.engine.submit(task);
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
