package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that leave out what most servers tell. */
class OddServersIT {
    private static final String WARNING =
            "imapala: warning: the password and the mail go over the network in the clear\n";

    private final Scripted server;
    private final Surroundings surroundings = new Surroundings().with("IMAPALA_PASSWORD", "s3cr3t");

    OddServersIT() throws IOException {
        server = new Scripted();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private int run(String command, String... options) {
        server.start();
        List<String> arguments = new java.util.ArrayList<>(List.of(command, server.address()));
        arguments.addAll(List.of(options));
        return Main.run(arguments, surroundings.environment());
    }

    @Test
    void aServerThatCountsNoUnseenMessages() {
        server.answer("EXAMINE", "* 5 EXISTS", "OK done");

        assertThat(run("check", "-n", "0")).isZero();
        assertThat(surroundings.out()).isEqualTo("there are 5 messages in INBOX\n");
        assertThat(surroundings.err()).isEqualTo(WARNING);
    }

    @Test
    void aServerThatTellsNextToNothingOfAMessage() {
        server.answer("EXAMINE", "* 2 EXISTS", "OK done")
                .answer(
                        "FETCH",
                        "* 1 FETCH (RFC822.SIZE 7)",
                        "* 2 FETCH (UID 9 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL))",
                        "OK done");

        assertThat(run("check")).isZero();
        assertThat(surroundings.out()).isEqualTo("""
                        there are 2 messages in INBOX
                        UID  DATE  FROM  SUBJECT       SIZE  FLAGS
                          -  -     -     (no subject)   7 B
                          9  -     -     (no subject)     -
                        """);
    }

    @Test
    void aServerThatDoesNotSayWhatTheNextUidIs() {
        server.answer("EXAMINE", "* 3 EXISTS", "OK done")
                .answer("IDLE", "+ idling\r\n* 4 EXISTS")
                .answer("FETCH", "* 3 FETCH (UID 70)", "* 4 FETCH (UID 71 RFC822.SIZE 5)", "OK done");

        assertThat(run("watch", "--count", "1")).isZero();
        assertThat(surroundings.out()).contains("uid 71").doesNotContain("uid 70");
    }

    @Test
    void aServerWithAnAlert() {
        server.answer("EXAMINE", "* OK [ALERT] disk \u001B[1mfull", "* 0 EXISTS", "OK done");

        assertThat(run("check")).isZero();
        assertThat(surroundings.err()).isEqualTo(WARNING + "imapala: warning: the server says: disk \\x1B[1mfull\n");
    }

    @Test
    void aServerThatRefusesToFetch() {
        server.answer("EXAMINE", "* 2 EXISTS", "OK done").answer("FETCH", "NO out of cheese");

        assertThat(run("check")).isEqualTo(8);
        assertThat(surroundings.err())
                .isEqualTo(WARNING
                        + "imapala: localhost refuses FETCH: out of cheese\n"
                        + "hint: --trace shows what was said before\n");
    }

    @Test
    void aServerThatListsNoMailboxes() {
        server.answer("EXAMINE", "NO [NONEXISTENT] no such thing");

        assertThat(run("check")).isEqualTo(6);
        assertThat(surroundings.err()).contains("there is no mailbox INBOX at localhost\nhint: the address ends with");
    }

    @Test
    void aMailboxThatIsThereAndCannotBeOpened() {
        server.answer("LIST", "* LIST () \"/\" INBOX", "OK done").answer("EXAMINE", "NO [NOPERM] not for you");

        assertThat(run("check")).isEqualTo(6);
        assertThat(surroundings.err()).contains("imapala: the mailbox INBOX cannot be opened: not for you\nhint: ");
    }

    @Test
    void aServerThatNeverStopsTalking() {
        server.answer("EXAMINE", "* 2 EXISTS", "OK done").answer("FETCH", "NO " + "long ".repeat(5000));

        assertThat(run("check")).isEqualTo(8);
        assertThat(surroundings.err().length()).isLessThan(5000);
    }
}
