package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.JsonReader;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoIT {
    private final Surroundings surroundings = new Surroundings().now();

    @Test
    void showsAMailboxCheckedAndWatched() {
        assertThat(Main.run(List.of("demo"), surroundings.environment())).isZero();
        assertThat(surroundings.err()).isEmpty();
        assertThat(surroundings.out().lines())
                .hasSize(17)
                .contains("there are 20 messages in INBOX (3 unseen)")
                .anyMatch(line -> line.contains("  new       uid 21  Imapala  It works! 🎉"));
    }

    @Test
    void showsItToProgramsToo() {
        assertThat(Main.run(List.of("demo", "--json"), surroundings.environment()))
                .isZero();
        assertThat(JsonReader.lines(surroundings.out()))
                .extracting(line -> line.get("type"))
                .startsWith("step", "step", "mailbox", "message")
                .endsWith("message", "step", "new", "step")
                .hasSize(16);
    }

    @Test
    void showsTheWireWithoutThePassword() {
        assertThat(Main.run(List.of("demo", "--trace"), surroundings.environment()))
                .isZero();
        assertThat(surroundings.err()).contains("C: ", " IDLE", "S: + ", "DONE", "LOGOUT", "AUTHENTICATE PLAIN ***");
    }

    @Test
    void endsThoughTheServerHangs() {
        Demo demo = new Demo(
                Report.text(surroundings.environment()),
                false,
                Clock.systemUTC(),
                server -> server.faults().on(Moment.command("EXAMINE"), Fault.stall()));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> demo.run(Duration.ofSeconds(2)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ExitCode.INTERNAL);
                    assertThat(failure.message()).contains("not ended within 2 seconds");
                });
    }

    @Test
    void saysWhatWentWrong() {
        Demo demo = new Demo(
                Report.text(surroundings.environment()),
                false,
                Clock.systemUTC(),
                server -> server.faults().on(Moment.idling(), Fault.close()));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> demo.run(Duration.ofSeconds(20)))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ExitCode.CONNECTION_LOST));
    }
}
