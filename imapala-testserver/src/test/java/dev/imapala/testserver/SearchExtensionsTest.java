package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SEARCH can where a capability is offered that is not by default. */
class SearchExtensionsTest {
    private static ImapTestServer server(Capability... more) {
        ImapTestServer server =
                ImapTestServer.builder().user("ann", "secret").with(more).start();
        for (int i = 1; i <= 5; i++) {
            server.deliver("ann", "INBOX", Bytes.of("Subject: " + i + "\r\n\r\n"));
        }
        return server;
    }

    @ParameterizedTest
    @CsvSource({
        "1:2,1:2",
        "2:1,1:2",
        "4:9,4:5",
        "6:9,NIL",
        "-1:-2,4:5",
        "-4:-9,1:2",
        "-6:-9,NIL",
        "-5:-5,1",
    })
    void partIsCountedFromEitherEnd(String range, String expected) {
        try (ImapTestServer server = server(Capability.PARTIAL);
                RawClient client = RawClient.select(server)) {
            String canonical = range.equals("2:1") ? "1:2" : range;
            assertThat(client.ok("UID SEARCH RETURN (PARTIAL " + range + ") ALL"))
                    .containsExactly("* ESEARCH (TAG \"a3\") UID PARTIAL (" + canonical + " " + expected + ")");
        }
    }

    @Test
    void partIsWhatIsSaved() {
        try (ImapTestServer server = server(Capability.PARTIAL);
                RawClient client = RawClient.select(server)) {
            client.ok("SEARCH RETURN (SAVE PARTIAL 2:3 MAX) ALL");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH 2 3 5");
            client.ok("SEARCH RETURN (SAVE PARTIAL 2:3 COUNT) ALL");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH 1 2 3 4 5");
        }
    }

    @Test
    void identifiersFindMessages() {
        try (ImapTestServer server = server(Capability.OBJECTID, Capability.X_GM_EXT_1);
                RawClient client = RawClient.select(server)) {
            String fetched = client.ok("FETCH 3 (EMAILID X-GM-MSGID)").get(0);
            String emailId = fetched.replaceAll(".*EMAILID \\(([^)]+)\\).*", "$1");
            String number = fetched.replaceAll(".*X-GM-MSGID (\\d+).*", "$1");
            assertThat(client.ok("SEARCH EMAILID " + emailId)).containsExactly("* SEARCH 3");
            assertThat(client.ok("SEARCH X-GM-MSGID " + number)).containsExactly("* SEARCH 3");
            assertThat(client.ok("SEARCH X-GM-RAW \"subject: 4\"")).containsExactly("* SEARCH 4");
            client.ok("STORE 2 +X-GM-LABELS (work)");
            assertThat(client.ok("SEARCH X-GM-LABELS work")).containsExactly("* SEARCH 2");
        }
    }

    @Test
    void whatIsNotOfferedIsNotUnderstood() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .capabilities("IMAP4rev1", "AUTH=PLAIN")
                        .start();
                RawClient client = RawClient.select(server)) {
            for (String command : new String[] {
                "SEARCH YOUNGER 5",
                "SEARCH $",
                "SEARCH RETURN (SAVE) ALL",
                "SEARCH FUZZY ALL",
                "FETCH $ UID",
                "SORT (DATE) UTF-8 ALL",
                "THREAD REFERENCES UTF-8 ALL",
                "APPEND INBOX {1}\r\nx {1}\r\ny"
            }) {
                assertThat(client.tagged(command)).startsWith("T BAD ");
            }
        }
    }
}
