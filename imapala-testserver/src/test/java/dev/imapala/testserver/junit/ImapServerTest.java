package dev.imapala.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.testserver.ImapTestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ImapServer(user = "carol", capabilities = "IMAP4rev1")
class ImapServerTest {

    @Test
    void classSaysWhatTheServerIsLike(ImapTestServer server) throws IOException {
        assertThat(server.mailboxes("carol")).isNotEmpty();
        try (Socket socket = new Socket(server.host(), server.port())) {
            String greeting = new String(socket.getInputStream().readNBytes(29), StandardCharsets.US_ASCII);
            assertThat(greeting).isEqualTo("* OK [CAPABILITY IMAP4rev1] I");
        }
    }

    @Nested
    class Inside {

        @Test
        void classAroundCountsToo(ImapTestServer server) {
            assertThat(server.mailboxes("carol")).isNotEmpty();
        }

        @Test
        void parameterCountsMore(@ImapServer(user = "dave") ImapTestServer server) {
            assertThat(server.mailboxes("dave")).isNotEmpty();
        }
    }
}
