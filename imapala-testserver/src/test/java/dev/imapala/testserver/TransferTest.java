package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.junit.ImapServer;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY, MOVE, UID EXPUNGE. */
@ImapServer
class TransferTest {
    private static final InternalDate DATE = InternalDate.of(OffsetDateTime.parse("2025-03-04T05:06:07+01:00"));

    @BeforeEach
    void deliver(ImapTestServer server) {
        for (int i = 1; i <= 4; i++) {
            server.deliver("ann", "INBOX", mail(i), Set.of(Flag.FLAGGED), DATE);
        }
        server.deliver("ann", "Archive", mail(0));
    }

    private static Bytes mail(int number) {
        return Bytes.of("Subject: " + number + "\r\n\r\n" + number);
    }

    private static long validity(ImapTestServer server, String mailbox) {
        return server.mailbox("ann", mailbox).uidValidity();
    }

    @Test
    void copiesHaveFlagsAndDateAndTheirUidsAreTold(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.command("COPY 2:3 Archive"))
                .containsExactly("T OK [COPYUID " + validity(server, "Archive") + " 2:3 2:3] COPY completed");
        assertThat(client.tagged("UID COPY 4,9 archive")).startsWith("T NO [TRYCREATE]");
        assertThat(client.tagged("UID COPY 1,9 Archive"))
                .isEqualTo("T OK [COPYUID " + validity(server, "Archive") + " 1 4] UID COPY completed");
        assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(4);
        MessageView copy = server.mailbox("ann", "Archive").messages().get(1);
        assertThat(copy.content()).isEqualTo(mail(2));
        assertThat(copy.flags()).containsExactly(Flag.FLAGGED);
        assertThat(copy.internalDate()).isEqualTo(DATE);
    }

    @Test
    void nothingIsCopiedOfWhatIsNotThere(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.tagged("UID COPY 9:12 Archive")).startsWith("T OK no such messages");
        assertThat(client.tagged("UID MOVE 9:12 Archive")).startsWith("T OK no such messages");
        assertThat(client.tagged("COPY 5 Archive")).startsWith("T BAD");
        assertThat(client.tagged("MOVE 1 Nowhere")).startsWith("T NO [TRYCREATE]");
        assertThat(server.mailbox("ann", "Archive").messages()).hasSize(1);
    }

    @Test
    void movedMessagesAreToldOfBeforeTheyAreGone(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.command("UID MOVE 1,3 Archive"))
                .containsExactly(
                        "* OK [COPYUID " + validity(server, "Archive") + " 1,3 2:3] moved",
                        "* 1 EXPUNGE",
                        "* 2 EXPUNGE",
                        "T OK UID MOVE completed");
        assertThat(server.mailbox("ann", "INBOX").messages())
                .extracting(MessageView::content)
                .containsExactly(mail(2), mail(4));
        assertThat(server.mailbox("ann", "Archive").messages())
                .extracting(MessageView::content)
                .containsExactly(mail(0), mail(1), mail(3));
    }

    @Test
    void messageOfAnotherClientIsNotMovedTwice(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        RawClient other = RawClient.select(server);
        other.ok("MOVE 1 Archive");
        assertThat(client.command("MOVE 1:2 Archive"))
                .containsExactly(
                        "* OK [COPYUID " + validity(server, "Archive") + " 2 3] moved",
                        "* 1 EXPUNGE",
                        "* 1 EXPUNGE",
                        "T OK MOVE completed");
        assertThat(server.mailbox("ann", "Archive").messages()).hasSize(3);
    }

    @Test
    void messagesMayBeMovedToWhereTheyAre(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        client.ok("MOVE 1 INBOX");
        assertThat(client.ok("FETCH 1:* UID"))
                .containsExactly("* 1 FETCH (UID 2)", "* 2 FETCH (UID 3)", "* 3 FETCH (UID 4)", "* 4 FETCH (UID 5)");
    }

    @Test
    void readOnlyMailboxCanBeCopiedOfAndNothingElse(ImapTestServer server) {
        RawClient client = RawClient.logIn(server);
        client.ok("EXAMINE INBOX");
        assertThat(client.tagged("COPY 1 Archive")).startsWith("T OK [COPYUID");
        assertThat(client.tagged("MOVE 1 Archive")).startsWith("T NO");
        assertThat(client.tagged("UID EXPUNGE 1")).startsWith("T NO");
    }

    @Test
    void uidExpungeLeavesOthersWithDeletedAlone(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        client.ok("STORE 1:3 +FLAGS.SILENT (\\Deleted)");
        assertThat(client.ok("UID EXPUNGE 2:*")).containsExactly("* 2 EXPUNGE", "* 2 EXPUNGE");
        assertThat(client.ok("FETCH 1:* UID")).containsExactly("* 1 FETCH (UID 1)", "* 2 FETCH (UID 4)");
    }

    @Test
    void serverWithoutTheCapabilitiesTellsNoUidsAndMovesNothing() {
        ImapTestServerBuilder builder = ImapTestServer.builder()
                .user("ann", "secret")
                .without(Capability.IMAP4REV2, Capability.UIDPLUS, Capability.MOVE);
        try (ImapTestServer old = builder.start()) {
            old.deliver("ann", "INBOX", mail(1));
            RawClient client = RawClient.select(old);
            assertThat(client.command("COPY 1 Archive")).containsExactly("T OK COPY completed");
            assertThat(client.tagged("MOVE 1 Archive")).startsWith("T BAD");
            assertThat(client.tagged("UID EXPUNGE 1")).startsWith("T BAD");
        }
    }
}
