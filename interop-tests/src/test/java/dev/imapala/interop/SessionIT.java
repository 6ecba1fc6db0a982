package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CommandResult;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.response.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** ID, ENABLE, NOOP, LOGOUT, and commands in flight together. */
class SessionIT extends Scenario {
    @Test
    void serverTellsWhoItIs() {
        ImapSession session = connect();
        Map<String, @Nullable String> fields = Map.of("name", "Imapala interop tests", "version", "\"1\\0\"");
        if (session.capabilities().has(Capability.ID)) {
            assertThat(await(session.id(fields)).get("name")).isNotBlank();
        } else {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.id(fields)));
        }
    }

    @Test
    void idWithoutFieldsIsAnswered() {
        ImapSession session = connect();
        if (session.capabilities().has(Capability.ID)) {
            assertThat(await(session.id(Map.of()))).containsKey("name");
        } else {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.id(Map.of())));
        }
    }

    @Test
    void enableTellsWhatItEnabled() {
        ImapSession session = connect();
        Capability condstore = Capability.CONDSTORE;
        boolean offered = session.capabilities().has(condstore);
        assertThat(await(session.enable(condstore))).isEqualTo(offered ? List.of(condstore) : List.of());
    }

    @Test
    void missingCapabilityIsToldAndNothingSent() {
        ImapSession session = connect(server.bare());
        List<String> sent = trace.sent();
        assertThatExceptionOfType(MissingCapabilityException.class)
                .isThrownBy(() -> await(
                        session.list(ListMailboxes.matching("INBOX").returning(ListMailboxes.Return.SPECIAL_USE))))
                .satisfies(e -> assertThat(e.missing()).isNotEmpty());
        assertThat(trace.sent()).isEqualTo(sent);
    }

    @Test
    void customCommandIsSentAsItIs() {
        ImapSession session = connect();
        CompletableFuture<CommandResult> answer =
                session.execute(CustomCommand.of("NOTIFY", Argument.word("NONE"))); // RFC 5465 section 3.1
        CompletableFuture<Void> next = session.noop();
        if (session.capabilities().has(Capability.of("NOTIFY"))) {
            assertThat(await(answer).tagged().status()).isEqualTo(Status.OK);
        } else {
            assertThat(failure(answer)).isInstanceOf(CommandFailedException.class);
        }
        await(next);
        assertThat(trace.sent()).anyMatch(line -> line.endsWith(" NOTIFY NONE"));
    }

    @Test
    void rawCommandBringsEverything() {
        CommandResult result = await(connect().execute(BareCommand.NOOP));
        assertThat(result.tagged().status()).isEqualTo(Status.OK);
    }

    @Test
    void manyCommandsGoTogether() {
        ImapSession session = connect();
        List<CompletableFuture<MailboxStatus>> all = IntStream.range(0, 200)
                .mapToObj(i -> session.status("INBOX", StatusItem.MESSAGES))
                .toList();
        assertThat(all)
                .allSatisfy(status ->
                        assertThat(await(status).get(StatusItem.MESSAGES)).isZero());
        assertThat(trace.complaints()).isEmpty();
    }

    @Test
    void oneClientHasManySessions() {
        List<CompletableFuture<ImapSession>> all = IntStream.range(0, 20)
                .mapToObj(i -> client.connect(server.tls(), user.credentials()))
                .toList();
        assertThat(all).allSatisfy(session -> await(await(session).noop()));
    }

    @Test
    void logoutEndsTheSession() {
        ImapSession session = connect();
        await(session.logout());
        assertThat(session.isOpen()).isFalse();
        assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> await(session.noop()));
    }

    @Test
    void closingFailsWhatIsPending() {
        ImapSession session = connect();
        CompletableFuture<Void> pending = session.noop();
        session.close();
        assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> await(session.noop()));
        assertThat(session.isOpen()).isFalse();
        assertThat(failure(pending))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        lost -> assertThat(lost).isInstanceOf(ConnectionLostException.class));
    }
}
