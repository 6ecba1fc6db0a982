package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The blocking view, from log-in to log-out. */
class BlockingIT extends Scenario {
    @Test
    void mailboxIsCheckedInStraightLines() {
        deliver("one", "two", "three");
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials());
                BlockingMailbox inbox = session.select("INBOX")) {
            List<String> subjects = new ArrayList<>();
            for (FetchedMessage message : inbox.fetch(inbox.newest(2), Fetch.items(UID, ENVELOPE))) {
                subjects.add(message.get(ENVELOPE).subject());
            }
            assertThat(subjects).containsExactly("two", "three");
            assertThat(session.status("INBOX", StatusItem.MESSAGES).get(StatusItem.MESSAGES))
                    .isEqualTo(3);
            assertThat(session.list(ListMailboxes.all())).isNotEmpty();
        }
    }

    @Test
    void flagsAreChangedAndFound() {
        deliver("one", "two", "three");
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials());
                BlockingMailbox inbox = session.select("INBOX")) {
            assertThat(inbox.store(SeqSet.of(2), Store.add(Flag.FLAGGED)).updated())
                    .hasSize(1);
            MessageSet flagged = inbox.search(Search.flagged(Flag.FLAGGED)).messages();
            assertThat(inbox.fetch(flagged, Fetch.items(FLAGS)))
                    .extracting(FetchedMessage::sequenceNumber)
                    .containsExactly(2L);
        }
    }

    @Test
    void streamBringsMessagesOneByOne() {
        deliver("one", "two", "three");
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials())) {
            BlockingMailbox inbox = session.examine("INBOX");
            List<Long> numbers = new ArrayList<>();
            try (BlockingStream<FetchedMessage> messages = inbox.fetchStream(inbox.all(), Fetch.items(UID))) {
                messages.forEach(message -> numbers.add(message.sequenceNumber()));
            }
            assertThat(numbers).containsExactly(1L, 2L, 3L);
            session.noop();
        }
    }

    @Test
    void streamCanBeLeftEarly() {
        BigMailbox big = BigMailbox.filled();
        try (BlockingSession session = client.blocking().connect(server.tls(), big.user.credentials())) {
            BlockingMailbox inbox = session.examine("INBOX");
            try (BlockingStream<FetchedMessage> messages = inbox.fetchStream(inbox.all(), Fetch.items(UID, ENVELOPE))) {
                assertThat(messages.iterator().next().sequenceNumber()).isEqualTo(1);
            }
            assertThat(inbox.fetch(inbox.newest(1), Fetch.items(UID))).hasSize(1);
        }
    }

    @Test
    void newsComeWhileTheLoopWaits() {
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials());
                BlockingMailbox inbox = session.select("INBOX");
                BlockingStream<MailboxEvent> events = inbox.idle()) {
            deliver("hello");
            MailboxEvent event = events.poll(DEADLINE).orElseThrow();
            while (!(event instanceof MailboxEvent.Exists)) {
                event = events.poll(DEADLINE).orElseThrow();
            }
            assertThat(event).isEqualTo(new MailboxEvent.Exists(1));
            assertThat(inbox.fetch(inbox.newest(1), Fetch.items(ENVELOPE)))
                    .extracting(message -> message.get(ENVELOPE).subject())
                    .containsExactly("hello");
        }
    }

    @Test
    void appendedMessageHasAUid() {
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials())) {
            assertThat(session.append("INBOX", Append.message(mail("one"))).uid())
                    .isPresent();
            session.logout();
            assertThat(session.isOpen()).isFalse();
        }
    }

    @Test
    void failureShowsTheCaller() {
        try (BlockingSession session = client.blocking().connect(server.tls(), user.credentials())) {
            assertThatExceptionOfType(CommandFailedException.class)
                    .isThrownBy(() -> session.select("Missing"))
                    .satisfies(e -> assertThat(e.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(BlockingIT.class.getName())));
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> client.blocking().connect(server.tls(), Credentials.password(user.name(), "wrong")));
    }
}
