package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.imapala.client.Credentials;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToleranceTest {
    @Test
    void deviationsAreCountedByKindAndToldWithTheOctets() {
        Wire wire = Wire.loggedIn();
        wire.server("* 1  EXISTS ", "* OK [UIDNEXT 0] x", "* OK fine", "* 2  EXISTS");
        assertThat(wire.engine.quirks())
                .containsExactly(
                        entry(Quirk.DOUBLED_SPACES, 2L),
                        entry(Quirk.SPACE_AT_END, 1L),
                        entry(Quirk.DEFECTIVE_CODE, 1L));
        assertThat(wire.listener.tolerated)
                .containsExactly(Quirk.DOUBLED_SPACES, Quirk.SPACE_AT_END, Quirk.DEFECTIVE_CODE, Quirk.DOUBLED_SPACES);
        assertThat(wire.listener.deviations)
                .containsExactly(
                        Bytes.of("* 1  EXISTS "),
                        Bytes.of("* 1  EXISTS "),
                        Bytes.of("* OK [UIDNEXT 0] x"),
                        Bytes.of("* 2  EXISTS"));
    }

    @Test
    void nothingIsCountedWhileEverythingIsAsItShouldBe() {
        Wire wire = Wire.loggedIn();
        wire.select(3);
        wire.server("* 4 EXISTS", "* 1 FETCH (UID 5 FLAGS (\\Seen))", "* BYE bye");
        assertThat(wire.engine.quirks()).isEmpty();
        assertThat(wire.listener.tolerated).isEmpty();
    }

    @Test
    void deviationsInTheLogInAreToldWithoutCredentials() {
        Wire wire = new Wire(Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1] hello", "* NO  s3cret is wrong");
        assertThat(wire.listener.deviations).containsExactly(Bytes.of("* NO  *** is wrong"));
    }

    @Test
    void responseOverALimitIsToldByItsBeginning() {
        Wire wire = new Wire(
                Wire.PLAIN,
                Credentials.login("ann", "s3cret"),
                Map.of(),
                Limits.DEFAULT.withMaxLineBytes(Limits.DEFAULT.maxLineBytes() / 2));
        wire.logIn();
        wire.octets("* OK " + "x".repeat(Limits.DEFAULT.maxLineBytes()) + "\r\n* 1 EXISTS\r\n");
        assertThat(wire.engine.quirks()).containsExactly(entry(Quirk.OVERSIZE_RESPONSE, 1L));
        assertThat(wire.engine.isOpen()).isTrue();
    }
}
