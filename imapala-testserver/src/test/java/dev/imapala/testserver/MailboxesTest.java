package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.testserver.junit.ImapServer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LIST, STATUS, SELECT, EXAMINE, CLOSE, UNSELECT. */
@ImapServer
class MailboxesTest {
    private static final Bytes MAIL = Bytes.of("Subject: one\r\n\r\nbody\r\n");

    private static final InternalDate DATE = InternalDate.of(OffsetDateTime.parse("2025-03-04T05:06:07Z"));

    @BeforeEach
    void makeMailboxes(ImapTestServer server) {
        server.createMailbox("ann", "Work/Reports/2025");
        server.createMailbox("ann", "Entwürfe & mehr");
        server.createMailbox("ann", "Shared", MailboxAttribute.of("\\Important"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\" inbox            | INBOX",
                "\"\" %                | INBOX,Archive,Drafts,\"Entw&APw-rfe &- mehr\",Junk,Sent,Shared,Trash,Work",
                "\"\" Work/%           | Work/Reports",
                "\"\" Work/*           | Work/Reports,Work/Reports/2025",
                "Work/ %               | Work/Reports",
                "\"\" %/%              | Work/Reports",
                "\"\" *s               | Drafts,Work/Reports",
                "\"\" none             | ``",
                "\"\" S*               | Sent,Shared",
                "\"\" \"Entw&APw-rfe*\" | \"Entw&APw-rfe &- mehr\""
            })
    void patternsChooseMailboxes(String arguments, String expected, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            List<String> names = client.ok("LIST " + arguments).stream()
                    .map(line -> line.substring(line.indexOf("\"/\" ") + 4))
                    .toList();
            assertThat(String.join(",", names)).isEqualTo(expected);
        }
    }

    @Test
    void attributesSayWhatMailboxesAreFor(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("LIST \"\" *"))
                    .contains(
                            "* LIST (\\HasNoChildren) \"/\" INBOX",
                            "* LIST (\\HasNoChildren \\Sent) \"/\" Sent",
                            "* LIST (\\HasNoChildren \\Important) \"/\" Shared",
                            "* LIST (\\HasChildren \\NonExistent \\Noselect) \"/\" Work",
                            "* LIST (\\HasNoChildren) \"/\" Work/Reports/2025");
            assertThat(client.ok("LIST \"\" \"\"")).containsExactly("* LIST (\\Noselect) \"/\" \"\"");
        }
    }

    @Test
    void extendedListTellsSubscriptionAndStatus(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL);
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("LIST \"\" INBOX RETURN (SUBSCRIBED)"))
                    .containsExactly("* LIST (\\HasNoChildren \\Subscribed) \"/\" INBOX");
            assertThat(client.ok("LIST \"\" INBOX RETURN (CHILDREN SPECIAL-USE STATUS (MESSAGES UNSEEN))"))
                    .containsExactly("* LIST (\\HasNoChildren) \"/\" INBOX", "* STATUS INBOX (MESSAGES 1 UNSEEN 1)");
            assertThat(client.ok("LIST \"\" Work RETURN (STATUS (MESSAGES))")).hasSize(1);
        }
    }

    @Test
    void namesAreInUtf8AfterEnable(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("ENABLE IMAP4rev2");
            assertThat(client.ok("LIST \"\" Entw*"))
                    .containsExactly("* LIST (\\HasNoChildren) \"/\" \"Entw\u00c3\u00bcrfe & mehr\"");
            assertThat(client.tagged("SELECT \"Entw\u00c3\u00bcrfe & mehr\"")).startsWith("T OK ");
        }
    }

    @Test
    void statusTellsWhatWasAskedFor(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.SEEN), DATE);
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.DELETED), DATE);
        try (RawClient client = RawClient.logIn(server)) {
            long validity = server.mailbox("ann", "INBOX").uidValidity();
            assertThat(client.ok("STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY UNSEEN DELETED RECENT SIZE)"))
                    .containsExactly("* STATUS INBOX (MESSAGES 2 UIDNEXT 3 UIDVALIDITY " + validity
                            + " UNSEEN 1 DELETED 1 RECENT 2 SIZE 44)");
            assertThat(client.tagged("STATUS none (MESSAGES)")).startsWith("T NO [NONEXISTENT]");
        }
    }

    @Test
    void selectDescribesTheMailbox(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.SEEN), DATE);
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.of("$Label")), DATE);
        MailboxView inbox = server.mailbox("ann", "INBOX");
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command("SELECT INBOX"))
                    .filteredOn(line -> !line.matches("\\* OK \\[MAILBOXID \\([\\w-]+\\)] .*"))
                    .containsExactly(
                            "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Label)",
                            "* 2 EXISTS",
                            "* 2 RECENT",
                            "* OK [UNSEEN 2] first unseen",
                            "* OK [UIDVALIDITY " + inbox.uidValidity() + "] UIDs valid",
                            "* OK [UIDNEXT 3] predicted next UID",
                            "* OK [HIGHESTMODSEQ 3] the last change",
                            "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Label \\*)] flags that last",
                            "T OK [READ-WRITE] SELECT completed");
        }
    }

    @Test
    void selectOfRev2TellsNothingOfRecentAndUnseen(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL);
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("ENABLE IMAP4rev2");
            List<String> responses = client.ok("SELECT INBOX");
            assertThat(responses)
                    .contains("* LIST (\\HasNoChildren) \"/\" INBOX")
                    .noneMatch(line -> line.contains("RECENT") || line.contains("UNSEEN"));
            assertThat(client.ok("FETCH 1 FLAGS")).containsExactly("* 1 FETCH (FLAGS ())");
        }
    }

    @Test
    void examineIsReadOnly(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.DELETED), DATE);
        try (RawClient client = RawClient.logIn(server)) {
            List<String> responses = client.command("EXAMINE INBOX");
            assertThat(responses)
                    .contains("* OK [PERMANENTFLAGS ()] nothing can be changed")
                    .last()
                    .isEqualTo("T OK [READ-ONLY] EXAMINE completed");
            client.ok("FETCH 1 BODY[]");
            assertThat(client.tagged("STORE 1 +FLAGS (\\Flagged)")).startsWith("T NO ");
            assertThat(client.tagged("EXPUNGE")).startsWith("T NO ");
            client.ok("CLOSE");
            assertThat(server.mailbox("ann", "INBOX").messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.flags()).containsExactly(Flag.DELETED));
        }
    }

    @Test
    void recentIsForTheFirstSessionAlone(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL);
        try (RawClient looker = RawClient.logIn(server);
                RawClient first = RawClient.logIn(server);
                RawClient second = RawClient.logIn(server)) {
            assertThat(looker.ok("EXAMINE INBOX")).contains("* 1 RECENT");
            assertThat(first.ok("SELECT INBOX")).contains("* 1 RECENT");
            assertThat(second.ok("SELECT INBOX")).contains("* 0 RECENT");
            assertThat(first.ok("FETCH 1 FLAGS")).containsExactly("* 1 FETCH (FLAGS (\\Recent))");
            assertThat(first.ok("SEARCH NEW")).containsExactly("* SEARCH 1");
            assertThat(second.ok("FETCH 1 FLAGS")).containsExactly("* 1 FETCH (FLAGS ())");
        }
    }

    @Test
    void nextSelectClosesThePreviousMailbox(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("SELECT Sent")).startsWith("* OK [CLOSED] the previous mailbox is closed");
            assertThat(client.command("SELECT none"))
                    .containsExactly(
                            "* OK [CLOSED] the previous mailbox is closed",
                            "T NO [NONEXISTENT] there is no mailbox of that name");
            assertThat(client.tagged("FETCH 1 FLAGS")).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void closeExpungesSilentlyAndUnselectDoesNot(ImapTestServer server) {
        server.deliver("ann", "INBOX", MAIL, Set.of(Flag.DELETED), DATE);
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.command("UNSELECT")).containsExactly("T OK UNSELECT completed");
            assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(1);
            client.ok("SELECT INBOX");
            assertThat(client.command("CLOSE")).containsExactly("T OK CLOSE completed");
            assertThat(server.mailbox("ann", "INBOX").messages()).isEmpty();
            assertThat(client.tagged("CLOSE")).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void usersHaveTheirOwnMailboxes(ImapTestServer server) {
        server.addUser("bob", "other");
        server.deliver("bob", "INBOX", MAIL);
        assertThat(server.mailbox("ann", "INBOX").messages()).isEmpty();
        assertThat(server.mailboxes("bob")).startsWith(MailboxName.INBOX);
        try (RawClient client = RawClient.connect(server)) {
            client.ok("LOGIN bob other");
            assertThat(client.ok("STATUS INBOX (MESSAGES)")).containsExactly("* STATUS INBOX (MESSAGES 1)");
        }
    }

    @Test
    void mistakesOfTestsAreExplained(ImapTestServer server) {
        assertThatThrownBy(() -> server.mailbox("eve", "INBOX"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no user eve")
                .hasMessageContaining("addUser");
        assertThatThrownBy(() -> server.deliver("ann", "None", MAIL))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("createMailbox");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.createMailbox("ann", "Sent"))
                .withMessageContaining("exists already");
        assertThatIllegalArgumentException().isThrownBy(() -> server.addUser("ann", "x"));
    }
}
