package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.ServerCertificate;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to fail: one line, one hint, and the documented status. */
class FailuresIT {
    private static final ServerCertificate LOCALHOST = ServerCertificate.forLocalhost();

    @TempDir
    private Path folder = Path.of("");

    private static ImapTestServerBuilder server() {
        return ImapTestServer.builder().user(Running.USER, Running.PASSWORD).certificate(LOCALHOST);
    }

    private static void assertSaid(Running run, String message, String hint) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()
                        .lines()
                        .filter(line -> !line.startsWith("imapala: warning"))
                        .toList())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("imapala: ").contains(message),
                        second -> assertThat(second).startsWith("hint: ").contains(hint));
    }

    @Test
    void anUnknownHost() {
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", "imaps://ann@no-such-host.invalid")).isEqualTo(3);
            assertSaid(run, "there is no host no-such-host.invalid", "spelling");
        }
    }

    @Test
    void aPortThatNobodyListensAt() throws IOException {
        ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        free.close();
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", "imaps://ann@localhost:" + free.getLocalPort()))
                    .isEqualTo(3);
            assertSaid(run, "localhost:" + free.getLocalPort() + " refuses the connection", "imaps:// uses 993");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps", "imap+starttls"})
    void aServerThatSaysNothing(String scheme) throws IOException {
        try (ImapTestServer server = server().start();
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", "--timeout", "1", scheme + "://ann@localhost:" + silent.getLocalPort()))
                    .isEqualTo(3);
            assertSaid(run, "no connection to localhost:" + silent.getLocalPort() + ": ", "--timeout waits longer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SSH-2.0-Something\r\n", "220 mail.example.org ESMTP\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n"})
    void aServerOfSomethingElse(String greeting) throws IOException {
        try (ImapTestServer server = server().start();
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> said = CompletableFuture.runAsync(() -> say(other, greeting));
            Running run = new Running(server, folder);

            assertThat(run.run("check", "imap+starttls://ann@localhost:" + other.getLocalPort()))
                    .isIn(3, 8);
            assertSaid(run, "localhost:" + other.getLocalPort(), "port");
            said.join();
        }
    }

    private static void say(ServerSocket listener, String greeting) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatTurnsEverybodyAway() throws IOException {
        try (ImapTestServer server = server().start();
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> said =
                    CompletableFuture.runAsync(() -> say(other, "* BYE too busy; come \u001Blater\r\n"));
            Running run = new Running(server, folder);

            assertThat(run.run("check", "imap+starttls://ann@localhost:" + other.getLocalPort()))
                    .isEqualTo(3);
            assertSaid(run, "too busy; come ", "--trace");
            assertThat(run.err()).doesNotContain("\u001B").contains("later");
            said.join();
        }
    }

    @Test
    void aCertificateOfAnUnknownIssuer() {
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);

            assertThat(run.runAsItIs("check", run.tls(""))).isEqualTo(4);
            assertSaid(run, "Imapala test authority", "--ca FILE");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateThatHasExpired(boolean tls) {
        Instant now = Instant.now();
        ServerCertificate expired = LOCALHOST.validBetween(now.minusSeconds(200_000), now.minusSeconds(100_000));
        try (ImapTestServer server = server().certificate(expired).start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", tls ? run.tls("") : run.startTls(""))).isEqualTo(4);
            assertSaid(run, "the certificate of the server expired on ", "renew");
        }
    }

    @Test
    void aCertificateOfTheFuture() {
        Instant now = Instant.now();
        ServerCertificate early = LOCALHOST.validBetween(now.plusSeconds(100_000), now.plusSeconds(200_000));
        try (ImapTestServer server = server().certificate(early).start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", run.tls(""))).isEqualTo(4);
            assertSaid(run, "valid from ", "the date of this computer");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateForAnotherHost(boolean tls) {
        ServerCertificate other = ServerCertificate.forHosts("mail.example.org");
        try (ImapTestServer server = server().certificate(other).start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", tls ? run.tls("") : run.startTls(""))).isEqualTo(4);
            assertSaid(run, "not for \"localhost\" but for mail.example.org", "name that the certificate has");
        }
    }

    @Test
    void aPortWithoutTls() {
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);
            String address = "imaps://ann@localhost:" + server.port();

            assertThat(run.run("check", address)).isEqualTo(4);
            assertSaid(run, "does not speak TLS", "use imap+starttls://ann@localhost:" + server.port() + "/INBOX");
        }
    }

    @Test
    void aServerWithoutStartTls() {
        try (ImapTestServer server = server().without(Capability.STARTTLS).start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", run.startTls(""))).isEqualTo(4);
            assertSaid(run, "the server does not offer STARTTLS", "use imaps://ann@localhost");
            assertThat(server.transcript().toString()).doesNotContain(" AUTHENTICATE ", " LOGIN ");
        }
    }

    @Test
    void aWrongPassword() {
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);
            run.in(new dev.imapala.cli.terminal.Surroundings().with("IMAPALA_PASSWORD", "wr0ng"));

            assertThat(run.run("check", run.tls(""))).isEqualTo(5);
            assertSaid(run, "localhost does not let ann in: ", "check user and password");
            assertThat(run.err()).doesNotContain("wr0ng");
        }
    }

    @Test
    void aServerThatWantsTlsFirst() {
        try (ImapTestServer server = server().tlsRequired().start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", run.plaintext(""))).isEqualTo(5);
            assertSaid(
                    run,
                    "lets nobody log in with a password in the clear",
                    "use TLS, as in imap+starttls://ann@localhost:");
        }
    }

    @Test
    void aMissingMailbox() {
        try (ImapTestServer server = server().start()) {
            Running run = new Running(server, folder);

            assertThat(run.run("check", run.tls("Snet"))).isEqualTo(6);
            assertSaid(run, "there is no mailbox Snet at localhost", "did you mean Sent?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "stall"})
    void aConnectionThatIsLostOnTheWay(String kind) {
        Fault fault = kind.equals("close") ? Fault.close() : kind.equals("reset") ? Fault.reset() : Fault.stall();
        try (ImapTestServer server = server().start()) {
            server.deliver(Running.USER, "INBOX", Bytes.of("Subject: x\r\n\r\n"));
            server.faults().on(Moment.command("FETCH"), fault);
            Running run = new Running(server, folder);

            assertThat(run.run("check", "--timeout", "2", run.tls(""))).isEqualTo(7);
            assertThat(run.out()).isEqualTo("there is 1 message in INBOX (1 unseen)\n");
            assertThat(run.err())
                    .contains("imapala: the connection to localhost:", " is lost: ", "\nhint: start the command");
        }
    }

    @Test
    void aServerThatSaysGoodbye() {
        try (ImapTestServer server = server().start()) {
            server.faults().on(Moment.idling(), Fault.garbage("* BYE going down; back at ten\r\n"));
            Running run = new Running(server, folder);

            assertThat(run.run("watch", run.tls(""))).isEqualTo(7);
            assertThat(run.err().lines().findFirst())
                    .hasValue("imapala: the connection to localhost:" + server.tlsPort()
                            + " is lost: the server ended the connection: going down; back at ten");
        }
    }

    @Test
    void aServerThatTalksNonsense() {
        try (ImapTestServer server = server().start()) {
            server.deliver(Running.USER, "INBOX", Bytes.of("Subject: x\r\n\r\n"));
            server.faults().on(Moment.command("FETCH"), Fault.garbage("* \u001B[2J nonsense {9\r\n"));
            Running run = new Running(server, folder);

            assertThat(run.run("check", "--trace", run.tls(""))).isIn(0, 7, 8);
            assertThat(run.out() + run.err()).doesNotContain("\u001B");
        }
    }
}
