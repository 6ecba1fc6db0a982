package dev.imapala.cli.output;

import static dev.imapala.cli.output.Messages.by;
import static dev.imapala.cli.output.Messages.mailbox;
import static dev.imapala.cli.output.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private final Surroundings surroundings = new Surroundings();
    private final Report report = Report.json(surroundings.environment());

    @Test
    void describesAMailbox() {
        report.mailbox(new MailboxSummary("Entwürfe", 17, 3L, 1234L, null));

        assertThat(surroundings.out())
                .isEqualTo("{\"type\":\"mailbox\",\"mailbox\":\"Entwürfe\",\"messages\":17,\"unseen\":3,"
                        + "\"uidValidity\":1234,\"uidNext\":null}\n");
    }

    @Test
    void describesMessages() {
        FetchedMessage lunch = message(
                1007, "2026-11-20T09:00:00+01:00", "=?utf-8?Q?J=C3=B6rg?=", "Lunch?", 999, Flag.SEEN, Flag.FLAGGED);
        report.messages(List.of(lunch));
        report.arrived(lunch);

        String fields = "\"number\":7,\"uid\":1007,\"date\":\"2026-11-20T09:00:00+01:00\","
                + "\"from\":[{\"name\":\"Jörg\",\"address\":\"ann@example.org\"}],\"subject\":\"Lunch?\","
                + "\"messageId\":\"<1@example.org>\",\"size\":999,\"flags\":[\"\\\\Flagged\",\"\\\\Seen\"]}\n";
        assertThat(surroundings.out())
                .isEqualTo("{\"type\":\"message\"," + fields + "{\"type\":\"new\",\"time\":\"2026-11-20T12:34:56Z\","
                        + fields);
    }

    @Test
    void whatTheServerLeftOutIsNull() {
        report.messages(List.of(FetchedMessage.builder(3).build()));

        assertThat(surroundings.out())
                .isEqualTo("{\"type\":\"message\",\"number\":3,\"uid\":null,\"date\":null,\"from\":[],"
                        + "\"subject\":null,\"messageId\":null,\"size\":null,\"flags\":[]}\n");
    }

    @Test
    void namesTheMembersOfGroups() {
        Address group = new Address.Group(Bytes.of("Team"), List.of(mailbox("A", "a", "x"), mailbox(null, "b", "y")));
        report.messages(List.of(by(group)));

        Map<String, Object> line = JsonReader.lines(surroundings.out()).get(0);
        assertThat(line.get("from"))
                .isEqualTo(List.of(Map.of("name", "A", "address", "a@x"), Map.of("name", "", "address", "b@y")));
    }

    @Test
    void tellsNews() {
        report.watching();
        report.polling(Duration.ofSeconds(30));
        report.expunged(3, 16);
        report.flagsChanged(
                FetchedMessage.builder(5).flags(java.util.Set.of(Flag.SEEN)).build());
        report.step("starting");

        String time = "\"time\":\"2026-11-20T12:34:56Z\"";
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "{\"type\":\"watching\"," + time + ",\"by\":\"idle\"}",
                        "{\"type\":\"watching\"," + time + ",\"by\":\"polling\",\"seconds\":30}",
                        "{\"type\":\"expunged\"," + time + ",\"number\":3,\"messages\":16}",
                        "{\"type\":\"flags\"," + time + ",\"number\":5,\"uid\":null,\"flags\":[\"\\\\Seen\"]}",
                        "{\"type\":\"step\",\"text\":\"starting\"}");
    }

    @Test
    void problemsGoToStandardError() {
        report.warning("odd");
        report.failure(new Failure(ExitCode.CONNECTION_LOST, "gone", "again"));
        report.wire(Report.Side.SERVER, "* OK \u001B");

        assertThat(surroundings.out()).isEmpty();
        assertThat(surroundings.err().lines())
                .containsExactly(
                        "{\"type\":\"warning\",\"message\":\"odd\"}",
                        "{\"type\":\"error\",\"code\":\"connection-lost\",\"status\":7,\"message\":\"gone\","
                                + "\"hint\":\"again\"}",
                        "{\"type\":\"wire\",\"time\":\"2026-11-20T12:34:56Z\",\"side\":\"S\",\"line\":\"* OK \\u001b\"}");
    }

    @Test
    void aStackIsOneLineToo() {
        report.stack(new IllegalStateException("x"));

        assertThat(JsonReader.lines(surroundings.err()))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("type", "stack")
                        .hasEntrySatisfying(
                                "text",
                                text -> assertThat(String.valueOf(text))
                                        .startsWith("java.lang.IllegalStateException: x")
                                        .contains("\n")));
    }
}
