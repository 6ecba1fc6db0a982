package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.DeadlineExceededException;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SessionEndedException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnauthenticateTaskTest {
    private static final Credentials BOB = Credentials.login("bob", "t0p");

    private final Wire wire = Wire.loggedIn("UNAUTHENTICATE", "ENABLE", "UTF8=ACCEPT", "ID");
    private final SessionState ann = wire.session.value();
    private final Result<SessionState> bob = new Result<>();

    private UnauthenticateTask unauthenticate() {
        UnauthenticateTask task = new UnauthenticateTask(BOB, bob);
        wire.engine.submit(ann, task);
        return task;
    }

    private Result<Response.Tagged> noopOf(SessionState owner) {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.submit(owner, new SimpleTask(BareCommand.NOOP, null, result));
        return result;
    }

    @Test
    void anotherUserLogsInOnTheSameConnection() {
        unauthenticate();
        assertThat(wire.takeSent()).isEqualTo("T2 UNAUTHENTICATE|");
        wire.server("T2 OK forgotten");
        assertThat(wire.takeSent()).isEqualTo("T3 CAPABILITY|");
        wire.server("* CAPABILITY IMAP4rev1 LOGIN-REFERRALS", "T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 LOGIN \"bob\" \"t0p\"|");
        assertThat(bob.isPending()).isTrue();
        wire.server("T4 OK [CAPABILITY IMAP4rev1 IDLE] welcome");
        assertThat(bob.value().capabilities().has(Capability.IDLE)).isTrue();
        assertThat(bob.value()).isSameAs(wire.engine.session()).isNotSameAs(ann);
        Result<Response.Tagged> noop = noopOf(bob.value());
        wire.server("T5 OK done");
        assertThat(noop.completions()).isEqualTo(1);
    }

    @Test
    void capabilitiesThatComeWithOkSaveTheQuestion() {
        unauthenticate();
        wire.server("T2 OK [CAPABILITY IMAP4rev1] forgotten");
        assertThat(wire.takeSent()).endsWith("|T3 LOGIN \"bob\" \"t0p\"|");
    }

    @Test
    void callsOfTheOneBeforeAreNotSentAsTheOther() {
        Result<Response.Tagged> before = noopOf(ann);
        unauthenticate();
        Result<Response.Tagged> behind = noopOf(ann);
        wire.server("T2 OK done", "T3 OK [CAPABILITY IMAP4rev1] forgotten");
        assertThat(before.completions()).isEqualTo(1);
        assertThat(behind.failure())
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining("NOOP was not sent");
        wire.server("T4 OK [CAPABILITY IMAP4rev1] welcome");
        assertThat(noopOf(ann).failure()).isInstanceOf(SessionEndedException.class);
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|T3 UNAUTHENTICATE|T4 LOGIN \"bob\" \"t0p\"|");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void mailboxOfTheOneBeforeIsLeft() {
        Selection inbox = wire.select(3);
        unauthenticate();
        wire.server("T3 OK [CAPABILITY IMAP4rev1] forgotten", "T4 OK [CAPABILITY IMAP4rev1] welcome");
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(wire.simple(BareCommand.EXPUNGE, inbox).failure()).isInstanceOf(MailboxDeselectedException.class);
    }

    @Test
    void whatWasEnabledIsNotAnyMore() {
        wire.server("* ENABLED UTF8=ACCEPT");
        assertThat(wire.engine.session().wireOptions().utf8()).isTrue();
        unauthenticate();
        wire.server("T2 OK [CAPABILITY IMAP4rev1] forgotten", "T3 OK [CAPABILITY IMAP4rev1 UTF8=ACCEPT] welcome");
        assertThat(wire.engine.session().wireOptions().utf8()).isFalse();
    }

    @Test
    void refusalLeavesTheSessionAsItIs() {
        unauthenticate();
        wire.server("T2 BAD not now");
        assertThat(bob.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(wire.engine.session()).isSameAs(ann);
        assertThat(noopOf(ann).isPending()).isTrue();
    }

    @Test
    void connectionIsClosedIfTheOtherIsNotLetIn() {
        unauthenticate();
        wire.server("T2 OK [CAPABILITY IMAP4rev1] forgotten", "T3 NO [AUTHENTICATIONFAILED] who is t0p?");
        assertThat(bob.failure())
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("who is ***?");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void lossOfTheConnectionEndsTheLogIn() {
        unauthenticate();
        wire.server("T2 OK [CAPABILITY IMAP4rev1] forgotten");
        wire.engine.disconnected(null);
        assertThat(bob.failure()).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void serverThatCannotForgetIsNotAsked() {
        Wire other = Wire.loggedIn("IDLE");
        Result<SessionState> never = new Result<>();
        other.engine.submit(other.session.value(), new UnauthenticateTask(BOB, never));
        assertThat(never.failure()).isInstanceOf(MissingCapabilityException.class);
        assertThat(other.takeSent()).isEmpty();
    }

    @Test
    void cancellingClosesTheConnectionOnceItWasSent() {
        wire.select(1);
        Result<Response.Tagged> busy = noopOf(ann);
        UnauthenticateTask unsent = unauthenticate();
        wire.engine.cancel(unsent);
        wire.server(wire.lastTag() + " OK done");
        assertThat(busy.completions()).isEqualTo(1);
        assertThat(wire.isClosed()).isFalse();
        wire.engine.cancel(unauthenticate());
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void nobodyKnowsWhoIsLoggedInBehindADeadline() {
        wire.engine.within(Duration.ofSeconds(1), this::unauthenticate);
        wire.pass(Duration.ofSeconds(1));
        assertThat(bob.failure()).isInstanceOf(DeadlineExceededException.class);
        assertThat(wire.isClosed()).isTrue();
        assertThat(wire.takeSent()).isEqualTo("T2 UNAUTHENTICATE|");
    }
}
