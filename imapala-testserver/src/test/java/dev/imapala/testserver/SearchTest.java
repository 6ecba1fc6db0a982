package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.UidSet;
import dev.imapala.testserver.junit.ImapServer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEARCH and UID SEARCH; the messages have the UIDs 1, 3, 4, 5 and the numbers 1 to 4. */
@ImapServer
class SearchTest {
    private static final String BUDGET = """
            Subject: budget
            From: Ann <ann@example.org>
            Date: Thu, 9 Jan 2025 10:00:00 +0000

            first draft
            """;
    private static final String GREETING = """
            Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
            To: bob@example.org
            Cc: carol@example.com
            Bcc: dave@example.net
            X-Tag: alpha
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            w5xiZXJyYXNjaHVuZyE=
            """;
    private static final String FORWARD = """
            Subject: forward
            Content-Type: multipart/mixed; boundary=b

            --b

            see below
            --b
            Content-Type: message/rfc822

            Subject: inner secret

            hidden text
            --b--
            """;

    @BeforeEach
    void deliver(ImapTestServer server) {
        deliver(server, "2025-01-10T23:30:00-08:00", BUDGET, Flag.SEEN);
        deliver(server, "2025-01-11T00:00:00Z", "Subject: gone\n\n");
        deliver(server, "2025-01-11T12:00:00Z", GREETING, Flag.FLAGGED, Flag.of("$Label"));
        deliver(server, "2025-02-01T00:00:00Z", FORWARD, Flag.ANSWERED, Flag.DELETED);
        deliver(server, "2025-02-02T00:00:00Z", "X-Tag:\n\n" + "x".repeat(1000), Flag.SEEN, Flag.DRAFT);
        server.expunge("ann", "INBOX", UidSet.of(2));
    }

    private static void deliver(ImapTestServer server, String date, String message, Flag... flags) {
        InternalDate internalDate = InternalDate.of(OffsetDateTime.parse(date));
        server.deliver("ann", "INBOX", Bytes.of(message.replace("\n", "\r\n")), Set.of(flags), internalDate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALL                            | 1 2 3 4",
                "SEEN                           | 1 4",
                "UNSEEN                         | 2 3",
                "FLAGGED                        | 2",
                "UNFLAGGED                      | 1 3 4",
                "ANSWERED                       | 3",
                "UNANSWERED                     | 1 2 4",
                "DELETED                        | 3",
                "UNDELETED                      | 1 2 4",
                "DRAFT                          | 4",
                "UNDRAFT                        | 1 2 3",
                "KEYWORD $label                 | 2",
                "UNKEYWORD $Label               | 1 3 4",
                "NEW                            | 2 3",
                "RECENT                         | 1 2 3 4",
                "OLD                            | ``",
                "FROM ann                       | 1",
                "FROM EXAMPLE                   | 1",
                "TO bob                         | 2",
                "CC carol                       | 2",
                "BCC dave                       | 2",
                "SUBJECT BUDGET                 | 1",
                "SUBJECT \"\"                   | 1 2 3",
                "HEADER x-tag ALPHA             | 2",
                "HEADER X-Tag \"\"              | 2 4",
                "BODY draft                     | 1",
                "BODY budget                    | ``",
                "BODY \"hidden text\"           | 3",
                "BODY \"inner secret\"          | 3",
                "TEXT budget                    | 1",
                "TEXT below                     | 3",
                "LARGER 1000                    | 4",
                "SMALLER 100                    | 1",
                "BEFORE 11-Jan-2025             | 1",
                "ON 11-Jan-2025                 | 2",
                "SINCE 11-Jan-2025              | 2 3 4",
                "SENTBEFORE 10-Jan-2025         | 1",
                "SENTON 9-Jan-2025              | 1",
                "SENTSINCE 10-Jan-2025          | ``",
                "2:3                            | 2 3",
                "*                              | 4",
                "UID 3:4                        | 2 3",
                "UID 2                          | ``",
                "UID 99:*                       | 4",
                "NOT SEEN                       | 2 3",
                "OR SEEN FLAGGED                | 1 2 4",
                "(SEEN DRAFT)                   | 4",
                "NOT (OR SEEN FLAGGED)          | 3",
                "SEEN UNDRAFT FROM ann          | 1",
                "OLDER 60                       | 1 2 3 4",
                "YOUNGER 60                     | ``",
                "NOT OR OLDER 60 YOUNGER 60     | ``",
                "SAVEDATESUPPORTED              | 1 2 3 4",
                "SAVEDBEFORE 1-Feb-2025         | ``",
                "SAVEDSINCE 1-Feb-2025          | 1 2 3 4",
                "FUZZY SUBJECT budget           | 1",
                "FUZZY (SEEN DRAFT)             | 4",
                "LARGER 9223372036854775807     | ``",
                "SMALLER 9223372036854775807    | 1 2 3 4",
                "$                              | ``"
            })
    void keysFindMessages(String keys, String expected, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            String numbers = expected.isEmpty() ? "" : " " + expected;
            assertThat(client.ok("SEARCH " + keys)).containsExactly("* SEARCH" + numbers);
        }
    }

    @ParameterizedTest
    @CsvSource({"SUBJECT,Gr\u00fc\u00dfe", "BODY,\u00fcberraschun", "TEXT,\u00dcBER"})
    void textOutsideAsciiIsFoundWhereverItIsDecoded(String key, String text, ImapTestServer server) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        try (RawClient client = RawClient.select(server)) {
            client.raw("x SEARCH CHARSET UTF-8 " + key + " {" + octets.length + "+}\r\n");
            client.raw(octets);
            client.raw("\r\n");
            assertThat(client.until("x")).containsExactly("* SEARCH 2", "T OK SEARCH completed");
        }
    }

    @Test
    void uidSearchTellsUids(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("UID SEARCH 2:4")).containsExactly("* SEARCH 3 4 5");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEARCH RETURN () ALL                  | ALL 1:4",
                "SEARCH RETURN (ALL) 1,3               | ALL 1,3",
                "SEARCH RETURN (MIN MAX COUNT ALL) ALL | MIN 1 MAX 4 COUNT 4 ALL 1:4",
                "UID SEARCH RETURN (MIN MAX) ALL       | UID MIN 1 MAX 5",
                "SEARCH RETURN (COUNT MIN ALL) KEYWORD none | COUNT 0"
            })
    void extendedSearchTellsWhatWasAskedFor(String command, String expected, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok(command)).containsExactly("* ESEARCH (TAG \"a3\") " + expected);
        }
    }

    @Test
    void searchOfRev2IsAlwaysExtended(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("ENABLE IMAP4rev2");
            client.ok("SELECT INBOX");
            assertThat(client.ok("UID SEARCH ALL")).containsExactly("* ESEARCH (TAG \"a4\") UID ALL 1,3:5");
            assertThat(client.ok("SEARCH KEYWORD none")).containsExactly("* ESEARCH (TAG \"a5\")");
        }
    }

    @Test
    void charsetThatIsNotKnownIsAnsweredWithThoseThatAre(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.tagged("SEARCH CHARSET X-UNKNOWN SUBJECT x"))
                    .startsWith("T NO [BADCHARSET (US-ASCII UTF-8)] ");
            assertThat(client.ok("SEARCH CHARSET ISO-8859-1 SUBJECT {2+}\r\n\u00fc\u00df"))
                    .containsExactly("* SEARCH 2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SAVE             | 2:4",
                "SAVE MIN         | 2",
                "SAVE MAX         | 4",
                "MIN MAX SAVE     | 2,4",
                "SAVE COUNT MIN   | 2:4",
                "ALL SAVE         | 2:4"
            })
    void whatIsSavedDependsOnWhatIsTold(String options, String saved, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            client.ok("SEARCH RETURN (" + options + ") 2:4");
            assertThat(client.ok("SEARCH RETURN (ALL) $")).containsExactly("* ESEARCH (TAG \"a4\") ALL " + saved);
        }
    }

    @Test
    void savedMessagesAreThoseOfAnyCommand(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("UID SEARCH RETURN (SAVE) FLAGGED")).isEmpty();
            assertThat(client.ok("FETCH $ UID")).containsExactly("* 2 FETCH (UID 3)");
            assertThat(client.ok("UID STORE $ FLAGS (\\Deleted)")).hasSize(1);
            assertThat(client.ok("SEARCH OR UID $ 4")).containsExactly("* SEARCH 2 4");
            assertThat(client.ok("UID COPY $ Archive")).isEmpty();
            client.ok("EXPUNGE");
            assertThat(client.ok("FETCH $ UID")).isEmpty();
            assertThat(client.ok("SEARCH RETURN (COUNT) $")).containsExactly("* ESEARCH (TAG \"a10\") COUNT 0");
        }
    }

    @Test
    void savedResultIsForgottenWithItsMailboxAndByASearchThatFails(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            client.ok("SEARCH RETURN (SAVE) ALL");
            assertThat(client.tagged("SEARCH CHARSET X-UNKNOWN ALL")).startsWith("T NO ");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH 1 2 3 4");
            assertThat(client.tagged("SEARCH RETURN (SAVE) CHARSET X-UNKNOWN ALL"))
                    .startsWith("T NO ");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH");
            client.ok("SEARCH RETURN (SAVE) ALL");
            client.ok("SELECT INBOX");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH");
        }
    }

    @Test
    void changesAreFoundWithTheHighestModSequence(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            client.ok("STORE 2 +FLAGS.SILENT (\\Answered)");
            String answer = client.ok("SEARCH MODSEQ 1 2").get(0);
            assertThat(answer).matches("\\* SEARCH 2 \\(MODSEQ \\d+\\)");
            String highest = answer.substring(answer.lastIndexOf(' ') + 1, answer.length() - 1);
            assertThat(client.ok("SEARCH RETURN (ALL) MODSEQ \"/flags/\\\\Seen\" all " + highest))
                    .containsExactly("* ESEARCH (TAG \"a5\") ALL 2 MODSEQ " + highest);
            assertThat(client.ok("SEARCH MODSEQ 9223372036854775807")).containsExactly("* SEARCH");
        }
    }
}
