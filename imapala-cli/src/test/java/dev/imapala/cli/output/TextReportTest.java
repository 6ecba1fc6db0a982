package dev.imapala.cli.output;

import static dev.imapala.cli.output.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.cli.terminal.Terminal;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    private static final List<FetchedMessage> MESSAGES = List.of(
            message(1007, "2025-03-01T10:00:00Z", "Grüner Jörg", "Grüße aus Köln", 999, Flag.SEEN),
            message(1042, "2026-11-19T10:00:00Z", "王小明", "会議の議事録と次回の予定について、それからもう一つのお知らせがあります", 12_345),
            message(1043, "2026-11-20T09:00:00Z", "Ann", "Re: lunch", 1_400_000, Flag.FLAGGED, Flag.ANSWERED));

    private final Surroundings surroundings = new Surroundings();

    private Report report() {
        return Report.text(surroundings.environment());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, there are 0 messages in INBOX",
        "1, 0, there is 1 message in INBOX (none unseen)",
        "1, 1, there is 1 message in INBOX (1 unseen)",
        "1234, 56, there are 1234 messages in INBOX (56 unseen)",
        "1234, , there are 1234 messages in INBOX",
    })
    void saysHowManyMessagesThereAre(long messages, Long unseen, String line) {
        report().mailbox(new MailboxSummary("INBOX", messages, unseen, 1L, 1L));

        assertThat(surroundings.out()).isEqualTo(line + "\n");
    }

    @Test
    void listsMessagesInColumns() {
        report().messages(MESSAGES);

        assertThat(surroundings.out()).isEqualTo("""
                         UID  DATE          FROM         SUBJECT                             SIZE  FLAGS
                        1007  01 Mar 2025   Grüner Jörg  Grüße aus Köln                     999 B
                        1042  19 Nov 11:00  王小明       会議の議事録と次回の予定につい…    12 kB  N
                        1043  20 Nov 10:00  Ann          Re: lunch                         1.4 MB  N!r
                        """);
    }

    @Test
    void theTableIsAsWideAsTheTerminal() {
        for (int columns = 40; columns < 140; columns++) {
            Surroundings wide = new Surroundings().with("COLUMNS", String.valueOf(columns));
            Report.text(wide.environment()).messages(MESSAGES);
            int limit = Math.max(columns, 60); // narrower, the text would be worth nothing
            assertThat(wide.out().lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(limit));
        }
    }

    @Test
    void anEmptyTableIsNotShown() {
        report().messages(List.of());

        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void tellsNewsOneLineEach() {
        Report report = report();
        report.watching();
        report.polling(Duration.ofSeconds(30));
        report.polling(Duration.ofSeconds(1));
        report.arrived(MESSAGES.get(0));
        report.expunged(3, 1);
        report.expunged(3, 16);
        report.flagsChanged(MESSAGES.get(2));
        report.flagsChanged(MESSAGES.get(1));
        report.step("starting");

        assertThat(surroundings.out()).isEqualTo("""
                        watching by IDLE; Ctrl-C ends it
                        the server has no IDLE: asking every 30 seconds; Ctrl-C ends it
                        the server has no IDLE: asking every second; Ctrl-C ends it
                        13:34:56  new       uid 1007  Grüner Jörg  Grüße aus Köln  999 B
                        13:34:56  expunged  message 3; 1 message is left
                        13:34:56  expunged  message 3; 16 messages are left
                        13:34:56  flags     message 43: \\Answered \\Flagged
                        13:34:56  flags     message 42: no flags
                        * starting
                        """);
        assertThat(surroundings.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void newsFitIntoTheLine(int columns) {
        surroundings.with("COLUMNS", String.valueOf(columns));
        report().arrived(MESSAGES.get(1));

        assertThat(DisplayWidth.of(surroundings.out().stripTrailing())).isLessThanOrEqualTo(columns);
    }

    @Test
    void problemsGoToStandardError() {
        Report report = report();
        report.warning("odd");
        report.failure(Failure.usage("wrong", "do it right"));
        report.wire(Report.Side.CLIENT, "A1 NOOP");
        report.wire(Report.Side.SERVER, "A1 OK done");

        assertThat(surroundings.out()).isEmpty();
        assertThat(surroundings.err()).isEqualTo("""
                        imapala: warning: odd
                        imapala: wrong
                        hint: do it right
                        13:34:56.000 C: A1 NOOP
                        13:34:56.000 S: A1 OK done
                        """);
    }

    @Test
    void nothingThatIsShownCanSteerTheTerminal() {
        String evil = "\u001B[2J\u009B2J\r\n\u202E\u0007";
        FetchedMessage message = message(1001, "2026-11-20T09:00:00Z", evil, evil, 1, Flag.of("a"));
        Report report = report();
        report.mailbox(new MailboxSummary(evil, 1, 1L, 1L, 1L));
        report.messages(List.of(message));
        report.arrived(message);
        report.step(evil);
        report.warning(evil);
        report.failure(Failure.usage(evil, evil));
        report.wire(Report.Side.SERVER, evil);
        report.stack(new IllegalStateException(evil));

        assertThat(surroundings.out() + surroundings.err())
                .doesNotContain("\u001B", "\u009B", "\r", "\u202E", "\u0007")
                .contains("\\x1B[2J\\x9B2J\\x0D\\x0A\\u202E\\x07");
        assertThat(surroundings.out().lines()).hasSize(5);
    }

    @Test
    void aTerminalGetsColours() {
        surroundings.onTerminal(80, "");
        report().messages(MESSAGES);

        assertThat(surroundings.out()).contains("\u001B[2mSUBJECT\u001B[0m", "\u001B[1mRe: lunch\u001B[0m");
        assertThat(surroundings.out().replaceAll("\u001B\\[[0-9;]*m", "").lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void whatTheCharsetLacksDegrades() {
        surroundings.in(StandardCharsets.US_ASCII).with("COLUMNS", "60");
        report().messages(MESSAGES);

        assertThat(surroundings.out()).contains("Gr??e aus K?ln", "??...").doesNotContain("…");
    }

    @Test
    void aReaderWhoIsGoneEndsTheCommand() {
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public boolean checkError() {
                return true;
            }
        };
        Environment environment = new Environment(
                System.in, closed, closed, StandardCharsets.UTF_8, Map.of(), Terminal.NONE, Clock::systemUTC);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Report.text(environment).step("x"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ExitCode.OUTPUT_CLOSED));
    }
}
