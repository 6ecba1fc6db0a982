package dev.imapala.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.testserver.ImapTestServer;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImapTestServerExtensionTest {
    private static final List<ImapTestServer> USED = new ArrayList<>();

    private ImapTestServer seenBefore;

    @BeforeEach
    void remember(@ImapServer(user = "bob", password = "builder") ImapTestServer server) {
        seenBefore = server;
    }

    @Test
    @Order(1)
    void allParametersOfATestAreTheSameServer(@ImapServer ImapTestServer server) {
        assertThat(server).isSameAs(seenBefore);
        assertThat(server.mailboxes("bob")).isNotEmpty();
        assertThatCode(() -> new Socket(server.host(), server.port()).close()).doesNotThrowAnyException();
        USED.add(server);
    }

    @Test
    @Order(2)
    void nextTestHasAnotherServerAndTheFirstIsClosed(@ImapServer ImapTestServer server) {
        assertThat(USED).hasSize(1).doesNotContain(server);
        ImapTestServer closed = USED.get(0);
        assertThatThrownBy(() -> new Socket(closed.host(), closed.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    @ExtendWith(ImapTestServerExtension.class)
    void extensionAloneSuffices(ImapTestServer server) {
        assertThat(server).isSameAs(seenBefore);
    }
}
