package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a Unix shell")
class TokenIT {
    private static final String TOKEN = "ya29.t0ken";

    private final Path folder;
    private final Surroundings surroundings = new Surroundings();
    private ImapTestServer server = ImapTestServer.builder()
            .user(Running.USER, Running.PASSWORD)
            .token(Running.USER, TOKEN)
            .start();
    private Running running;

    TokenIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder).in(surroundings);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void serveWithout(Capability... capabilities) {
        server.close();
        server = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .token(Running.USER, TOKEN)
                .without(capabilities)
                .start();
        running = new Running(server, folder).in(surroundings);
    }

    @Test
    void logsInWithTheTokenThatTheCommandPrints() {
        assertThat(running.run("check", running.tls(""), "--token-command", "echo " + TOKEN))
                .isZero();
        assertThat(server.transcript().toString()).contains("AUTHENTICATE OAUTHBEARER");
    }

    @Test
    void usesXoauth2WhereTheServerHasNothingElse() {
        serveWithout(Capability.of("AUTH=OAUTHBEARER"));

        assertThat(running.run("check", running.tls(""), "--token-command", "echo " + TOKEN))
                .isZero();
        assertThat(server.transcript().toString()).contains("AUTHENTICATE XOAUTH2");
    }

    @Test
    void theAccountNamesTheCommand() throws IOException {
        Path accounts = folder.resolve("accounts");
        Files.writeString(
                accounts,
                "work.address = " + running.tls("") + "\nwork.token-command = printf '" + TOKEN + "\\\\nx\\\\n'\n");
        surroundings.with("IMAPALA_ACCOUNTS", accounts.toString());

        assertThat(running.run("check", "work")).isZero();
    }

    @Test
    void aTokenThatIsRefusedIsSaidAndNeverShown() {
        assertThat(running.run("check", running.tls(""), "--trace", "--debug", "--token-command", "echo expired-t0ken"))
                .isEqualTo(5);
        assertThat(running.err())
                .contains("imapala: localhost does not accept the token of ann: ")
                .contains("hint: it may have expired, or be for another user")
                .doesNotContain("expired-t0ken", "ZXhwaXJlZC10MGtlb");
    }

    @Test
    void aServerWithoutTokensIsSaid() {
        serveWithout(Capability.of("AUTH=OAUTHBEARER"), Capability.of("AUTH=XOAUTH2"));

        assertThat(running.run("check", running.tls(""), "--token-command", "echo " + TOKEN))
                .isEqualTo(5);
        assertThat(running.err())
                .contains(
                        " lets nobody log in with a token: it has neither OAUTHBEARER nor XOAUTH2\nhint: use a password");
    }

    @Test
    void aCommandThatFailsIsSaid() {
        assertThat(running.run("check", running.tls(""), "--token-command", "exit 3"))
                .isEqualTo(2);
        assertThat(running.err()).isEqualTo("""
                        imapala: the token command ended with status 3
                        hint: run it by hand: the first line that it prints must be the token
                        """);
    }
}
