package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The algorithm REFERENCES of RFC 5256 section 3, rule by rule. */
class ThreadTest {
    private final ImapTestServer server =
            ImapTestServer.builder().user("ann", "secret").start();
    private int count;

    @AfterEach
    void stop() {
        server.close();
    }

    /** Delivers a message of the next day. */
    private void deliver(String... fields) {
        InternalDate date =
                InternalDate.of(OffsetDateTime.parse("2025-01-01T00:00:00Z").plusDays(count++));
        server.deliver("ann", "INBOX", Bytes.of(String.join("\r\n", fields) + "\r\n\r\n"), Set.of(), date);
    }

    private String threads(String keys) {
        try (RawClient client = RawClient.select(server)) {
            return client.ok("THREAD REFERENCES UTF-8 " + keys).get(0).substring("* THREAD".length());
        }
    }

    @Test
    void referencesMakeAChain() {
        deliver("Message-ID: <a@x>", "Subject: 1");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 2");
        deliver("Message-ID: <c@x>", "References: <a@x> <b@x>", "Subject: 3");
        deliver("Message-ID: <d@x>", "In-Reply-To: Your letter <b@x> from ann@x", "Subject: 4");
        assertThat(threads("ALL")).isEqualTo(" (1 2 (3)(4))");
    }

    @Test
    void missingMessagesHoldTheirAnswersTogether() {
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 1");
        deliver("Message-ID: <c@x>", "References: <a@x>", "Subject: 2");
        deliver("Message-ID: <e@x>", "References: <d@x>", "Subject: 3");
        assertThat(threads("ALL")).isEqualTo(" ((1)(2))(3)");
        assertThat(threads("NOT 2")).isEqualTo(" (1)(3)");
    }

    @Test
    void messagesThatAreNotFoundAreMissing() {
        deliver("Message-ID: <a@x>", "Subject: 1");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 2");
        deliver("Message-ID: <c@x>", "References: <a@x> <b@x>", "Subject: 3");
        assertThat(threads("NOT 2")).isEqualTo(" (1 3)");
        assertThat(threads("2:3")).isEqualTo(" (2 3)");
    }

    @Test
    void loopsAreNotMade() {
        deliver("Message-ID: <a@x>", "References: <b@x>", "Subject: 1");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 2");
        deliver("Message-ID: <c@x>", "References: <c@x>", "Subject: 3");
        assertThat(threads("ALL")).isIn(" (2 1)(3)", " (1 2)(3)");
    }

    @Test
    void quotesInIdentifiersDoNotMatter() {
        deliver("Message-ID: <\"a\"@x>", "Subject: 1");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 2");
        assertThat(threads("ALL")).isEqualTo(" (1 2)");
    }

    @Test
    void ofTwoMessagesWithOneIdentifierTheFirstKeepsIt() {
        deliver("Message-ID: <a@x>", "Subject: 1");
        deliver("Message-ID: <a@x>", "Subject: 2");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 3");
        assertThat(threads("ALL")).isEqualTo(" (1 3)(2)");
    }

    @Test
    void repliesWithoutReferencesGoBelowTheirSubject() {
        deliver("Message-ID: <a@x>", "Subject: Re: lunch");
        deliver("Message-ID: <b@x>", "Subject: lunch");
        deliver("Message-ID: <c@x>", "Subject: [list] LUNCH (fwd)");
        assertThat(threads("ALL")).isEqualTo(" (2 (1)(3))");
    }

    @Test
    void messagesOfOneSubjectAreSiblings() {
        deliver("Message-ID: <a@x>", "Subject: lunch");
        deliver("Message-ID: <b@x>", "Subject: Lunch");
        deliver("Message-ID: <c@x>");
        deliver("Message-ID: <d@x>");
        assertThat(threads("ALL")).isEqualTo(" ((1)(2))(3)(4)");
    }

    @Test
    void siblingsAreSortedByTheirSentDate() {
        deliver("Message-ID: <a@x>", "Subject: 1", "Date: 5 Jan 2025 00:00:00 +0000");
        deliver("Message-ID: <b@x>", "References: <a@x>", "Subject: 2", "Date: 9 Jan 2025 00:00:00 +0000");
        deliver("Message-ID: <c@x>", "References: <a@x>", "Subject: 3", "Date: 8 Jan 2025 23:00:00 -0500");
        deliver("Message-ID: <d@x>", "References: <a@x>", "Subject: 4", "Date: 8 Jan 2025 23:00:00 +0000");
        deliver("Message-ID: <e@x>", "Subject: 5", "Date: 4 Jan 2025 00:00:00 +0000");
        assertThat(threads("ALL")).isEqualTo(" (5)(1 (4)(2)(3))");
    }

    @Test
    void longThreadsAreNoTrouble() {
        for (int i = 0; i < 2_000; i++) {
            deliver("Message-ID: <" + i + "@x>", "References: <" + (i - 1) + "@x>", "Subject: " + i);
        }
        assertThat(threads("ALL")).startsWith(" (1 2 3 4 ").endsWith(" 1999 2000)");
    }
}
