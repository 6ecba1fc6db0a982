package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;
    private final Path folder;

    WatchIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Uid deliver(ImapTestServer server, String subject) {
        return server.deliver(Running.USER, "INBOX", Bytes.of("Subject: " + subject + "\r\nFrom: Bo <b@x>\r\n\r\n"));
    }

    @Test
    void tellsOfNewMessagesUntilThereWereEnough() throws Exception {
        deliver(server, "old");
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "--count", "2", running.tls(""));
        deliver(server, "one");
        deliver(server, "two");

        assertThat(Running.status(watch)).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out()).isEqualTo("""
                        there is 1 message in INBOX (1 unseen)
                        watching by IDLE; Ctrl-C ends it
                        13:34:56  new       uid 2  Bo  one  32 B
                        13:34:56  new       uid 3  Bo  two  32 B
                        """);
    }

    @Test
    void tellsNoMoreThanAskedFor() throws Exception {
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "--count", "1", running.tls(""));
        for (int i = 0; i < 5; i++) {
            deliver(server, "number " + i);
        }

        assertThat(Running.status(watch)).isZero();
        assertThat(running.out().lines().filter(line -> line.contains("new"))).hasSize(1);
    }

    @Test
    void tellsOfRemovedMessagesAndChangedFlags() throws Exception {
        Uid first = deliver(server, "one");
        Uid second = deliver(server, "two");
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "--count", "1", running.startTls(""));
        server.setFlags(Running.USER, "INBOX", second, Flag.SEEN, Flag.FLAGGED);
        running.awaitOut("message 2: \\Flagged \\Seen\n");
        server.expunge(Running.USER, "INBOX", UidSet.of(first));
        running.awaitOut("message 1; 1 message is left\n");
        deliver(server, "three");

        assertThat(Running.status(watch)).isZero();
        assertThat(running.out()).isEqualTo("""
                        there are 2 messages in INBOX (2 unseen)
                        watching by IDLE; Ctrl-C ends it
                        13:34:56  flags     message 2: \\Flagged \\Seen
                        13:34:56  expunged  message 1; 1 message is left
                        13:34:56  new       uid 3  Bo  three  34 B
                        """);
    }

    @Test
    void tellsProgramsInJson() throws Exception {
        Uid old = deliver(server, "old");
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "--json", "--count", "1", running.tls(""));
        server.expunge(Running.USER, "INBOX", UidSet.of(old));
        deliver(server, "one");

        assertThat(Running.status(watch)).isZero();
        assertThat(running.jsonOut())
                .extracting(line -> line.get("type"))
                .containsExactly("mailbox", "watching", "expunged", "new");
        assertThat(running.jsonOut().get(3))
                .containsEntry("uid", 2L)
                .containsEntry("subject", "one")
                .containsEntry("time", "2026-11-20T12:34:56Z");
    }

    @Test
    void asksAServerWithoutIdleNowAndThen() throws Exception {
        try (ImapTestServer bare = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .capabilities("IMAP4rev1")
                .start()) {
            Running watcher = new Running(bare, folder);
            CompletableFuture<Integer> watch = CompletableFuture.supplyAsync(
                    () -> watcher.run("watch", "--poll", "1", "--count", "1", watcher.tls("")));
            bare.awaitSessions(
                    all -> all.stream().anyMatch(session -> session.selected() != null),
                    java.time.Duration.ofSeconds(10));
            deliver(bare, "found");

            assertThat(Running.status(watch)).isZero();
            assertThat(watcher.out())
                    .contains("the server has no IDLE: asking every second; Ctrl-C ends it\n", "  Bo  found  ");
            assertThat(bare.transcript().toString()).contains("NOOP").doesNotContain("IDLE");
        }
    }

    @Test
    void aLostConnectionIsSaidAndHasItsOwnStatus() throws Exception {
        CompletableFuture<Integer> watch = running.beginToWatch("watch", running.tls(""));
        server.close();

        assertThat(Running.status(watch)).isEqualTo(7);
        assertThat(running.err().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("imapala: the connection to localhost:")
                                .contains(" is lost: "),
                        second -> assertThat(second).startsWith("hint: "));
    }

    @Test
    void aConnectionThatIsLostAtOnceIsSaidToo() {
        server.faults().on(Moment.idling(), Fault.reset());

        assertThat(running.run("watch", "--json", running.tls(""))).isEqualTo(7);
        assertThat(running.err()).contains("\"code\":\"connection-lost\"");
    }

    @Test
    void listsNothingOfWhatWasThereBefore() throws Exception {
        for (int i = 0; i < 30; i++) {
            deliver(server, "old " + i);
        }
        server.expunge(Running.USER, "INBOX", UidSet.of(List.of(Uid.of(7), Uid.of(30))));
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "-c", "1", running.tls(""));
        deliver(server, "fresh");

        assertThat(Running.status(watch)).isZero();
        assertThat(running.out()).contains("uid 31  Bo  fresh").doesNotContain("old");
    }

    private void awaitWatches(int count) throws InterruptedException {
        assertThat(server.awaitSessions(
                        all -> all.stream()
                                        .filter(session -> session.isIdlingOn(Running.USER, "INBOX")
                                                || session.isIdlingOn(Running.USER, "Sent"))
                                        .count()
                                == count,
                        java.time.Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void severalMailboxesAreWatchedTogether() throws Exception {
        CompletableFuture<Integer> watch =
                running.beginToWatch("watch", "--count", "3", running.tls(""), "Sent", "Sent");
        awaitWatches(2);
        deliver(server, "one");
        running.awaitOut("INBOX  uid 1  Bo  one");
        server.deliver(Running.USER, "Sent", Bytes.of("Subject: two\r\nFrom: Bo <b@x>\r\n\r\n"));
        running.awaitOut("Sent  uid 1  Bo  two");
        deliver(server, "three");

        assertThat(Running.status(watch)).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out()).isEqualTo("""
                        there are 0 messages in INBOX
                        there are 0 messages in Sent
                        watching by IDLE; Ctrl-C ends it
                        13:34:56  new       INBOX  uid 1  Bo  one  32 B
                        13:34:56  new       Sent  uid 1  Bo  two  32 B
                        13:34:56  new       INBOX  uid 2  Bo  three  34 B
                        """);
        assertThat(server.awaitSessions(List::isEmpty, java.time.Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void eventsOfSeveralMailboxesNameThemToPrograms() throws Exception {
        CompletableFuture<Integer> watch = running.beginToWatch("watch", "--json", "-c", "1", running.tls(""), "Sent");
        awaitWatches(2);
        server.deliver(Running.USER, "Sent", Bytes.of("Subject: two\r\n\r\n"));

        assertThat(Running.status(watch)).isZero();
        assertThat(running.jsonOut().get(3)).containsEntry("type", "new").containsEntry("mailbox", "Sent");
    }

    @Test
    void ofSeveralTheLostOneIsNamed() throws Exception {
        CompletableFuture<Integer> watch = running.beginToWatch("watch", running.tls(""), "Sent");
        awaitWatches(2);
        server.close();

        assertThat(Running.status(watch)).isEqualTo(7);
        assertThat(running.err())
                .matches("(?s)imapala: watching (INBOX|Sent): the connection to localhost:\\d+ is lost: .*\nhint: .*");
    }

    @Test
    void ofSeveralTheMissingOneIsNamed() {
        assertThat(running.run("watch", running.tls(""), "Snet")).isEqualTo(6);
        assertThat(running.err()).contains("there is no mailbox Snet", "did you mean Sent?");
    }
}
