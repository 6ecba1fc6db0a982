package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapabilitiesIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;

    CapabilitiesIT(@TempDir Path folder) {
        running = new Running(server, folder);
        server.deliver(Running.USER, "INBOX", Bytes.of("Subject: confidential\r\n\r\n"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsWhatTheServerOffersAndWhatOfItIsUsed() {
        assertThat(running.run("capabilities", running.tls(""))).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out().lines())
                .startsWith(
                        running.out().lines().findFirst().orElse(""),
                        "the server says: name Imapala test server," + " vendor Imapala")
                .anyMatch(line -> line.matches("LIST-STATUS +list"))
                .anyMatch(line -> line.matches("THREAD=REFERENCES +library: thread"))
                .last()
                .isEqualTo("no deviations were met");
    }

    @Test
    void theReportHasNothingConfidentialInIt() {
        assertThat(running.run("capabilities", "--json", running.tls(""))).isZero();
        assertThat(running.out())
                .doesNotContain(Running.PASSWORD, "confidential", "INBOX", "\"" + Running.USER, Running.USER + "@");
        assertThat(server.transcript().toString()).contains("BODYSTRUCTURE").doesNotContain(" SELECT ");
    }

    @Test
    void countsTheDeviationsThatItMeets() throws Exception {
        try (Scripted scripted = new Scripted()
                .answer("CAPABILITY", "* CAPABILITY IMAP4rev1 ID X-ODD", "OK done")
                .answer("ID", "* ID (\"NAME\" \"Odd\" \"remote-host\" \"192.0.2.1\")", "OK done")
                .answer("EXAMINE", "* 1 EXISTS", "OK done")
                .answer("FETCH", "* 1 FETCH (UID  1 FLAGS ( \\Seen))", "OK done")
                .start()) {
            assertThat(running.runAsItIs("capabilities", "--json", scripted.address()))
                    .isZero();
        }
        assertThat(running.jsonOut())
                .anySatisfy(
                        line -> assertThat(line).containsEntry("name", "Odd").containsEntry("vendor", null))
                .anySatisfy(
                        line -> assertThat(line).containsEntry("name", "X-ODD").containsEntry("use", null))
                .anySatisfy(line -> assertThat(line)
                        .containsAllEntriesOf(Map.of("type", "quirk", "name", "DOUBLED_SPACES", "count", 1L)));
        assertThat(running.out()).doesNotContain("192.0.2.1");
    }

    static Stream<Capability> known() {
        Stream.Builder<Capability> known = Stream.builder();
        for (Field field : Capability.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Capability.class) {
                known.add(value(field));
            }
        }
        return known.build();
    }

    private static Capability value(Field field) {
        try {
            return (Capability) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatTheLibraryKnowsHasAUse(Capability capability) {
        assertThat(CapabilityUses.of(capability)).as(capability.name()).isNotEmpty();
    }

    @Test
    void usesNameCommandsThatThereAre() {
        assertThat(known().map(CapabilityUses::of)
                        .filter(use -> !use.startsWith("library: ") && !use.matches("everything|connecting|logging in"))
                        .flatMap(use -> Arrays.stream(use.split("; ", -1)[0].split(", ", -1))))
                .isNotEmpty()
                .isSubsetOf(MainTest.commands().toList());
    }
}
