package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultIT {
    private final TestNetwork net = new TestNetwork();
    /** Only waiting shows that a server stalls; this client waits long enough for a slow one that does not. */
    private final ImapClient impatient = ImapClient.builder()
            .trust(net.server.certificate().authority())
            .responseSilence(Duration.ofSeconds(2))
            .build();

    @AfterEach
    void stop() {
        impatient.close();
        net.close();
    }

    private ImapSession connectFor(Fault ending) {
        return ending.equals(Fault.stall()) ? await(impatient.connect(net.tls(), TestNetwork.ANN)) : net.connect();
    }

    private static Stream<Fault> endings() {
        return Stream.of(Fault.close(), Fault.reset(), Fault.stall());
    }

    @Test
    void serverThatDoesNotGreetIsNotWaitedForForEver() {
        net.server.faults().on(Moment.greeting(), Fault.stall());
        try (ImapClient hasty = ImapClient.builder()
                .trust(net.server.certificate().authority())
                .greetingTimeout(Duration.ofMillis(300))
                .build()) {
            assertThatThrownBy(() -> await(hasty.connect(net.tls(), TestNetwork.ANN)))
                    .isInstanceOf(ImapTimeoutException.class)
                    .hasMessageContaining("greeting")
                    .hasMessageContaining("300 ms");
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whateverEndsTheConnectionInsideALiteralCompletesEverything(Fault fault) {
        net.deliver(3, 50_000);
        ImapSession session = connectFor(fault);
        SelectedMailbox inbox = await(session.select("INBOX"));
        net.server.faults().on(Moment.insideLiteral("FETCH", 10_000), fault);
        CompletableFuture<List<FetchedMessage>> fetched = inbox.fetch(
                        inbox.all(), Fetch.items(FetchItem.body(Section.FULL)))
                .toList();
        CompletableFuture<Void> behind = session.noop();
        assertThatThrownBy(() -> await(fetched)).isInstanceOf(ConnectionLostException.class);
        assertThatThrownBy(() -> await(behind)).isInstanceOf(ConnectionLostException.class);
        assertThat(session.isOpen()).isFalse();
        assertThat(inbox.isSelected()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whateverEndsTheConnectionDuringIdleFailsTheStream(Fault fault) {
        SelectedMailbox inbox = await(connectFor(fault).select("INBOX"));
        net.server.faults().on(Moment.idling(), fault);
        CompletableFuture<List<MailboxEvent>> events = inbox.idle().toList();
        CompletableFuture<?> poke =
                fault.equals(Fault.stall()) ? inbox.expunge() : CompletableFuture.completedFuture(null);
        assertThatThrownBy(() -> await(events)).isInstanceOf(ConnectionLostException.class);
        assertThat(poke)
                .satisfies(pending -> pending.handle((value, failure) -> "over").join());
    }

    @Test
    void garbageBetweenResponsesCostsNothingElse() {
        net.deliver(2, 100);
        ImapSession session = net.connect();
        SelectedMailbox inbox = await(session.select("INBOX"));
        net.server
                .faults()
                .on(Moment.beforeTagged("FETCH"), Fault.garbage("Server Unavailable. 15\r\n* LIST (((\r\n+ \r\n"));
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(FetchItem.UID)).toList()))
                .hasSize(2);
        await(session.noop());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void answersInPiecesAreWhole(int size) {
        net.deliver(2, 100);
        net.server.faults().always(Moment.greeting(), Fault.split(size));
        SelectedMailbox inbox = await(net.connect().select("INBOX"));
        List<FetchedMessage> messages = await(
                inbox.fetch(inbox.all(), Fetch.items(FetchItem.UID, FetchItem.ENVELOPE, FetchItem.body(Section.FULL)))
                        .toList());
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).get(FetchItem.ENVELOPE).subject()).isEqualTo("s2");
    }
}
