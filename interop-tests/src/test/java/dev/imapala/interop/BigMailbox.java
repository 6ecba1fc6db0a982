package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.SampleMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Ten thousand realistic messages, or fewer where that would take too long, in the INBOX of a user, put there by APPEND
 * once for all tests, which leave them as they are. Message {@code i} of the generator has message sequence number {@code
 * i + 1}.
 */
final class BigMailbox {
    static final int SIZE = ServerUnderTest.current().is(Trait.SLOWS_DOWN_WITH_SIZE) ? 2_000 : 10_000;
    /** So many messages are under way at a time. */
    private static final int WINDOW = 100;

    private static final List<GeneratedMessage> MAIL =
            SampleMail.seeded(20260302).messages(SIZE).toList();

    final User user;
    private final List<Uid> uids;

    private BigMailbox(User user, List<Uid> uids) {
        this.user = user;
        this.uids = uids;
    }

    /** Returns the mailbox, filled when the first test asks for it. */
    static BigMailbox filled() {
        return Filled.INSTANCE;
    }

    private static final class Filled {
        static final BigMailbox INSTANCE = fill(ServerUnderTest.current());
    }

    private static BigMailbox fill(ServerUnderTest server) {
        User user = server.newUser();
        Trace trace = new Trace();
        try (ImapClient client = Scenario.newClient(server, trace)) {
            ImapSession session = Scenario.await(client.connect(server.tls(), user.credentials()));
            // Dovecot reads and writes its list of UIDs anew for each message, unless the mailbox is selected.
            SelectedMailbox inbox = Scenario.await(session.select("INBOX"));
            List<Uid> uids = append(session);
            // Courier tells of new messages when it is asked only.
            Scenario.await(session.noop());
            Scenario.await(inbox.close());
            assertThat(inbox.state().exists()).isEqualTo(SIZE);
            Scenario.await(session.logout());
            assertThat(trace.complaints()).isEmpty();
            return new BigMailbox(user, uids);
        }
    }

    private static List<Uid> append(ImapSession session) {
        List<Uid> uids = new ArrayList<>(SIZE);
        Deque<CompletableFuture<AppendResult>> underWay = new ArrayDeque<>();
        for (int i = 0; i < SIZE; i++) {
            if (underWay.size() == WINDOW) {
                uids.add(uid(underWay.remove()));
            }
            underWay.add(session.append("INBOX", stored(message(i))));
        }
        underWay.forEach(append -> uids.add(uid(append)));
        return uids;
    }

    private static Uid uid(CompletableFuture<AppendResult> append) {
        return Scenario.await(append).uid().orElseThrow();
    }

    private static Append stored(GeneratedMessage message) {
        return Append.message(message.bytes())
                .flags(message.flags().toArray(Flag[]::new))
                .internalDate(message.internalDate());
    }

    /** Returns what the server keeps of {@code message}. */
    static byte[] kept(GeneratedMessage message) {
        return kept(message.bytes().toArray());
    }

    /** Returns what the server keeps of the message {@code put}. */
    static byte[] kept(byte[] put) {
        byte[] octets = put.clone();
        boolean ended = put.length > 0 && put[put.length - 1] == '\n';
        if (ServerUnderTest.current().is(Trait.ENDS_LAST_LINE) && !ended) {
            octets = Arrays.copyOf(octets, put.length + 2);
            octets[put.length] = '\r';
            octets[put.length + 1] = '\n';
        }
        if (ServerUnderTest.current().is(Trait.REPLACES_RAW_OCTETS)) {
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
            for (int i = 0; i < end; i++) {
                octets[i] = octets[i] < 0 ? (byte) 'X' : octets[i];
            }
        }
        return octets;
    }

    /** Returns what was put in first for 0, and so on. */
    static GeneratedMessage message(int index) {
        return MAIL.get(index);
    }

    /** Returns everything that was put in. */
    static Stream<GeneratedMessage> messages() {
        return MAIL.stream();
    }

    /** Returns the UID that the server gave to {@code message}. */
    Uid uid(GeneratedMessage message) {
        return uids.get(message.index());
    }
}
