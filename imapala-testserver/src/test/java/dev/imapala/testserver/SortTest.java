package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.junit.ImapServer;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SORT and THREAD. */
@ImapServer
class SortTest {
    @BeforeEach
    void deliver(ImapTestServer server) {
        deliver(server, "2025-01-05T00:00:00Z", """
                Subject: Re: [list] Zebra (fwd)
                From: "Zoe" <alice@example.org>
                To: carol@example.org
                Date: Mon, 6 Jan 2025 10:00:00 +0100
                Message-ID: <1@example.org>

                one
                """);
        deliver(server, "2025-01-04T00:00:00Z", """
                Subject: =?utf-8?Q?=C3=A4pfel?=
                From: bob@example.org
                To: "Abe" <xavier@example.org>
                Date: Mon, 6 Jan 2025 08:30:00 +0000
                Message-ID: <2@example.org>

                twotwotwotwotwotwotwotwotwotwotwo
                """);
        deliver(server, "2025-01-03T00:00:00Z", """
                Subject: zebra
                From: =?utf-8?Q?=C3=84nne?= <dora@example.org>
                Cc: first@example.org
                Date: Sun, 5 Jan 2025 23:59:59 -0800
                Message-ID: <3@example.org>

                three
                """);
        deliver(server, "2025-01-02T00:00:00Z", """
                Subject: fwd: Banana
                References: <1@example.org> <9@example.org>
                Message-ID: <4@example.org>

                f
                """);
    }

    private static void deliver(ImapTestServer server, String date, String message) {
        InternalDate internalDate = InternalDate.of(OffsetDateTime.parse(date));
        server.deliver("ann", "INBOX", Bytes.of(message.replace("\n", "\r\n")), Set.of(), internalDate);
    }

    @ParameterizedTest
    @CsvSource({
        "ARRIVAL,4 3 2 1",
        "REVERSE ARRIVAL,1 2 3 4",
        "DATE,4 3 2 1",
        "SIZE,4 1 3 2",
        "SUBJECT,2 4 1 3",
        "REVERSE SUBJECT,1 3 4 2",
        "SUBJECT DATE,2 4 3 1",
        "FROM,4 1 2 3",
        "TO,3 4 1 2",
        "CC,1 2 4 3",
        "DISPLAYFROM,4 3 2 1",
        "DISPLAYTO,3 4 2 1",
    })
    void messagesAreInTheOrderOfTheCriteria(String criteria, String expected, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("SORT (" + criteria + ") UTF-8 ALL")).containsExactly("* SORT " + expected);
        }
    }

    @Test
    void onlyWhatIsFoundIsSorted(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("UID SORT (REVERSE ARRIVAL) US-ASCII SUBJECT zebra"))
                    .containsExactly("* SORT 1 3");
            assertThat(client.ok("SORT (DATE) UTF-8 SUBJECT none")).containsExactly("* SORT");
        }
    }

    @Test
    void extendedSortKeepsTheOrder(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("UID SORT RETURN () (DATE) UTF-8 ALL"))
                    .containsExactly("* ESEARCH (TAG \"a3\") UID ALL 4,3,2,1");
            assertThat(client.ok("SORT RETURN (MIN MAX COUNT SAVE) (SUBJECT) UTF-8 ALL"))
                    .containsExactly("* ESEARCH (TAG \"a4\") MIN 2 MAX 3 COUNT 4");
            assertThat(client.ok("SEARCH $")).containsExactly("* SEARCH 1 2 3 4");
        }
    }

    @Test
    void whatCannotBeSortedByIsRefused(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.tagged("SORT (COLOUR) UTF-8 ALL")).startsWith("T NO cannot sort by COLOUR");
            assertThat(client.tagged("SORT (DATE) X-UNKNOWN ALL")).startsWith("T NO [BADCHARSET ");
        }
    }

    @Test
    void orderedSubjectHasTheOldestFirst(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("THREAD ORDEREDSUBJECT UTF-8 ALL")).containsExactly("* THREAD (4)(3 1)(2)");
        }
    }

    @Test
    void referencesGoBeforeSubjects(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("UID THREAD REFERENCES UTF-8 ALL")).containsExactly("* THREAD (3 1 4)(2)");
            assertThat(client.ok("THREAD REFERENCES UTF-8 2")).containsExactly("* THREAD (2)");
            assertThat(client.ok("THREAD REFERENCES UTF-8 SUBJECT none")).containsExactly("* THREAD");
        }
    }
}
