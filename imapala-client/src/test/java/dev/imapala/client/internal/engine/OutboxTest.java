package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.protocol.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {
    private final Wire wire = Wire.loggedIn();

    @Test
    void synchronizingLiteralWaitsForTheGoAhead() {
        Result<AppendResult> append = wire.append("hello");
        Result<Response.Tagged> noop = wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {5}|");
        wire.server("* 3 EXISTS", "+ go ahead");
        assertThat(wire.takeSent()).isEqualTo("hello|T3 NOOP|");
        wire.server("T2 OK done", "T3 OK done");
        append.value();
        noop.value();
    }

    @Test
    void refusedLiteralEndsThatCommandOnly() {
        Result<AppendResult> append = wire.append("hello");
        Result<Response.Tagged> noop = wire.noop();
        wire.server("T2 NO [TRYCREATE] no such mailbox");
        assertThat(append.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {5}|T3 NOOP|");
        wire.server("+ late", "T3 OK done");
        noop.value();
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void okToACommandThatIsNotWrittenYetIsAViolation() {
        Result<AppendResult> append = wire.append("hello");
        wire.server("T2 OK thanks");
        assertThat(append.failure()).isInstanceOf(ProtocolViolationException.class);
        assertThat(wire.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LITERAL+, 100, 1", "LITERAL-, 100, 1", "LITERAL-, 5000, 2", "LITERAL+, 100000, 3"})
    void commandIsOneWriteUnlessItIsLargeOrMustWait(String capability, int size, int writes) {
        Wire newer = Wire.loggedIn(capability);
        int before = newer.writes();
        Result<AppendResult> append = newer.append("x".repeat(size));
        newer.server("+ go");
        newer.server("T2 OK done");
        append.value();
        assertThat(newer.writes() - before).isEqualTo(writes);
    }

    @Test
    void goAheadThatNobodyNeedsSendsNothing() {
        Wire newer = Wire.loggedIn("LITERAL+");
        newer.append("hello");
        assertThat(newer.takeSent()).isEqualTo("T2 APPEND Work {5+}|hello|");
        newer.server("+ go");
        assertThat(newer.takeSent()).isEmpty();
    }
}
