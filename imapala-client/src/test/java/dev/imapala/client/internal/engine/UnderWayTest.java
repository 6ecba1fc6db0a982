package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderWayTest {
    private final UnderWay underWay = new UnderWay();
    private int tags;

    private SilentTask begin(Command command) {
        SilentTask task = new SilentTask(command);
        String tag = "T" + ++tags;
        task.assign(new Tag(tag), 0);
        underWay.add(tag, task);
        return task;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allTogetherAllowWhatEachOfThemAllows(long seed) {
        Random random = new Random(seed);
        List<SilentTask> model = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Command next = command(random);
            boolean allowed = model.stream().allMatch(task -> task.pipelining().allows(next.pipelining()));
            assertThat(underWay.allows(next.pipelining()))
                    .as("seed %d: %s beside %s", seed, next, model)
                    .isEqualTo(allowed);
            if (allowed) {
                model.add(begin(next));
            }
            while (!model.isEmpty() && random.nextInt(3) > 0) {
                SilentTask ended = model.remove(random.nextInt(model.size()));
                underWay.remove(ended.number());
            }
            assertThat(underWay.all()).containsExactlyElementsOf(model);
        }
    }

    private static Command command(Random random) {
        Fetch flags = Fetch.items(FetchItem.FLAGS);
        Fetch body = Fetch.items(FetchItem.body(Section.FULL).markingSeen());
        Search search = random.nextBoolean() ? Search.unseen() : Search.all();
        search = random.nextInt(4) == 0 ? search.in(messages(random)) : search;
        MailboxName mailbox = MailboxName.of("box" + random.nextInt(4));
        List<Command> commands = List.of(
                new FetchCommand(messages(random), flags),
                new FetchCommand(messages(random), body),
                new StoreCommand(messages(random), Store.add(Flag.SEEN)),
                new SearchCommand(search, random.nextBoolean()),
                new SearchCommand(search.returning(Search.Return.ALL), random.nextBoolean()),
                new StatusCommand(mailbox, List.of(StatusItem.MESSAGES)),
                new ListCommand(ListMailboxes.all()),
                new ListCommand(ListMailboxes.all().withStatus(StatusItem.UNSEEN)),
                new AppendCommand(mailbox, Append.message(Bytes.of("x"))),
                new CreateCommand(mailbox, Set.of()),
                new SubscribeCommand(mailbox),
                new UnsubscribeCommand(mailbox),
                new LsubCommand("", "*"),
                BareCommand.NAMESPACE,
                BareCommand.NOOP,
                BareCommand.CAPABILITY);
        boolean barrier = random.nextInt(20) == 0;
        return barrier ? new SelectCommand(mailbox, false) : commands.get(random.nextInt(commands.size()));
    }

    private static MessageSet messages(Random random) {
        NumberSet.Builder numbers = NumberSet.builder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int first = 1 + random.nextInt(40);
            numbers.addRange(first, first + random.nextInt(3));
        }
        if (random.nextInt(12) == 0) {
            numbers.addLargest();
        }
        return random.nextInt(3) == 0 ? new SeqSet(numbers.build()) : new UidSet(numbers.build());
    }

    @Test
    void oneOfThousandsIsFoundWithoutAskingTheOthers() {
        List<SilentTask> tasks = new ArrayList<>();
        for (int uid = 1; uid <= 10_000; uid++) {
            FetchCommand command = new FetchCommand(UidSet.of(uid), Fetch.items(FetchItem.FLAGS));
            assertThat(underWay.allows(command.pipelining())).isTrue();
            tasks.add(begin(command));
        }
        Untagged data = new Untagged.Fetch(
                FetchedMessage.builder(5).put(FetchItem.UID, Uid.of(7777)).build());
        assertThat(underWay.candidates(data)).containsExactly(tasks.get(7776));
        assertThat(underWay.tagged("T123")).isSameAs(tasks.get(122));
        underWay.remove("T7777");
        assertThat(underWay.candidates(data)).isEmpty();
        assertThat(underWay.size()).isEqualTo(9999);
    }

    /** A task that does nothing. */
    private static final class SilentTask extends Task {
        SilentTask(Command command) {
            super(command, null);
        }

        String number() {
            Tag tag = tag();
            return tag == null ? "" : tag.value();
        }

        @Override
        void succeed(Response.Tagged ok) {}

        @Override
        void fail(ImapException failure) {}

        @Override
        public String toString() {
            return command().toString();
        }
    }
}
