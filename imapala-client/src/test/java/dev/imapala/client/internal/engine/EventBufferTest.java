package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private final EventBuffer buffer = new EventBuffer(4);

    private void add(MailboxEvent... events) {
        for (MailboxEvent event : events) {
            buffer.add(event, 77);
        }
    }

    private List<MailboxEvent> drain() {
        List<MailboxEvent> drained = new ArrayList<>();
        for (MailboxEvent event = buffer.poll(); event != null; event = buffer.poll()) {
            drained.add(event);
        }
        return drained;
    }

    private static MailboxEvent exists(long count) {
        return new MailboxEvent.Exists(count);
    }

    private static MailboxEvent expunged(long number) {
        return new MailboxEvent.Expunged(number);
    }

    private static MailboxEvent flags(long number, Flag... flags) {
        return new MailboxEvent.FlagsChanged(
                FetchedMessage.builder(number).flags(Set.of(flags)).build());
    }

    @Test
    void newerCountReplacesTheOlder() {
        add(exists(1), new MailboxEvent.Recent(1), exists(2), new MailboxEvent.Recent(2));
        assertThat(drain()).containsExactly(exists(2), new MailboxEvent.Recent(2));
    }

    @Test
    void newerFlagsOfAMessageReplaceTheOlder() {
        add(flags(1, Flag.SEEN), flags(2), flags(1));
        assertThat(drain()).containsExactly(flags(2), flags(1));
    }

    @Test
    void nothingMovesAcrossMessagesThatVanished() {
        MailboxEvent vanished = new MailboxEvent.Vanished(UidSet.of(7));
        add(flags(1, Flag.SEEN), vanished, flags(1));
        assertThat(drain()).containsExactly(flags(1, Flag.SEEN), vanished, flags(1));
    }

    @Test
    void nothingMovesAcrossAnExpunge() {
        add(flags(1, Flag.SEEN), exists(5), expunged(1), flags(1));
        assertThat(drain()).containsExactly(flags(1, Flag.SEEN), exists(5), expunged(1), flags(1));
    }

    @Test
    void overflowIsOneEventThatTellsToStartAnew() {
        add(expunged(1), expunged(1), expunged(1), expunged(1), expunged(1), exists(9));
        assertThat(drain()).containsExactly(new MailboxEvent.Resync(77));
    }

    @Test
    void afterTheOverflowWasTakenEventsCountAgain() {
        add(expunged(1), expunged(1), expunged(1), expunged(1), expunged(1));
        drain();
        add(exists(9));
        assertThat(drain()).containsExactly(exists(9));
    }
}
