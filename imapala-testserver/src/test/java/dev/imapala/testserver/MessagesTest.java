package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.testserver.junit.ImapServer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** APPEND, FETCH, STORE, EXPUNGE. */
@ImapServer
class MessagesTest {
    private static final String PLAIN = """
            Date: Tue, 4 Mar 2025 06:06:07 +0100
            From: Ann Archer <ann@example.org>
            To: Team: bob@example.org, Carol <carol@example.com>;
            Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
            Message-ID: <1@example.org>

            Hello!
            """;
    private static final String MIXED = """
            Subject: mixed
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --b
            Content-Type: application/pdf; name="a.pdf"
            Content-Disposition: attachment; filename="a.pdf"
            Content-Transfer-Encoding: base64

            AAAA
            --b
            Content-Type: message/rfc822

            Subject: inner

            two
            --b--
            """;

    private static Bytes mail(String lines) {
        return Bytes.of(lines.replace("\n", "\r\n"));
    }

    @BeforeEach
    void deliver(ImapTestServer server) {
        InternalDate date = InternalDate.of(OffsetDateTime.parse("2025-03-04T05:06:07+01:00"));
        server.deliver("ann", "INBOX", mail(PLAIN), Set.of(), date);
        server.deliver("ann", "INBOX", mail(MIXED), Set.of(Flag.FLAGGED), date);
        server.deliver("ann", "INBOX", Bytes.of("Subject: gone\r\n\r\n"), Set.of(), date);
        server.deliver("ann", "INBOX", Bytes.of("Subject: last\r\n\r\nend"), Set.of(Flag.SEEN), date);
        server.expunge("ann", "INBOX", UidSet.of(3));
        server.createMailbox("ann", "Other");
    }

    private static RawClient select(ImapTestServer server) {
        RawClient client = RawClient.connect(server);
        client.ok("LOGIN ann secret");
        client.ok("EXAMINE INBOX");
        client.ok("SELECT INBOX");
        return client;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FETCH 1 (UID FLAGS)        | * 1 FETCH (UID 1 FLAGS (\\Recent))",
                "FETCH 3 UID                | * 3 FETCH (UID 4)",
                "FETCH * UID                | * 3 FETCH (UID 4)",
                "UID FETCH 4 FLAGS          | * 3 FETCH (UID 4 FLAGS (\\Seen \\Recent))",
                "UID FETCH 3:* UID          | * 3 FETCH (UID 4)",
                "UID FETCH 9:* UID          | * 3 FETCH (UID 4)",
                "FETCH 1 INTERNALDATE       | * 1 FETCH (INTERNALDATE \"04-Mar-2025 05:06:07 +0100\")",
                "FETCH 3 RFC822.SIZE        | * 3 FETCH (RFC822.SIZE 20)",
                "FETCH 3 FAST               | * 3 FETCH (FLAGS (\\Seen \\Recent) INTERNALDATE \"04-Mar-2025 05:06:07 +0100\" RFC822.SIZE 20)",
                "FETCH 1 BODY               | * 1 FETCH (BODY (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7BIT\" 8 1))",
                "FETCH 1 BODYSTRUCTURE      | * 1 FETCH (BODYSTRUCTURE (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7BIT\" 8 1 NIL NIL NIL NIL))",
                "FETCH 2 BODY.PEEK[1]       | * 2 FETCH (BODY[1] \"one\")",
                "FETCH 2 BODY.PEEK[2]       | * 2 FETCH (BODY[2] \"AAAA\")",
                "FETCH 2 BODY.PEEK[3.1]     | * 2 FETCH (BODY[3.1] \"two\")",
                "FETCH 2 BODY.PEEK[3.TEXT]  | * 2 FETCH (BODY[3.TEXT] \"two\")",
                "FETCH 2 BODY.PEEK[4]       | * 2 FETCH (BODY[4] NIL)",
                "FETCH 2 BODY.PEEK[1.HEADER] | * 2 FETCH (BODY[1.HEADER] NIL)",
                "FETCH 3 BODY.PEEK[TEXT]    | * 3 FETCH (BODY[TEXT] \"end\")",
                "FETCH 3 BODY.PEEK[1]<1.1>  | * 3 FETCH (BODY[1]<1> \"n\")",
                "FETCH 3 BODY.PEEK[1]<1.99> | * 3 FETCH (BODY[1]<1> \"nd\")",
                "FETCH 3 BODY.PEEK[1]<9.9>  | * 3 FETCH (BODY[1]<9> \"\")"
            })
    void itemsAreFetched(String command, String expected, ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.ok(command)).containsExactly(expected);
        }
    }

    @Test
    void envelopeIsRead(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.ok("FETCH 1 ENVELOPE"))
                    .containsExactly("* 1 FETCH (ENVELOPE (\"Tue, 4 Mar 2025 06:06:07 +0100\""
                            + " \"=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\""
                            + " ((\"Ann Archer\" NIL \"ann\" \"example.org\"))"
                            + " ((\"Ann Archer\" NIL \"ann\" \"example.org\"))"
                            + " ((\"Ann Archer\" NIL \"ann\" \"example.org\"))"
                            + " ((NIL NIL \"Team\" NIL)(NIL NIL \"bob\" \"example.org\")"
                            + "(\"Carol\" NIL \"carol\" \"example.com\")(NIL NIL NIL NIL))"
                            + " NIL NIL NIL \"<1@example.org>\"))");
        }
    }

    @Test
    void structureOfSeveralPartsIsRead(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.ok("FETCH 2 BODYSTRUCTURE"))
                    .containsExactly("* 2 FETCH (BODYSTRUCTURE ("
                            + "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7BIT\" 3 0 NIL NIL NIL NIL)"
                            + "(\"application\" \"pdf\" (\"name\" \"a.pdf\") NIL NIL \"BASE64\" 4"
                            + " NIL (\"attachment\" (\"filename\" \"a.pdf\")) NIL NIL)"
                            + "(\"message\" \"rfc822\" NIL NIL NIL \"7BIT\" 21"
                            + " (NIL \"inner\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                            + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7BIT\" 3 0 NIL NIL NIL NIL)"
                            + " 2 NIL NIL NIL NIL)"
                            + " \"mixed\" (\"boundary\" \"b\") NIL NIL NIL))");
        }
    }

    @Test
    void headersAreFetchedAsTheyStand(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.ok("FETCH 1 BODY.PEEK[HEADER.FIELDS (subject X-None DATE)]"))
                    .containsExactly("* 1 FETCH (BODY[HEADER.FIELDS (subject X-None DATE)] {78}\r\n"
                            + "Date: Tue, 4 Mar 2025 06:06:07 +0100\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\n)");
            assertThat(client.ok("FETCH 1 BODY.PEEK[HEADER.FIELDS.NOT (Subject Date From To)]"))
                    .containsExactly(
                            "* 1 FETCH (BODY[HEADER.FIELDS.NOT (Subject Date From To)] {31}\r\nMessage-ID: <1@example.org>\r\n\r\n)");
            assertThat(client.ok("FETCH 2 (BODY.PEEK[3.MIME] BODY.PEEK[3.HEADER])"))
                    .containsExactly(
                            "* 2 FETCH (BODY[3.MIME] {32}\r\nContent-Type: message/rfc822\r\n\r\n BODY[3.HEADER] {18}\r\nSubject: inner\r\n\r\n)");
        }
    }

    @Test
    void wholeMessageComesByteForByte(ImapTestServer server) {
        byte[] octets = new byte[70_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i % 251 + 1);
        }
        server.deliver("ann", "Other", Bytes.copyOf(octets));
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SELECT Other");
            String body = new String(octets, StandardCharsets.ISO_8859_1);
            assertThat(client.ok("FETCH 1 BODY.PEEK[]")).containsExactly("* 1 FETCH (BODY[] {70000}\r\n" + body + ")");
        }
    }

    @Test
    void fetchingABodyMarksItSeenUnlessPeeking(ImapTestServer server) {
        try (RawClient client = select(server)) {
            client.ok("FETCH 1 (BODY.PEEK[] ENVELOPE BODYSTRUCTURE)");
            assertThat(flags(server, 1)).isEmpty();
            assertThat(client.ok("FETCH 1 BODY[1]"))
                    .containsExactly("* 1 FETCH (FLAGS (\\Seen \\Recent) BODY[1] {8}\r\nHello!\r\n)");
            assertThat(flags(server, 1)).containsExactly(Flag.SEEN);
            assertThat(client.ok("FETCH 1 BODY[1]")).containsExactly("* 1 FETCH (BODY[1] {8}\r\nHello!\r\n)");
        }
    }

    @Test
    void examiningMarksNothing(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("EXAMINE INBOX");
            client.ok("FETCH 1 BODY[]");
            assertThat(flags(server, 1)).isEmpty();
        }
    }

    @Test
    void numbersBeyondTheMailboxAreRefusedAndUidsPassedOver(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.command("FETCH 2:9 UID")).containsExactly("T BAD there are only 3 messages");
            assertThat(client.command("UID FETCH 3,77 UID")).containsExactly("T OK UID FETCH completed");
            client.ok("SELECT Other");
            assertThat(client.command("FETCH 1:* UID")).containsExactly("T OK FETCH completed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+FLAGS (\\Deleted $Label) | \\Flagged \\Deleted $Label",
                "+FLAGS \\Deleted         | \\Flagged \\Deleted",
                "-FLAGS (\\Flagged)       | ''",
                "FLAGS (\\Seen \\Draft)   | \\Seen \\Draft",
                "FLAGS ()                 | ''",
                "-FLAGS (\\Seen)          | \\Flagged"
            })
    void storeChangesFlags(String change, String expected, ImapTestServer server) {
        try (RawClient client = select(server)) {
            String recent = expected.isEmpty() ? "\\Recent" : expected + " \\Recent";
            assertThat(client.command("STORE 2 " + change))
                    .containsExactly("* 2 FETCH (FLAGS (" + recent + "))", "T OK STORE completed");
            assertThat(String.join(
                            " ", flags(server, 2).stream().map(Flag::name).toList()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void silentStoreTellsNothingAndUidStoreTellsTheUid(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.command("STORE 1:3 +FLAGS.SILENT (\\Answered)")).containsExactly("T OK STORE completed");
            assertThat(flags(server, 4)).containsExactlyInAnyOrder(Flag.SEEN, Flag.ANSWERED);
            assertThat(client.command("UID STORE 4 FLAGS (\\Seen)"))
                    .containsExactly("* 3 FETCH (UID 4 FLAGS (\\Seen \\Recent))", "T OK UID STORE completed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STORE 1 +FLAGS (\\Recent)", "STORE 1 FLAGS (\\*)"})
    void flagsOfTheServerCannotBeStored(String command, ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD ");
        }
    }

    @Test
    void expungeRenumbersAsItGoes(ImapTestServer server) {
        try (RawClient client = select(server)) {
            client.ok("STORE 1:2 +FLAGS.SILENT (\\Deleted)");
            assertThat(client.command("EXPUNGE"))
                    .containsExactly("* 1 EXPUNGE", "* 1 EXPUNGE", "T OK EXPUNGE completed");
            assertThat(client.ok("FETCH 1:* UID")).containsExactly("* 1 FETCH (UID 4)");
            assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(1);
        }
    }

    @Test
    void appendStoresWithFlagsAndDate(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            long validity = server.mailbox("ann", "Other").uidValidity();
            assertThat(client.tagged(
                            "APPEND Other (\\Seen $New) \"05-Apr-2024 07:08:09 -0330\" {15+}\r\nSubject: x\r\n\r\ny"))
                    .isEqualTo("T OK [APPENDUID " + validity + " 1] APPEND completed");
            MessageView message = server.mailbox("ann", "Other").message(Uid.of(1));
            assertThat(message.flags()).containsExactlyInAnyOrder(Flag.SEEN, Flag.of("$New"));
            assertThat(message.internalDate())
                    .isEqualTo(InternalDate.of(OffsetDateTime.parse("2024-04-05T07:08:09-03:30")));
            assertThat(message.content()).isEqualTo(Bytes.of("Subject: x\r\n\r\ny"));
        }
    }

    @Test
    void appendWaitsForItsLiteral(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.raw("x APPEND Other {5}\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.raw("a\r\nbc\r\n");
            assertThat(client.line()).startsWith("x OK [APPENDUID ");
            assertThat(server.mailbox("ann", "Other").message(Uid.of(1)).content())
                    .isEqualTo(Bytes.of("a\r\nbc"));
        }
    }

    @Test
    void appendToAMissingMailboxAsksToCreateIt(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND none {1+}\r\nx")).startsWith("T NO [TRYCREATE] ");
        }
    }

    @Test
    void appendToTheSelectedMailboxIsNews(ImapTestServer server) {
        try (RawClient client = select(server)) {
            assertThat(client.command("APPEND INBOX {1+}\r\nx")).hasSize(3).startsWith("* 4 EXISTS", "* 4 RECENT");
            assertThat(client.ok("FETCH 4 UID")).containsExactly("* 4 FETCH (UID 5)");
        }
    }

    @Test
    void uidsAscendEvenAfterAnExpunge(ImapTestServer server) {
        server.expunge("ann", "INBOX", UidSet.all());
        assertThat(server.deliver("ann", "INBOX", Bytes.of("x"))).isEqualTo(Uid.of(5));
        assertThat(server.mailbox("ann", "INBOX").uidNext()).isEqualTo(6);
    }

    private static List<Flag> flags(ImapTestServer server, long uid) {
        return List.copyOf(server.mailbox("ann", "INBOX").message(Uid.of(uid)).flags());
    }
}
