package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of all kinds, side by side and one by one. */
class PipeliningIT extends Scenario {
    private static final int MESSAGES = 60;
    private static final int COMMANDS = 400;
    private static final FetchItem<?> HEADER = FetchItem.body(Section.HEADER);

    private final MailboxName sent = sent(connect());

    /** A command and what to do for it, whose outcome comes as text. */
    private record Call(String what, BiFunction<ImapSession, SelectedMailbox, CompletableFuture<String>> action) {
        CompletableFuture<String> on(ImapSession session, SelectedMailbox inbox) {
            return action.apply(session, inbox);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mixSideBySideHasTheResultsOfOneByOne(long seed) {
        List<Call> calls = calls(new Random(seed));
        List<String> oneByOne = oneByOne(calls);
        List<String> sideBySide = sideBySide(calls);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(sideBySide.get(i)).as("%d: %s", i, calls.get(i).what()).isEqualTo(oneByOne.get(i));
        }
        assertThat(trace.complaints())
                .allMatch(
                        line -> server.is(Trait.TELLS_FLAGS_BEFORE_EXISTS) && line.startsWith("NUMBER_BEYOND_EXISTS "));
    }

    private List<String> oneByOne(List<Call> calls) {
        User other = server.newUser();
        ImapSession session = await(client.connect(server.tls(), other.credentials()));
        session.commandsInFlight(1);
        fill(session);
        SelectedMailbox inbox = await(session.select("INBOX"));
        return calls.stream().map(call -> await(call.on(session, inbox))).toList();
    }

    /** Meanwhile somebody else adds messages and changes their flags. */
    private List<String> sideBySide(List<Call> calls) {
        ImapSession session = connect();
        fill(session);
        SelectedMailbox inbox = await(session.select("INBOX"));
        SelectedMailbox others = inbox();
        ImapSession delivering = connect();
        List<CompletableFuture<?>> disturbances = new ArrayList<>();
        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (i % 20 == 0) {
                disturbances.add(delivering.append("INBOX", Append.message(mail("late " + i))));
                disturbances.add(others.store(UidSet.range(MESSAGES + 1, 100_000), Store.add(Flag.of("late" + i))));
            }
            outcomes.add(calls.get(i).on(session, inbox));
        }
        List<String> results = outcomes.stream().map(Scenario::await).toList();
        disturbances.forEach(Scenario::await);
        return results;
    }

    private static void fill(ImapSession session) {
        sent(session);
        IntStream.rangeClosed(1, MESSAGES)
                .mapToObj(i -> session.append("INBOX", Append.message(mail("number " + i))))
                .toList()
                .forEach(Scenario::await);
    }

    private List<Call> calls(Random random) {
        return IntStream.range(0, COMMANDS).mapToObj(i -> call(random)).toList();
    }

    private Call call(Random random) {
        UidSet uids = UidSet.range(first(random), MESSAGES);
        UidSet few = few(random);
        Search search = (random.nextBoolean() ? Search.unseen() : Search.all()).in(uids);
        Flag flag = random.nextBoolean() ? Flag.SEEN : Flag.FLAGGED;
        Store store = random.nextBoolean() ? Store.add(flag) : Store.remove(flag);
        int first = first(random);
        return switch (random.nextInt(11)) {
            case 0, 1 -> new Call("FLAGS of " + few, (session, inbox) -> fetch(inbox, few, FetchItem.FLAGS));
            case 2, 3 -> new Call("header of " + few, (session, inbox) -> fetch(inbox, few, HEADER));
            case 4 ->
                new Call(
                        "size of number " + first,
                        (session, inbox) -> fetch(inbox, SeqSet.of(first), FetchItem.RFC822_SIZE));
            case 5, 6 ->
                new Call(
                        store + " on " + few,
                        (session, inbox) -> inbox.store(few, store).thenApply(done -> text(done.updated())));
            case 7 ->
                new Call(
                        store.silent() + " on " + few,
                        (session, inbox) -> inbox.store(few, store.silent()).thenApply(done -> "stored"));
            case 8 ->
                new Call(
                        search.toString(),
                        (session, inbox) -> inbox.search(search).thenApply(found -> String.valueOf(found.all())));
            case 9 ->
                new Call(
                        "STATUS",
                        (session, inbox) ->
                                session.status(sent, StatusItem.MESSAGES).thenApply(String::valueOf));
            default ->
                new Call(
                        "LIST",
                        (session, inbox) -> session.list(ListMailboxes.all()).thenApply(PipeliningIT::names));
        };
    }

    private static String names(List<ListedMailbox> mailboxes) {
        return mailboxes.stream().map(mailbox -> mailbox.name().text()).sorted().collect(Collectors.joining(", "));
    }

    private static int first(Random random) {
        return 1 + random.nextInt(MESSAGES);
    }

    private static UidSet few(Random random) {
        int first = first(random);
        return UidSet.range(first, Math.min(MESSAGES, first + random.nextInt(4)));
    }

    private static CompletableFuture<String> fetch(SelectedMailbox inbox, MessageSet messages, FetchItem<?> item) {
        return inbox.fetch(messages, Fetch.items(FetchItem.UID, item)).toList().thenApply(PipeliningIT::text);
    }

    /** A message may be told of more than once. */
    private static String text(List<FetchedMessage> messages) {
        return messages.stream().map(PipeliningIT::text).sorted().distinct().collect(Collectors.joining("; "));
    }

    private static String text(FetchedMessage message) {
        String flags = message.find(FetchItem.FLAGS)
                .map(all -> all.stream()
                        .filter(flag -> !flag.equals(Flag.RECENT))
                        .map(Flag::toString)
                        .sorted()
                        .toList()
                        .toString())
                .orElse("");
        return message.find(FetchItem.UID) + flags + message.find(HEADER) + message.find(FetchItem.RFC822_SIZE);
    }
}
