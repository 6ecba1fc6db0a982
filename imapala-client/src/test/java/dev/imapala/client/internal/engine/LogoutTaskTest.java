package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutTaskTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    private Result<Response.Tagged> logout() {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.submit(new LogoutTask(result));
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"* BYE see you", "T2 OK bye", "T2 BYE bye", "T2 NO never", "T2 BAD what"})
    void logoutEndsOnAnyAnswer(String answer) {
        Result<Response.Tagged> done = logout();
        wire.server(answer);
        done.value();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void logoutEndsWithTheConnection() {
        Result<Response.Tagged> done = logout();
        wire.engine.disconnected(new IOException("Connection reset"));
        done.value();
    }

    @Test
    void logoutEndsAfterAWhileByItself() {
        Result<Response.Tagged> done = logout();
        wire.pass(Duration.ofSeconds(5));
        done.value();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void logoutWaitsForWhatIsUnderWayAndFailsWhatFollows() {
        Result<Response.Tagged> before = wire.noop();
        Result<Response.Tagged> done = logout();
        Result<Response.Tagged> after = wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        before.value();
        assertThat(wire.takeSent()).isEqualTo("T3 LOGOUT|");
        wire.server("* BYE", "T3 OK done");
        done.value();
        assertThat(after.failure()).hasMessageContaining("logged out");
    }
}
