package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.junit.ImapServer;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FETCH of what IMAP4rev1 and extensions have besides. */
@ImapServer
class ExtendedItemsTest {
    private static final InternalDate DATE = InternalDate.of(OffsetDateTime.parse("2025-03-04T05:06:07+01:00"));
    private static final String MIXED = """
            Message-ID: <2@example.org>
            References: <1@example.org> <0@example.org>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <style>p { color: red }</style><p>Gr=C3=BC=C3=9Fe</p> an
             <b>alle</b>
            --b
            Content-Type: application/octet-stream
            Content-Transfer-Encoding: base64

            AAEC
            --b
            Content-Transfer-Encoding: x-unknown

            ???
            --b--
            """;

    @BeforeEach
    void deliver(ImapTestServer server) {
        server.deliver(
                "ann", "INBOX", Bytes.of("Message-ID: <1@example.org>\r\n\r\nHello,\r\n  world\r\n"), Set.of(), DATE);
        server.deliver("ann", "INBOX", Bytes.of(MIXED.replace("\n", "\r\n")), Set.of(), DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FETCH 2 BINARY.SIZE[2]           | * 2 FETCH (BINARY.SIZE[2] 3)",
                "FETCH 2 BINARY.PEEK[1]<51.6>     | * 2 FETCH (BINARY[1]<51> \"<b>all\")",
                "FETCH 2 BINARY.PEEK[9]           | * 2 FETCH (BINARY[9] NIL)",
                "FETCH 1 BINARY.PEEK[1]           | * 1 FETCH (BINARY[1] {17}",
                "FETCH 1 RFC822.HEADER            | * 1 FETCH (RFC822.HEADER {31}",
                "FETCH 1 PREVIEW                  | * 1 FETCH (PREVIEW \"Hello, world\")",
                "FETCH 1 PREVIEW (LAZY)           | * 1 FETCH (PREVIEW NIL)",
                "FETCH 1 (PREVIEW (LAZY) UID)     | * 1 FETCH (UID 1 PREVIEW NIL)"
            })
    void itemIsAnswered(String command, String answer, ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.ok(command)).singleElement().asString().startsWith(answer);
        assertThat(client.ok("FETCH 1:2 FLAGS")).as("nothing is marked").noneMatch(line -> line.contains("Seen"));
    }

    @Test
    void binaryMayHaveNul(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.ok("FETCH 2 BINARY[2]"))
                .containsExactly("* 2 FETCH (FLAGS (\\Seen \\Recent) BINARY[2] ~{3}\r\n\0\1\2)");
        assertThat(client.tagged("FETCH 2 BINARY[3]")).startsWith("T NO [UNKNOWN-CTE]");
    }

    @Test
    void itemsOfRev1MarkAsSeen(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.ok("FETCH 1 RFC822.TEXT").get(0))
                .contains("FLAGS (\\Seen \\Recent)", "Hello,\r\n  world\r\n");
        assertThat(client.ok("FETCH 2 RFC822").get(0)).contains("FLAGS (\\Seen \\Recent)", "References:");
    }

    @Test
    void previewIsThereOnceSomebodyAsked(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.ok("FETCH 2 PREVIEW").get(0)).contains("{15}\r\nGr\u00c3\u00bc\u00c3\u009fe an alle");
        assertThat(client.ok("FETCH 2 PREVIEW (LAZY)").get(0)).contains("an alle");
    }

    @Test
    void saveDateIsWhenTheMessageCame(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.ok("FETCH 1 (SAVEDATE INTERNALDATE)").get(0))
                .matches("\\* 1 FETCH \\(INTERNALDATE \"04-Mar-2025 05:06:07 \\+0100\" SAVEDATE \"[^\"]+ \\+0000\"\\)");
    }

    @Test
    void copiesHaveTheSameIdentifierAndRepliesTheSameThread(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        String first = client.ok("FETCH 1 (EMAILID THREADID)").get(0);
        String second = client.ok("FETCH 2 (EMAILID THREADID)").get(0);
        assertThat(first).matches("\\* 1 FETCH \\(EMAILID \\(M[0-9a-f]{16}\\) THREADID \\(T[0-9a-f]{16}\\)\\)");
        assertThat(thread(second)).isEqualTo(thread(first));
        assertThat(second).doesNotContain(first.substring(first.indexOf("(M"), first.indexOf(" T")));
        client.ok("MOVE 1 Archive");
        client.ok("SELECT Archive");
        assertThat(client.ok("FETCH 1 (EMAILID THREADID)")).containsExactly(first);
    }

    private static String thread(String response) {
        return response.substring(response.indexOf("THREADID"));
    }

    @Test
    void gmailHasNumbersAndLabels() {
        ImapTestServerBuilder builder =
                ImapTestServer.builder().user("ann", "secret").with(Capability.X_GM_EXT_1);
        try (ImapTestServer server = builder.start()) {
            deliver(server);
            RawClient client = RawClient.select(server);
            RawClient other = RawClient.select(server);
            assertThat(client.ok("FETCH 1 (X-GM-MSGID X-GM-THRID)").get(0))
                    .matches("\\* 1 FETCH \\(X-GM-MSGID [0-9]+ X-GM-THRID [0-9]+\\)");
            assertThat(client.ok("FETCH 1 X-GM-LABELS")).containsExactly("* 1 FETCH (X-GM-LABELS ())");
            assertThat(client.ok("UID STORE 1 +X-GM-LABELS (\\Inbox \"Muy Importante\" foo)"))
                    .containsExactly("* 1 FETCH (UID 1 X-GM-LABELS (\\Inbox \"Muy Importante\" foo))");
            assertThat(client.ok("STORE 1 -X-GM-LABELS.SILENT (foo)")).isEmpty();
            assertThat(other.ok("FETCH 1 X-GM-LABELS").get(0)).contains("(\\Inbox \"Muy Importante\")");
            client.ok("COPY 1 Archive");
            client.ok("SELECT Archive");
            assertThat(client.ok("FETCH 1 X-GM-LABELS").get(0)).contains("(\\Inbox \"Muy Importante\")");
        }
    }

    @Test
    void whatIsNotOfferedIsNotUnderstood(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.tagged("FETCH 1 X-GM-LABELS")).startsWith("T BAD");
        assertThat(client.tagged("STORE 1 +X-GM-LABELS (foo)")).startsWith("T BAD");
    }
}
