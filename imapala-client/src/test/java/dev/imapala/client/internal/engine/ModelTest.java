package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CopyResult;
import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.RenameCommand;
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
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random mixes of commands, side by side on a server that delays, reorders and tells news at will, have the results of
 * the same commands one by one.
 *
 * <p>RFC 9051 section 5.5
 */
class ModelTest {
    static final String CAPABILITIES = "IMAP4rev1 IDLE ESEARCH ENABLE ID UIDPLUS MOVE";
    private static final int MIXES = 40;
    private static final int COMMANDS = 60;
    private static final Pattern MARK = Pattern.compile("mark\\d+");
    private static final FetchItem<Bytes> BODY = FetchItem.body(Section.FULL);

    /** A command of a mix, and what came of it. */
    private record Call(Task task, Supplier<String> outcome) {
        String tag() {
            Tag tag = task.tag();
            return tag == null ? "" : tag.value();
        }

        @Override
        public String toString() {
            return tag() + " " + task.command();
        }
    }

    /** One session with a model of a server at the other end. */
    private static final class Session {
        final Wire wire;
        final ModelServer server;
        final List<Elements<MailboxEvent>> watched = new ArrayList<>();
        private final boolean watching;
        private Selection inbox;
        private long existed;

        Session(Random random, boolean unruly, boolean watched) {
            wire = Wire.loggedIn(CAPABILITIES + (random.nextBoolean() ? " LITERAL+" : ""));
            server = new ModelServer(random, unruly);
            watching = watched;
            inbox = wire.select(server.exists());
            watch();
        }

        private void watch() {
            existed = inbox.state().exists();
            if (watching) {
                Elements<MailboxEvent> events = Elements.open();
                watched.add(events);
                inbox.add(new Watch(inbox, events));
            }
        }

        /** The next calls are for the mailbox as it was selected last. */
        private Call select(SelectCommand command) {
            return Session.<Selection>replied(
                    reply -> new SelectTask(command, Reply.mapping(reply, selection -> {
                        inbox = selection;
                        watch();
                        return selection;
                    })),
                    selection -> "OK");
        }

        Call submit(Command command) {
            Call call = call(command);
            wire.engine.submit(call.task());
            return call;
        }

        private Call call(Command command) {
            if (command instanceof SelectCommand select) {
                return select(select);
            } else if (command instanceof CopyCommand || command instanceof MoveCommand) {
                MessagesCommand copy = (MessagesCommand) command;
                return Session.<CopyResult>replied(reply -> new CopyTask(copy, inbox, reply), Object::toString);
            } else if (command instanceof CreateCommand create) {
                return Session.<CreatedMailbox>replied(reply -> NamingTask.of(create, reply), Object::toString);
            } else if (command instanceof RenameCommand rename) {
                return Session.<CreatedMailbox>replied(reply -> NamingTask.of(rename, reply), Object::toString);
            } else if (command instanceof FetchCommand fetch) {
                Elements<FetchedMessage> elements = Elements.open();
                return new Call(
                        new FetchTask(fetch, inbox, elements),
                        () -> elements.hasEnded() ? text(fetch, elements.elements()) : "pending");
            } else if (command instanceof StoreCommand store) {
                return Session.<StoreResult>replied(
                        reply -> new StoreTask(store, inbox, reply), done -> text(done.updated()));
            } else if (command instanceof SearchCommand search) {
                return Session.<SearchResult>replied(reply -> new SearchTask(search, inbox, reply), Object::toString);
            } else if (command instanceof StatusCommand status) {
                return Session.<MailboxStatus>replied(reply -> new StatusTask(status, reply), Object::toString);
            } else if (command instanceof AppendCommand append) {
                return Session.<AppendResult>replied(reply -> new AppendTask(append, reply), Object::toString);
            } else if (command instanceof ListCommand list) {
                return Session.<List<ListedMailbox>>replied(reply -> new ListTask(list, reply), Object::toString);
            } else if (command instanceof IdCommand id) {
                return Session.<Map<String, @Nullable String>>replied(reply -> new IdTask(id, reply), Object::toString);
            } else if (command instanceof EnableCommand enable) {
                return Session.<List<Capability>>replied(reply -> new EnableTask(enable, reply), Object::toString);
            } else if (command == BareCommand.CAPABILITY) {
                return Session.<Response.Tagged>replied(reply -> new CapabilityTask(reply), ok -> "OK");
            }
            return Session.<Response.Tagged>replied(reply -> new SimpleTask(command, inbox, reply), ok -> "OK");
        }

        private static <T> Call replied(Function<Reply<T>, Task> making, Function<T, String> text) {
            Result<T> result = new Result<>();
            return new Call(making.apply(result), () -> outcome(result, text));
        }

        private static <T> String outcome(Result<T> result, Function<T, String> text) {
            if (result.isPending()) {
                return "pending";
            }
            return result.hasFailed() ? String.valueOf(result.failure().getMessage()) : text.apply(result.value());
        }

        /** A message may be told of more than once; what comes with flags of the same message is the same. */
        private static String text(FetchCommand fetch, List<FetchedMessage> messages) {
            boolean flags = fetch.fetch().items().contains(FetchItem.FLAGS);
            boolean body = fetch.fetch().items().contains(BODY);
            Set<String> texts = new TreeSet<>();
            for (FetchedMessage message : messages) {
                texts.add(message.get(FetchItem.UID)
                        + (flags ? " " + flags(message) : "")
                        + (body ? " " + message.get(BODY).text() : ""));
            }
            return String.join(", ", texts);
        }

        private static String text(List<FetchedMessage> messages) {
            return messages.stream()
                    .map(message -> message.get(FetchItem.UID) + " " + flags(message))
                    .sorted()
                    .distinct()
                    .collect(Collectors.joining(", "));
        }

        private static String flags(FetchedMessage message) {
            return message.get(FetchItem.FLAGS).stream()
                    .map(Flag::toString)
                    .sorted()
                    .collect(Collectors.joining(" ", "(", ")"));
        }

        /** Carries octets one way or the other, lets the server work, or lets time pass. */
        void step(Random random) {
            switch (random.nextInt(4)) {
                case 0 -> server.feed(wire.takeOctets());
                case 1 -> wire.octets(server.take());
                case 2 -> server.step();
                default -> wire.pass(Duration.ofMillis(random.nextInt(100)));
            }
        }

        void finish() {
            while (!server.isQuiet() || wire.engine.scheduler().hasWaiting() || owesAnswers()) {
                server.feed(wire.takeOctets());
                server.step();
                wire.octets(server.take());
            }
        }

        private boolean owesAnswers() {
            return wire.engine.scheduler().underWay().stream().anyMatch(task -> !(task instanceof IdleTask));
        }

        /** Returns how many messages there are for whoever knew how many there were, and heard of nothing but events. */
        long mirror() {
            long exists = existed;
            for (MailboxEvent event : watched.get(watched.size() - 1).elements()) {
                if (event instanceof MailboxEvent.Exists more) {
                    exists = more.count();
                } else if (event instanceof MailboxEvent.Expunged) {
                    exists--;
                }
            }
            return exists;
        }
    }

    /** Returns the seed that {@code -Dimapala.seed} names, to see a failure again; other ones each time if it names none. */
    static List<Long> seeds() {
        Long named = Long.getLong("imapala.seed");
        return named == null ? new Random().longs(MIXES).boxed().toList() : List.of(named);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sideBySideIsLikeOneByOne(long seed) {
        Random random = new Random(seed);
        for (int mix = 0; mix < 25; mix++) {
            try {
                play(random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dimapala.seed=" + seed + ", mix " + mix + ": " + e.getMessage(), e);
            }
        }
    }

    private static void play(Random random) {
        boolean watched = random.nextBoolean();
        Session session = new Session(random, true, watched);
        session.wire.engine.limitCommandsInFlight(random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 1000);
        List<Call> calls = new ArrayList<>();
        Set<Call> cancelled = new HashSet<>();
        while (calls.size() < COMMANDS) {
            for (int burst = random.nextInt(6); burst > 0; burst--) {
                calls.add(session.submit(command(random)));
            }
            if (!calls.isEmpty() && random.nextInt(12) == 0) {
                Call call = calls.get(calls.size() - 1 - random.nextInt(Math.min(5, calls.size())));
                session.wire.engine.cancel(call.task());
                cancelled.add(call);
            }
            for (int steps = random.nextInt(30); steps > 0; steps--) {
                session.step(random);
            }
        }
        session.finish();
        List<Call> sent = calls.stream().filter(call -> !call.tag().isEmpty()).toList();
        assertThat(sent)
                .extracting(Call::tag)
                .as("order of sending")
                .containsExactlyElementsOf(session.server.received.keySet());
        compare(session, sent, cancelled);
        assertNothingLost(session, calls, watched);
    }

    private static void compare(Session session, List<Call> sent, Set<Call> cancelled) {
        Session single = new Session(new Random(1), false, false);
        for (Call call : sent) {
            Call alone = single.submit(call.task().command());
            single.finish();
            if (!cancelled.contains(call)) {
                compare(session, call, alone.outcome().get());
            }
        }
        assertThat(session.server.flags()).isEqualTo(single.server.flags());
    }

    /** News of a message that is just being asked for by its number cannot be told from the answer. */
    private static void compare(Session session, Call call, String alone) {
        String outcome = call.outcome().get();
        if (call.task().command() instanceof FetchCommand fetch && fetch.messages() instanceof SeqSet) {
            String intended = String.valueOf(session.server.intended.get(call.tag()));
            Set<String> told = parts(intended);
            Set<String> parts = parts(outcome);
            assertThat(parts).as(call.toString()).containsAll(told);
            parts.removeAll(told);
            assertThat(parts).as(call.toString()).allMatch(part -> part.contains("mark"));
        } else {
            assertThat(outcome).as(call.toString()).isEqualTo(alone);
        }
    }

    /** Returns what {@link Session#text} has joined: nothing, if there was nothing. */
    private static Set<String> parts(String text) {
        return text.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(text.split(", ", -1)));
    }

    /** Whatever was told unasked was noted, and is an event. */
    private static void assertNothingLost(Session session, List<Call> calls, boolean watched) {
        assertThat(session.inbox.state().exists()).isEqualTo(session.server.exists());
        Set<String> answers = new TreeSet<>();
        calls.stream()
                .filter(call -> call.task().command() instanceof FetchCommand)
                .map(call -> call.outcome().get())
                .forEach(outcome -> MARK.matcher(outcome).results().forEach(mark -> answers.add(mark.group())));
        Set<String> noted = new TreeSet<>(answers);
        for (Untagged event : session.wire.listener.events) {
            if (event instanceof Untagged.Fetch fetch) {
                noted.addAll(marks(fetch.message()));
            }
        }
        assertThat(noted).containsAll(session.server.told);
        if (watched) {
            assertThat(session.mirror()).isEqualTo(session.server.exists());
            Set<String> seen = new TreeSet<>(answers);
            session.watched.forEach(events -> events.elements().forEach(event -> {
                if (event instanceof MailboxEvent.FlagsChanged changed) {
                    seen.addAll(marks(changed.message()));
                }
            }));
            assertThat(seen).containsAll(session.server.told);
        }
    }

    private static Set<String> marks(FetchedMessage message) {
        return message.get(FetchItem.FLAGS).stream()
                .map(Flag::toString)
                .filter(flag -> flag.startsWith("mark"))
                .collect(Collectors.toSet());
    }

    private static Command command(Random random) {
        MailboxName box = MailboxName.of("box" + random.nextInt(3));
        return switch (random.nextInt(22)) {
            case 0, 1 -> new FetchCommand(uids(random), Fetch.items(FetchItem.FLAGS));
            case 2, 3 -> new FetchCommand(uids(random), Fetch.items(FetchItem.UID, BODY));
            case 4 -> new FetchCommand(uids(random), Fetch.items(FetchItem.UID, FetchItem.FLAGS, BODY));
            case 5 -> new FetchCommand(uids(random), Fetch.items(BODY.markingSeen()));
            case 6, 7 -> new FetchCommand(numbers(random), Fetch.items(FetchItem.UID, FetchItem.FLAGS));
            case 8, 9 -> new StoreCommand(uids(random), store(random));
            case 10 -> new StoreCommand(uids(random), store(random).silent());
            case 11 -> new SearchCommand(search(random), true);
            case 12, 13 -> new SearchCommand(search(random).returning(Search.Return.ALL, Search.Return.COUNT), true);
            case 14, 15 -> new StatusCommand(box, List.of(StatusItem.MESSAGES));
            case 16 -> new AppendCommand(box, Append.message(Bytes.of("T1 OK no\r\n")));
            case 17 -> new ListCommand(ListMailboxes.all());
            case 18 -> BareCommand.NOOP;
            default -> seldom(random);
        };
    }

    private static Command seldom(Random random) {
        MailboxName box = MailboxName.of("box" + random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0 -> BareCommand.CAPABILITY;
            case 1 -> new IdCommand(Map.of());
            case 2 -> BareCommand.EXPUNGE;
            case 3, 4 -> new CopyCommand(uids(random), box);
            case 5 -> new MoveCommand(uids(random), box);
            case 6, 7 -> new CreateCommand(box, Set.of());
            case 8, 9 -> new RenameCommand(box, MailboxName.of("box" + random.nextInt(3)));
            case 10 -> new SelectCommand(MailboxName.INBOX, false);
            default -> new EnableCommand(List.of(Capability.of("CONDSTORE")));
        };
    }

    private static Store store(Random random) {
        Flag flag = List.of(Flag.SEEN, Flag.FLAGGED, Flag.of("$Label"), Flag.DELETED)
                .get(random.nextInt(16) == 0 ? 3 : random.nextInt(3));
        return random.nextBoolean() ? Store.add(flag) : Store.remove(flag);
    }

    private static Search search(Random random) {
        Search search = random.nextInt(3) == 0 ? Search.all() : Search.unseen();
        return search.in(UidSet.range(ModelServer.FIRST, ModelServer.LAST));
    }

    private static MessageSet uids(Random random) {
        int first = ModelServer.FIRST + random.nextInt(ModelServer.LAST - ModelServer.FIRST + 1);
        int last = Math.min(ModelServer.LAST, first + random.nextInt(3));
        return UidSet.range(first, last);
    }

    private static MessageSet numbers(Random random) {
        int first = 1 + random.nextInt(30);
        return SeqSet.range(first, first + random.nextInt(4));
    }
}
