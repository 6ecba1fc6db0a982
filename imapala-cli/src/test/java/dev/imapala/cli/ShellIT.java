package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;
    private Surroundings surroundings = new Surroundings();

    ShellIT(@TempDir Path folder) {
        running = new Running(server, folder);
        server.createMailbox(Running.USER, "Sent Items");
        server.deliver(Running.USER, "INBOX", Bytes.of("Subject: one\r\nFrom: Bo <b@x>\r\n\r\nhello\r\n"));
        server.deliver(Running.USER, "INBOX", Bytes.of("Subject: two\u001B[2J\r\n\r\n"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private int type(String lines, String... options) {
        surroundings =
                new Surroundings().with("IMAPALA_PASSWORD", Running.PASSWORD).withInput(lines);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "shell";
        arguments[1] = running.tls("");
        System.arraycopy(options, 0, arguments, 2, options.length);
        return running.in(surroundings).run(arguments);
    }

    @Test
    void doesWhatAScriptSays() {
        assertThat(type("""
                        # a remark, and an empty line

                        list S*
                        select "Sent Items"
                        examine INBOX
                        newest 1
                        search subject:one
                        fetch 1
                        status
                        close
                        quit
                        bogus
                        """)).isZero();
        assertThat(surroundings.err()).isEmpty();
        assertThat(surroundings.out())
                .startsWith("Sent\nSent Items\nthere are 0 messages in Sent Items\nthere are 2 messages in INBOX\nUID ")
                .contains("found 1 message\n", "\nSubject: one\n\nhello\n", "2 messages in INBOX, 2 unseen\n")
                .doesNotContain("imapala>");
        assertThat(server.transcript().toString()).contains("UNSELECT");
    }

    @Test
    void sendsLinesOfTheProtocolAsTheyAre() {
        assertThat(type("NOOP\nSTATUS \"Sent Items\" (MESSAGES)\nEXAMINE INBOX\nUID FETCH 1:2 (FLAGS ENVELOPE)\n"))
                .isZero();
        assertThat(surroundings.out())
                .contains(" OK NOOP", "* STATUS \"Sent Items\" (MESSAGES 0)\n", "* 1 FETCH (UID 1 FLAGS (\\Recent) ENV")
                .doesNotContain("\u001B");
        assertThat(server.transcript().toString()).contains(" EXAMINE INBOX").doesNotContain(" SELECT INBOX");
    }

    @Test
    void showsTheWireOnDemand() {
        assertThat(type("NOOP\ntrace on\nNOOP\ntrace off\nNOOP\n")).isZero();
        assertThat(surroundings.err().lines().filter(line -> line.contains("C: ")))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" NOOP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bogus|2|there is no command bogus",
                "select|2|the command takes the name of a mailbox",
                "select Nope|6|there is no mailbox Nope at localhost",
                "newest|2|no mailbox is open; select one first",
                "select INBOX;fetch 99|2|there is no message 99",
                "select INBOX;fetch x|2|x is not a number",
                "select \"INBOX|2|a quote is not closed",
                "trace maybe|2|the command takes on or off",
                "FROB (|2|not a command of the protocol: at character ",
                "FROB|8|localhost says BAD: this server does not know FROB",
                "LOGOUT|2|LOGOUT changes the state of the connection",
                "UID FETCH 1 FLAGS|2|UID FETCH is about the selected mailbox",
                "DELETE Nope|8|localhost says NO: ",
                "LOGIN ann s3cr3t|2|you are logged in already, and passwords are not for the shell",
            })
    void theFirstFailureEndsAScript(String lines, int status, String message) {
        assertThat(type(lines.replace(";", "\n") + "\nlist\n")).isEqualTo(status);
        assertThat(surroundings.out()).doesNotContain("Sent Items");
        assertThat(surroundings.err().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("imapala: ").contains(message),
                        second -> assertThat(second).startsWith("hint: "));
        assertThat(surroundings.err()).doesNotContain(Running.PASSWORD);
    }

    @Test
    void aLostConnectionEndsIt() {
        server.faults().on(Moment.command("NOOP"), Fault.close());

        assertThat(type("NOOP\nlist\n")).isEqualTo(7);
        assertThat(surroundings.err()).contains(" is lost: ");
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(type("list S*\nselect INBOX\nUID SEARCH ALL\n", "--json")).isZero();
        assertThat(running.jsonOut())
                .extracting(line -> line.get("type"))
                .containsExactly("listed", "listed", "mailbox", "response", "response");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "exit", ""})
    void endsWithItsInput(String line) {
        assertThat(type(line)).isZero();
        assertThat(server.transcript().toString()).contains("LOGOUT");
    }
}
