package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.wire.CommandParser;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.TaggedCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server for one session that has INBOX selected, now and then anew. It carries out commands in any order, mixes their answers at will,
 * and keeps only the order that a client may rely upon: what it was told to do to a mailbox by name, and EXPUNGE.
 * Messages with UIDs from {@link #FIRST} to {@link #LAST} are the client's; those below and above belong to others, who
 * change, remove and add them at any time.
 *
 * <p>RFC 9051 section 5.5
 */
final class ModelServer {
    static final int FIRST = 100;
    static final int LAST = 119;

    /** A message of INBOX. */
    static final class Message {
        final long uid;
        final Set<String> flags = new TreeSet<>();

        Message(long uid) {
            this.uid = uid;
        }

        String flagList() {
            return "(" + String.join(" ", flags) + ")";
        }

        boolean isForeign() {
            return uid < FIRST || uid > LAST;
        }
    }

    /** A mailbox other than INBOX. */
    private static final class Box {
        int count;
        int lastUid;

        /** Adds messages, and returns their UIDs as COPYUID and APPENDUID write them. */
        String add(int more) {
            int first = lastUid + 1;
            count += more;
            lastUid += more;
            return more == 1 ? String.valueOf(first) : first + ":" + lastUid;
        }
    }

    /** A line of an answer; about a message that has to be there still, if it is about one. */
    private record Line(@Nullable Message about, boolean expunges, String text) {}

    /** A command from its reception to its tagged response. */
    private static final class Running {
        final String tag;
        final Command command;
        final Deque<Line> lines = new ArrayDeque<>();
        boolean executed;
        String status = "OK";
        String code = "";

        Running(TaggedCommand command) {
            this.tag = command.tag().value();
            this.command = command.command();
        }

        boolean isByNumber() {
            return (command instanceof FetchCommand fetch && fetch.messages() instanceof SeqSet)
                    || (command instanceof StoreCommand store && store.messages() instanceof SeqSet)
                    || (command instanceof SearchCommand search && !search.uid());
        }

        boolean namesNumbers() {
            return (command instanceof FetchCommand fetch && fetch.messages() instanceof SeqSet)
                    || (command instanceof StoreCommand store && store.messages() instanceof SeqSet)
                    || (command instanceof SearchCommand search
                            && search.search().usesNumbers());
        }

        boolean isAboutMessages() {
            return command instanceof FetchCommand
                    || command instanceof StoreCommand
                    || command instanceof SearchCommand
                    || command instanceof CopyCommand
                    || expunges();
        }

        boolean expunges() {
            return command == BareCommand.EXPUNGE || command instanceof MoveCommand;
        }

        /**
         * Returns the mailbox that is named; nothing if none is. A client must not rely on anything beside CREATE and
         * RENAME.
         */
        String mailbox() {
            if (command instanceof AppendCommand append) {
                return append.mailbox().text();
            } else if (command instanceof CopyCommand copy) {
                return copy.target().text();
            } else if (command instanceof MoveCommand move) {
                return move.target().text();
            }
            return command instanceof StatusCommand status ? status.mailbox().text() : "";
        }
    }

    private final Random random;
    private final boolean unruly;
    private final Framer framer = Framer.ofCommands(Limits.DEFAULT);
    private final CommandParser parser = new CommandParser(Limits.DEFAULT);
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Box> boxes = new TreeMap<>(Map.of("box0", new Box(), "box1", new Box()));
    private final List<Running> running = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private @Nullable Running idle;
    private boolean idling;
    private long nextUid = 1000;
    private int marks;

    /** What was received, by tag, in order. */
    final Map<String, Command> received = new LinkedHashMap<>();

    /** What was to be told to a FETCH by numbers, by tag. */
    final Map<String, String> intended = new HashMap<>();

    /** Keywords that were told unasked, each once. */
    final Set<String> told = new TreeSet<>();

    /** Makes a server that is {@code unruly}, or else does one thing after the other and tells no news. */
    ModelServer(Random random, boolean unruly) {
        this.random = random;
        this.unruly = unruly;
        for (int uid = FIRST - 5; uid <= LAST + 5; uid++) {
            messages.add(new Message(uid));
        }
    }

    int exists() {
        return messages.size();
    }

    List<Message> messages() {
        return messages;
    }

    boolean isDone() {
        return running.isEmpty() && out.length() == 0 && idle == null;
    }

    boolean isQuiet() {
        return running.isEmpty() && out.length() == 0;
    }

    /** Takes what the client sends. */
    void feed(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        framer.feed(octets, 0, octets.length);
        for (Framer.Event event = framer.next(); event != Framer.Event.MORE; event = framer.next()) {
            if (event == Framer.Event.LITERAL) {
                boolean synchronizing = framer.literal().synchronizing();
                framer.accept();
                if (synchronizing) {
                    out.append("+ go ahead\r\n");
                }
            } else {
                assertThat(event).isEqualTo(Framer.Event.FRAME);
                String line = framer.frame().line().text();
                if (line.equals("DONE")) {
                    done();
                } else {
                    receive(parser.parse(framer.frame()));
                }
            }
        }
    }

    private void done() {
        Running begun = idle;
        assertThat(begun).as("DONE ends an IDLE").isNotNull();
        assertThat(idling).as("DONE comes after the go-ahead").isTrue();
        idle = null;
        idling = false;
        if (begun != null) {
            begun.executed = true;
            running.add(begun);
        }
    }

    private void receive(TaggedCommand tagged) {
        Running next = new Running(tagged);
        assertThat(idle).as("nothing but DONE during IDLE: %s", tagged).isNull();
        if (next.namesNumbers()) {
            assertThat(running).as("numbers while they may change: %s", tagged).allMatch(Running::isByNumber);
        }
        if (next.command == BareCommand.IDLE) {
            assertThat(running).as("IDLE is alone").isEmpty();
            idle = next;
            return;
        }
        if (isAlone(next)) {
            assertThat(running).as("%s is alone", tagged).isEmpty();
        }
        assertThat(running).as("nothing beside what is alone: %s", tagged).noneMatch(ModelServer::isAlone);
        received.put(next.tag, next.command);
        running.add(next);
    }

    private static boolean isAlone(Running running) {
        return running.command instanceof EnableCommand || running.command instanceof SelectCommand;
    }

    /** Does one thing: begins a command, tells a part of an answer, ends a command, or tells news. */
    void step() {
        if (idle != null && !idling) {
            idling = random.nextBoolean();
            out.append(idling ? "+ idling\r\n" : "");
        } else if (unruly && random.nextInt(4) == 0) {
            tellNews();
        } else if (!running.isEmpty()) {
            advance(unruly ? running.get(random.nextInt(running.size())) : running.get(0));
        }
    }

    private void advance(Running command) {
        if (!command.executed) {
            if (mayBegin(command)) {
                command.executed = true;
                execute(command);
            }
        } else if (command.lines.isEmpty()) {
            running.remove(command);
            out.append(command.tag).append(' ').append(command.status).append(' ');
            out.append(command.code).append("done\r\n");
        } else if (!command.lines.element().expunges() || mayTellExpunge()) {
            tell(command.lines.remove());
        }
    }

    /** Tells whether nothing that was received before has to come first. */
    private boolean mayBegin(Running command) {
        for (Running earlier : running.subList(0, running.indexOf(command))) {
            boolean mailbox = !command.mailbox().isEmpty() && command.mailbox().equals(earlier.mailbox());
            boolean expunge = (command.expunges() && earlier.isAboutMessages())
                    || (earlier.expunges() && command.isAboutMessages());
            if (mailbox || expunge) {
                return false;
            }
        }
        return true;
    }

    private boolean mayTellExpunge() {
        return running.stream().noneMatch(Running::isByNumber);
    }

    private void tell(Line line) {
        int number = line.about() == null ? 0 : messages.indexOf(line.about()) + 1;
        if (line.about() == null) {
            out.append("* ").append(line.text()).append("\r\n");
        } else if (number > 0) {
            out.append("* ").append(number).append(' ').append(line.text()).append("\r\n");
            if (line.expunges()) {
                messages.remove(number - 1);
            }
        }
    }

    private void say(Running command, String text) {
        command.lines.add(new Line(null, false, text));
    }

    private void execute(Running running) {
        Command command = running.command;
        if (command instanceof FetchCommand fetch) {
            fetch(running, fetch);
        } else if (command instanceof StoreCommand store) {
            store(running, store);
        } else if (command instanceof SearchCommand search) {
            search(running, search);
        } else if (!running.mailbox().isEmpty()) {
            toBox(running, boxes.get(running.mailbox()));
        } else if (command instanceof CreateCommand create) {
            refuseIf(boxes.containsKey(create.mailbox().text()), running, "[ALREADYEXISTS] ");
            boxes.putIfAbsent(create.mailbox().text(), new Box());
        } else if (command instanceof RenameCommand rename) {
            rename(running, rename.from().text(), rename.to().text());
        } else if (command instanceof ListCommand) {
            say(running, "LIST () \"/\" INBOX");
            boxes.keySet().forEach(name -> say(running, "LIST () \"/\" " + name));
        } else if (command instanceof SelectCommand) {
            say(running, "OK [CLOSED] done");
            say(running, messages.size() + " EXISTS");
            running.code = "[READ-WRITE] ";
        } else if (command instanceof IdCommand) {
            say(running, "ID (\"name\" \"model\")");
        } else if (command instanceof EnableCommand enable) {
            say(running, "ENABLED " + enable.capabilities().get(0));
        } else if (command == BareCommand.CAPABILITY) {
            say(running, "CAPABILITY " + ModelTest.CAPABILITIES);
        } else if (command == BareCommand.EXPUNGE) {
            messages.stream()
                    .filter(message -> message.flags.contains("\\Deleted"))
                    .forEach(message -> running.lines.add(new Line(message, true, "EXPUNGE")));
        }
    }

    private static void refuseIf(boolean wrong, Running running, String code) {
        if (wrong) {
            running.status = "NO";
            running.code = code;
        }
    }

    private void rename(Running running, String from, String to) {
        Box box = boxes.get(from);
        if (box == null || boxes.containsKey(to)) {
            refuseIf(true, running, box == null ? "[NONEXISTENT] " : "[ALREADYEXISTS] ");
        } else {
            boxes.remove(from);
            boxes.put(to, box);
        }
    }

    private void toBox(Running running, @Nullable Box box) {
        Command command = running.command;
        if (box == null) {
            refuseIf(true, running, command instanceof StatusCommand ? "[NONEXISTENT] " : "[TRYCREATE] ");
        } else if (command instanceof StatusCommand) {
            say(running, "STATUS " + running.mailbox() + " (MESSAGES " + box.count + ")");
        } else if (command instanceof AppendCommand) {
            running.code = "[APPENDUID 7 " + box.add(1) + "] ";
        } else if (command instanceof CopyCommand copy) {
            running.code = copyUid(in(copy.messages()), box);
        } else if (command instanceof MoveCommand move) {
            List<Message> moved = in(move.messages());
            say(running, "OK " + copyUid(moved, box) + "moved");
            moved.forEach(message -> running.lines.add(new Line(message, true, "EXPUNGE")));
        }
    }

    private static String copyUid(List<Message> copied, Box box) {
        String uids =
                copied.stream().map(message -> String.valueOf(message.uid)).collect(Collectors.joining(","));
        return copied.isEmpty() ? "" : "[COPYUID 7 " + uids + " " + box.add(copied.size()) + "] ";
    }

    private List<Message> in(MessageSet set) {
        List<Message> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            long number = set instanceof SeqSet ? i + 1 : messages.get(i).uid;
            if (set.numbers().contains(number)) {
                found.add(messages.get(i));
            }
        }
        return found;
    }

    private void fetch(Running running, FetchCommand fetch) {
        List<String> tellings = new ArrayList<>();
        for (Message message : in(fetch.messages())) {
            List<String> items = new ArrayList<>(List.of("UID " + message.uid));
            for (FetchItem<?> item : fetch.fetch().items()) {
                if (item.section() != null) {
                    String body = "T1 OK " + message.uid + ")\r\n";
                    items.add("BODY[] {" + body.length() + "}\r\n" + body);
                    if (!item.isPeek() && message.flags.add("\\Seen") && random.nextBoolean()) {
                        running.lines.add(new Line(message, false, "FETCH (FLAGS " + message.flagList() + ")"));
                    }
                } else if (item.equals(FetchItem.FLAGS)) {
                    items.add("FLAGS " + message.flagList());
                    tellings.add(message.uid + " " + message.flagList());
                }
            }
            running.lines.add(new Line(message, false, "FETCH (" + String.join(" ", items) + ")"));
        }
        intended.put(running.tag, tellings.stream().sorted().collect(Collectors.joining(", ")));
    }

    private void store(Running running, StoreCommand command) {
        Store store = command.store();
        Set<String> flags = store.flags().stream().map(Flag::toString).collect(Collectors.toSet());
        for (Message message : in(command.messages())) {
            if (store.action() == Store.Action.ADD) {
                message.flags.addAll(flags);
            } else {
                message.flags.removeAll(flags);
            }
            if (!store.isSilent()) {
                String told = "FETCH (UID " + message.uid + " FLAGS " + message.flagList() + ")";
                running.lines.add(new Line(message, false, told));
            }
        }
    }

    private void search(Running running, SearchCommand command) {
        BiPredicate<Message, Integer> all = command.search().keys().stream()
                .map(this::predicate)
                .reduce((message, number) -> true, BiPredicate::and);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (all.test(messages.get(i), i + 1)) {
                found.add(command.uid() ? messages.get(i).uid : i + 1L);
            }
        }
        String numbers = found.stream().map(String::valueOf).collect(Collectors.joining(","));
        if (command.search().returns().isEmpty()) {
            say(running, "SEARCH" + (found.isEmpty() ? "" : " ") + numbers.replace(',', ' '));
        } else {
            String result = " COUNT " + found.size() + (found.isEmpty() ? "" : " ALL " + numbers);
            say(running, "ESEARCH (TAG \"" + running.tag + "\")" + (command.uid() ? " UID" : "") + result);
        }
    }

    private BiPredicate<Message, Integer> predicate(SearchKey key) {
        if (key instanceof SearchKey.In in) {
            return (message, number) -> in(in.messages()).contains(message);
        } else if (key instanceof SearchKey.Lacks lacks) {
            return (message, number) -> !message.flags.contains(lacks.flag().toString());
        } else if (key instanceof SearchKey.Has has) {
            return (message, number) -> message.flags.contains(has.flag().toString());
        }
        assertThat(key).isEqualTo(Search.all().keys().get(0));
        return (message, number) -> true;
    }

    /** What is told while another mailbox is being selected may be lost with the one before. */
    private void tellNews() {
        boolean selecting = running.stream().anyMatch(command -> command.command instanceof SelectCommand);
        switch (selecting ? 5 + random.nextInt(3) : random.nextInt(8)) {
            case 0 -> {
                messages.add(new Message(nextUid++));
                out.append("* ").append(messages.size()).append(" EXISTS\r\n");
            }
            case 1 -> expungeForeign();
            case 2, 3 -> changeForeign();
            case 4 -> repeatFlags();
            case 5 -> out.append("* STATUS elsewhere (MESSAGES ").append(marks).append(")\r\n");
            case 6 -> out.append("* OK Still here\r\n");
            default -> out.append("* XNEWS ").append(marks).append("\r\n");
        }
    }

    private void expungeForeign() {
        boolean may = idling || running.stream().anyMatch(command -> !command.isByNumber());
        List<Message> foreign = messages.stream().filter(Message::isForeign).toList();
        if (may && mayTellExpunge() && !foreign.isEmpty()) {
            tell(new Line(foreign.get(random.nextInt(foreign.size())), true, "EXPUNGE"));
        }
    }

    private void changeForeign() {
        List<Message> foreign = messages.stream().filter(Message::isForeign).toList();
        if (!foreign.isEmpty()) {
            Message changed = foreign.get(random.nextInt(foreign.size()));
            changed.flags.removeIf(flag -> flag.startsWith("mark"));
            String mark = "mark" + ++marks;
            changed.flags.add(mark);
            told.add(mark);
            String uid = random.nextBoolean() ? "UID " + changed.uid + " " : "";
            tell(new Line(changed, false, "FETCH (" + uid + "FLAGS " + changed.flagList() + ")"));
        }
    }

    private void repeatFlags() {
        if (!messages.isEmpty()) {
            Message message = messages.get(random.nextInt(messages.size()));
            tell(new Line(message, false, "FETCH (FLAGS " + message.flagList() + ")"));
        }
    }

    /** Returns a part of what is on its way to the client. */
    String take() {
        int size = unruly ? random.nextInt(out.length() + 1) : out.length();
        String text = out.substring(0, size);
        out.delete(0, size);
        return text;
    }

    /** Returns the flags of the client's messages. */
    String flags() {
        return messages.stream()
                .filter(message -> !message.isForeign())
                .sorted(Comparator.comparingLong(message -> message.uid))
                .map(message -> message.uid + message.flagList())
                .collect(Collectors.joining(" "));
    }
}
