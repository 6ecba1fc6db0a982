package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Seeds;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalDateParserTest {
    private static final String[] MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

    private static @Nullable InternalDate parse(String text) {
        Cursor cursor = Cursor.ofResponses().reset(Frame.of(Bytes.of("\"" + text + "\"")), 8);
        InternalDate date = InternalDateParser.parse(cursor);
        assertThat(cursor.atEnd()).isTrue();
        return date;
    }

    private static String write(InternalDate date) {
        WireWriter out = WireWriter.ofResponse(false);
        InternalDateWriter.write(out, date);
        return Peer.octets(out.end().fragments().get(0)).text().trim();
    }

    @Test
    void agreesWithJavaTime() {
        Random random = Seeds.random("internal dates");
        long first = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
        long last = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;
        for (int round = 0; round < 20_000; round++) {
            long local = round % 2 == 0 ? random.nextLong(first, last) : random.nextInt();
            int offset = random.nextInt(-1080, 1081);
            LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
            check(time, offset);
        }
    }

    @Test
    void agreesWithJavaTimeOnEveryDayOfSomeCenturies() {
        for (int year :
                new int[] {0, 1, 4, 99, 100, 399, 400, 1899, 1900, 1969, 1970, 1999, 2000, 2024, 2026, 2100, 9999}) {
            LocalDate day = LocalDate.of(year, 1, 1);
            for (; day.getYear() == year; day = day.plusDays(1)) {
                check(day.atTime(23, 59, 59), 0);
            }
        }
    }

    private static void check(LocalDateTime time, int offset) {
        String text = String.format(
                "%02d-%s-%04d %02d:%02d:%02d %s%02d%02d",
                time.getDayOfMonth(),
                MONTHS[time.getMonthValue() - 1],
                time.getYear(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                offset < 0 ? "-" : "+",
                Math.abs(offset) / 60,
                Math.abs(offset) % 60);
        OffsetDateTime expected = time.atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
        InternalDate date = InternalDate.of(expected);
        if (!date.equals(parse(text)) || !date.toOffsetDateTime().equals(expected)) {
            assertThat(parse(text)).as(text).isEqualTo(date);
            assertThat(date.toOffsetDateTime()).isEqualTo(expected);
        }
        if (!write(date).equals("\"" + text + "\"")) {
            assertThat(write(date)).isEqualTo("\"" + text + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-Jan-2026 00:00:00 +0000",
                "32-Jan-2026 00:00:00 +0000",
                "29-Feb-2026 00:00:00 +0000",
                "29-Feb-1900 00:00:00 +0000",
                "31-Apr-2026 00:00:00 +0000",
                "01-Jag-2026 00:00:00 +0000",
                "01-J\u0001n-2026 00:00:00 +0000",
                "01-Jan-2026 24:00:00 +0000",
                "01-Jan-2026 00:60:00 +0000",
                "01-Jan-2026 00:00:61 +0000",
                "01-Jan-2026 00:00:00 +1801",
                "01-Jan-2026 00:00:00 -9999"
            })
    void whatDoesNotExistIsNoDate(String text) {
        assertThat(parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-Jan",
                "001-Jan-2026 00:00:00 +0000",
                "1-Jan-26 00:00:00 +0000",
                "1-Jan-02026 00:00:00 +0000",
                "1/Jan/2026 00:00:00 +0000",
                "1-January-2026 00:00:00 +0000",
                "1-Jan-2026T00:00:00 +0000",
                "1-Jan-2026 0:0:0 +0000",
                "1-Jan-2026 00:00 +0000",
                "1-Jan-2026 00:00:00",
                "1-Jan-2026 00:00:00 GMT",
                "1-Jan-2026 00:00:00 +00:00",
                "1-Jan-2026 00:00:00 +000",
                "1-Jan-2026 00:00:00 +0000 x",
                "-1-Jan-2026 00:00:00 +0000"
            })
    void whatHasAnotherFormIsAnError(String text) {
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "' 7-feb-1994 1:52:25 -0800', 1994-02-07T01:52:25-08:00",
        "'7-FEB-1994 21:52:25 +0000', 1994-02-07T21:52:25Z",
        "'31-Dec-2016 23:59:60 +0000', 2017-01-01T00:00:00Z",
        "'01-Jan-1970 00:00:00 +1800', 1970-01-01T00:00:00+18:00",
        "'01-Jan-1970 00:00:00 -0099', 1970-01-01T00:00:00-01:39"
    })
    void formsThatServersWriteAreRead(String text, OffsetDateTime date) {
        assertThat(parse(text)).isEqualTo(InternalDate.of(date));
    }

    @Test
    void momentsThatHaveNoFormCannotBeMade() {
        OffsetDateTime first = OffsetDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(14));
        OffsetDateTime last = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.ofHours(-12));
        assertThat(InternalDate.of(first).toOffsetDateTime()).isEqualTo(first);
        assertThat(InternalDate.of(last).toOffsetDateTime()).isEqualTo(last);
        assertThatIllegalArgumentException().isThrownBy(() -> InternalDate.of(first.minusSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InternalDate.of(last.plusSeconds(1)))
                .withMessageContaining("not in the years 0 to 9999");
        assertThatIllegalArgumentException().isThrownBy(() -> new InternalDate(Long.MAX_VALUE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new InternalDate(Long.MIN_VALUE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new InternalDate(0, 1081));
        assertThatIllegalArgumentException().isThrownBy(() -> new InternalDate(0, -1081));
    }

    @Test
    void fractionsAreDropped() {
        OffsetDateTime moment = OffsetDateTime.parse("1937-01-01T12:00:27.87+00:20:32");
        assertThat(InternalDate.of(moment)).isEqualTo(new InternalDate(moment.toEpochSecond(), 20));
    }
}
