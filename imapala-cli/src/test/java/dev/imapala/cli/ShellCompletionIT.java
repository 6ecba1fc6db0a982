package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Secret;
import dev.imapala.testserver.ImapTestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShellCompletionIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Connection connection = new Connector(
                    MailboxAddress.parse("imaps://ann@localhost:" + server.tlsPort()),
                    Duration.ofSeconds(20),
                    Report.text(new Surroundings().environment()))
            .as(Secret.of(Running.PASSWORD))
            .trusting(server.certificate().authority())
            .connect();
    private final ShellCompletion completion = new ShellCompletion(connection);

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void commandsOfBothKindsBeginALine() {
        assertThat(completion.complete(List.of(), "se")).containsExactly("select", "search", "SEARCH", "SELECT");
        assertThat(completion.complete(List.of(), "")).contains("help", "NOOP");
    }

    @Test
    void mailboxesFollowWhatTakesThem() {
        assertThat(completion.complete(List.of("select"), "s")).containsExactly("Sent");
        assertThat(completion.complete(List.of("STATUS"), "")).contains("INBOX", "Trash");
        assertThat(completion.complete(List.of("STATUS", "INBOX"), "(mess")).containsExactly("(MESSAGES");
    }

    @Test
    void wordsOfTheProtocolFollowItsCommands() {
        assertThat(completion.complete(List.of("UID"), "f")).containsExactly("FETCH");
        assertThat(completion.complete(List.of("UID", "FETCH", "1"), "(env")).containsExactly("(ENVELOPE");
        assertThat(completion.complete(List.of("search"), "un")).containsExactly("unanswered", "unflagged", "unseen");
        assertThat(completion.complete(List.of("trace"), "")).containsExactly("on", "off");
        assertThat(completion.complete(List.of("quit"), "")).isEmpty();
    }
}
