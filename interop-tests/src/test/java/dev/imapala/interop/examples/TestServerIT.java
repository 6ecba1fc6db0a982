package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import dev.imapala.testserver.junit.ImapServer;
import dev.imapala.testserver.mail.SampleMail;
import org.junit.jupiter.api.Test;

class TestServerIT {
    // tag::junit
    @Test
    void allMailIsSeen(@ImapServer(user = "ann", password = "secret") ImapTestServer server) {
        SampleMail.seeded(1).messages(50).forEach(mail -> server.deliver("ann", "INBOX", mail));
        try (ImapClient client = clientOf(server);
                BlockingSession session = connect(client, server)) {
            BlockingMailbox inbox = session.select("INBOX");
            assertThat(inbox.fetch(inbox.all(), Fetch.items(UID))).hasSize(50);
        }
    }

    private static ImapClient clientOf(ImapTestServer server) {
        return ImapClient.builder().trust(server.certificate().authority()).build();
    }

    private static BlockingSession connect(ImapClient client, ImapTestServer server) {
        ServerAddress address = ServerAddress.tls(server.host(), server.tlsPort());
        return client.blocking().connect(address, Credentials.password("ann", "secret"));
    }
    // end::junit

    // tag::faults
    @Test
    void lossInTheMiddleIsTold(@ImapServer ImapTestServer server) {
        SampleMail.seeded(1).messages(50).forEach(mail -> server.deliver("ann", "INBOX", mail));
        server.faults().on(Moment.afterResponses("FETCH", 20), Fault.reset());
        try (ImapClient client = clientOf(server);
                BlockingSession session = connect(client, server)) {
            BlockingMailbox inbox = session.select("INBOX");
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> inbox.fetch(inbox.all(), Fetch.items(UID)));
        }
    }
    // end::faults

    @Test
    void serverWithoutJUnit() {
        // tag::server
        try (ImapTestServer server =
                ImapTestServer.builder().user("ann", "secret").tlsRequired().start()) {
            server.createMailbox("ann", "Work");
            server.faults().always(Moment.greeting(), Fault.splitEveryByte());
            try (ImapClient client = clientOf(server)) {
                connect(client, server).select("Work").close();
                assertThat(server.transcript().lines()).anyMatch(line -> line.contains("SELECT Work")); // what was said
            }
        }
        // end::server
    }
}
