package dev.imapala.cli.output;

import static dev.imapala.cli.output.Messages.by;
import static dev.imapala.cli.output.Messages.mailbox;
import static dev.imapala.cli.output.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneId.of("Europe/Berlin"));
    private static final FetchedMessage NOTHING = FetchedMessage.builder(1).build();

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1449, 1.4 kB",
        "9949, 9.9 kB",
        "9950, 10 kB",
        "12345, 12 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "25000000, 25 MB",
        "1073741824, 1.1 GB",
        "9223372036854775807, 9.2 EB",
    })
    void sizesAreShort(long octets, String expected) {
        assertThat(Sizes.text(octets)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:30:00+09:00, 19 Nov 16:30",
        "2026-01-01T00:00:00+01:00, 01 Jan 00:00",
        "2025-12-31T22:59:59Z, 31 Dec 2025",
        "2025-12-31T23:00:00Z, 01 Jan 00:00",
        "2027-03-01T12:00:00Z, 01 Mar 2027",
        "1999-07-04T12:00:00Z, 04 Jul 1999",
        "0001-01-01T12:00:00Z, 01 Jan 0001",
    })
    void datesAreLocalAndShort(String date, String expected) {
        assertThat(MessageText.date(message(1001, date, "a", "s", 1), NOW)).isEqualTo(expected);
    }

    @Test
    void whatTheServerLeftOutIsAHyphen() {
        assertThat(MessageText.uid(NOTHING)).isEqualTo("-");
        assertThat(MessageText.date(NOTHING, NOW)).isEqualTo("-");
        assertThat(MessageText.from(NOTHING)).isEqualTo("-");
        assertThat(MessageText.size(NOTHING)).isEqualTo("-");
        assertThat(MessageText.subject(NOTHING)).isEqualTo("(no subject)");
    }

    @Test
    void theAuthorIsANameOrAnAddress() {
        assertThat(MessageText.from(by(mailbox("=?utf-8?Q?Bj=C3=B6rn?=", "b", "x.org"))))
                .isEqualTo("Björn");
        assertThat(MessageText.from(by(mailbox(null, "b", "x.org")))).isEqualTo("b@x.org");
        assertThat(MessageText.from(by(mailbox(" ", "b", null)))).isEqualTo("b");
        assertThat(MessageText.from(by(mailbox("A", "a", "x"), mailbox("B", "b", "x"))))
                .isEqualTo("A +1");
    }

    @Test
    void aGroupIsItsNameOrItsFirstMember() {
        Address.Mailbox member = mailbox(null, "b", "x.org");

        assertThat(MessageText.from(by(new Address.Group(Bytes.of("Team"), List.of()))))
                .isEqualTo("Team");
        assertThat(MessageText.from(by(new Address.Group(Bytes.EMPTY, List.of(member)))))
                .isEqualTo("b@x.org");
        assertThat(MessageText.from(by(new Address.Group(Bytes.EMPTY, List.of()))))
                .isEqualTo("-");
    }

    @Test
    void flagsAreSigns() {
        assertThat(MessageText.flags(Set.of())).isEqualTo("N");
        assertThat(MessageText.flags(Set.of(Flag.SEEN))).isEmpty();
        assertThat(MessageText.flags(Set.of(Flag.of("\\seen"), Flag.of("$Label"))))
                .isEmpty();
        assertThat(MessageText.flags(Set.of(Flag.FLAGGED, Flag.ANSWERED, Flag.FORWARDED, Flag.DRAFT, Flag.DELETED)))
                .isEqualTo("N!rfdx");
    }
}
