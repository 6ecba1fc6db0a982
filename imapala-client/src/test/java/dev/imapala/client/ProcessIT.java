package dev.imapala.client;

import static dev.imapala.client.TestNetwork.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessIT {
    private final TestNetwork net = new TestNetwork();

    @AfterEach
    void close() {
        net.close();
    }

    private ServerAddress bridge(String... more) {
        String port = String.valueOf(net.server.port());
        return ServerAddress.process(more.length == 0 ? Bridge.command(port) : Bridge.command(port, more[0]));
    }

    private BlockingSession connect(ServerAddress address) {
        return net.client.blocking().connect(address, ANN);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> Arrays.asList(child.info().arguments().orElse(new String[0]))
                        .contains(Bridge.class.getName()))
                .toList();
    }

    @Test
    void processIsSpokenToByItsInputAndOutput() {
        Bytes message = Bytes.of("Subject: x\r\n\r\n" + "x".repeat(1_000_000));
        try (BlockingSession session = connect(bridge())) {
            session.append("INBOX", Append.message(message));
            BlockingMailbox inbox = session.select("INBOX");
            List<FetchedMessage> mail = inbox.fetch(inbox.all(), Fetch.items(FetchItem.body(Section.FULL)));
            assertThat(mail.get(0).get(FetchItem.body(Section.FULL))).isEqualTo(message);
            assertThat(session.address().toString()).isEqualTo("process java");
        }
    }

    @Test
    void processEndsWithTheConnection() throws Exception {
        BlockingSession session = connect(bridge());
        ProcessHandle process = children().get(0);
        session.close();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void processThatDoesNotEndByItselfIsEnded() throws Exception {
        BlockingSession session = connect(bridge("sulk"));
        ProcessHandle process = children().get(0);
        session.close();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void endOfTheClientEndsTheProcess() throws Exception {
        BlockingSession session = connect(bridge("sulk"));
        ProcessHandle process = children().get(0);
        net.client.close();
        assertThat(session.isOpen()).isFalse();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void lastWordsOfTheProcessAreInTheException() {
        assertThatThrownBy(() -> connect(ServerAddress.process(Bridge.command("fail"))))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("process java: ")
                .hasMessageContaining("exit code 75")
                .hasMessageContaining("first line | this server is out of order");
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> connect(ServerAddress.process(List.of("/nowhere/imap-of-nobody", "-x"))))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("process imap-of-nobody: the program cannot be started");
    }

    @Test
    void lossOfTheProcessFailsWhatIsPending() {
        BlockingSession session = connect(bridge());
        net.server.faults().on(Moment.command("NOOP"), Fault.close());
        assertThatThrownBy(session::noop).isInstanceOf(ConnectionLostException.class);
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() {
        String odd = "; touch /tmp/x $(id) `id` 'a' \"b\"";
        ServerAddress address = ServerAddress.process(List.of("/usr/bin/env", odd));
        assertThat(address.command()).containsExactly("/usr/bin/env", odd);
        assertThatThrownBy(() -> connect(address))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("; touch /tmp/x $(id) `id` 'a'");
    }

    @Test
    void commandLinesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> ServerAddress.process(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerAddress.process(List.of("/bin/", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerAddress.process(List.of("x", "a\0b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Optional.of(ServerAddress.process(List.of("x", "a"))))
                .contains(ServerAddress.process(List.of("x", "a")))
                .isNotEqualTo(Optional.of(ServerAddress.process(List.of("x", "b"))));
    }
}
