package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.blocking.BlockingClient;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import dev.imapala.testserver.ImapTestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionIT {
    private ImapTestServer server =
            ImapTestServer.builder().user("ann", "s3cret").start();
    private ImapClient client =
            ImapClient.builder().trust(server.certificate().authority()).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private BlockingSession connect() {
        BlockingClient blocking = client.blocking();
        return blocking.connect(
                ServerAddress.tls(server.host(), server.tlsPort()), Credentials.password("ann", "s3cret"));
    }

    @Test
    void checksAMailbox() {
        server.deliver("ann", "INBOX", Bytes.of("Subject: hello\r\n\r\nworld\r\n"));
        try (BlockingSession session = connect();
                BlockingMailbox inbox = session.select("INBOX")) {
            FetchedMessage message = inbox.fetch(inbox.all(), Fetch.items(FetchItem.UID, FetchItem.ENVELOPE))
                    .get(0);
            assertThat(message.get(FetchItem.ENVELOPE).subject()).isEqualTo("hello");
            assertThat(session.status("INBOX", StatusItem.MESSAGES).get(StatusItem.MESSAGES))
                    .isEqualTo(1);
            assertThat(session.list(ListMailboxes.all())).isNotEmpty();
            assertThat(inbox.search(Search.unseen()).all()).isNotNull();
            assertThat(inbox.store(inbox.all(), Store.add(Flag.SEEN)).updated()).hasSize(1);
            session.append("INBOX", Append.message(Bytes.of("Subject: two\r\n\r\n2\r\n")));
            assertThat(inbox.state().exists()).isEqualTo(2);
        }
    }

    @Test
    void watchesAMailbox() {
        try (BlockingSession session = connect();
                BlockingMailbox inbox = session.select("INBOX");
                BlockingStream<MailboxEvent> events = inbox.idle()) {
            server.deliver("ann", "INBOX", Bytes.of("Subject: hello\r\n\r\nworld\r\n"));
            assertThat(events.poll(Duration.ofSeconds(10))).contains(new MailboxEvent.Exists(1));
            assertThat(inbox.fetch(inbox.newest(1), Fetch.items(FetchItem.body(Section.FULL))))
                    .hasSize(1);
            server.deliver("ann", "INBOX", Bytes.of("Subject: hello\r\n\r\nworld\r\n"));
            assertThat(events.poll(Duration.ofSeconds(10))).contains(new MailboxEvent.Exists(2));
        }
    }
}
