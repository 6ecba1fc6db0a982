package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void commandsAreToldWithTheirLatencyAndOutcome() {
        Wire wire = Wire.loggedIn();
        wire.noop();
        wire.pass(Duration.ofMillis(250));
        wire.server("T2 OK done");
        wire.status(Wire.WORK);
        wire.server("T3 NO never heard of");
        wire.noop();
        wire.server("T4 BAD what");
        wire.noop();
        wire.engine.disconnected(null);
        assertThat(wire.listener.done)
                .containsExactly(
                        "LOGIN OK PT0S",
                        "NOOP OK PT0.25S",
                        "STATUS NO PT0S",
                        "NOOP BAD PT0S",
                        "NOOP " + CommandOutcome.LOST + " PT0S");
    }

    @Test
    void octetsAreToldSinceTheLastTime() {
        Wire wire = Wire.loggedIn();
        wire.listener.traffic.clear();
        wire.noop();
        wire.server("T2 OK done");
        wire.server("* OK and goodbye");
        wire.engine.disconnected(null);
        assertThat(wire.listener.traffic).containsExactly("12 in, 9 out", "18 in, 0 out");
    }

    @Test
    void readinessIsToldWithTheTimeSinceConnect() {
        Wire wire = new Wire(Wire.PLAIN);
        wire.pass(Duration.ofSeconds(2));
        wire.engine.opened();
        wire.pass(Duration.ofSeconds(1));
        wire.server("* PREAUTH [CAPABILITY IMAP4rev1] hello");
        assertThat(wire.listener.ready).containsExactly(Duration.ofSeconds(3));
    }
}
