package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.ReferralException;
import dev.imapala.client.TlsException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.sasl.SaslMechanisms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final String PLAIN_MESSAGE = "AGFubgBzM2NyZXQ="; // \0ann\0s3cret

    private static Wire opened(String... lines) {
        Wire wire = new Wire(Wire.PLAIN);
        wire.engine.opened();
        wire.server(lines);
        return wire;
    }

    @Test
    void tlsComesBeforeTheGreeting() {
        Wire wire = new Wire(Wire.TLS);
        wire.engine.opened();
        assertThat(wire.count(Action.StartTls.class)).isEqualTo(1);
        wire.engine.secured();
        wire.server("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello");
        assertThat(wire.takeSent()).isEqualTo("T1 AUTHENTICATE PLAIN " + PLAIN_MESSAGE + "|");
        wire.server("T1 OK [CAPABILITY IMAP4rev1 IDLE] welcome");
        assertThat(wire.session.value().capabilities().has(Capability.IDLE)).isTrue();
    }

    @Test
    void plainWithoutInitialResponseWaitsForTheServer() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello");
        assertThat(wire.takeSent()).isEqualTo("T1 AUTHENTICATE PLAIN|");
        wire.server("+");
        assertThat(wire.takeSent()).isEqualTo(PLAIN_MESSAGE + "|");
        wire.server("T1 OK [CAPABILITY IMAP4rev1] welcome");
        assertThat(wire.session.value().capabilities()).hasSize(1);
    }

    @Test
    void serverThatAsksForMoreThanPlainHasIsToldThatThereIsNone() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello", "+ ", "+ ");
        assertThat(wire.takeSent()).endsWith(PLAIN_MESSAGE + "|*|");
        wire.server("T1 BAD cancelled");
        assertThat(wire.takeSent()).startsWith("T2 LOGIN ");
    }

    @Test
    void capabilitiesAreAskedForWhenTheGreetingHasNone() {
        Wire wire = opened("* OK hello");
        assertThat(wire.takeSent()).isEqualTo("T1 CAPABILITY|");
        wire.server("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR ", "T1 OK done");
        assertThat(wire.takeSent()).startsWith("T2 AUTHENTICATE PLAIN ");
    }

    @Test
    void capabilityAnsweredWithNothingButOkIsEnoughToLogIn() {
        Wire wire = opened("* OK hello", "T1 OK Pre-login capabilities listed, post-login capabilities have more.");
        assertThat(wire.takeSent()).endsWith("T2 LOGIN \"ann\" \"s3cret\"|");
    }

    @Test
    void capabilitiesAreForgottenAtLoginAndAskedForAgain() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1 SPECIAL] hello");
        wire.server("T1 OK logged in");
        assertThat(wire.takeSent()).endsWith("T2 CAPABILITY|");
        assertThat(wire.session.isPending()).isTrue();
        wire.server("* CAPABILITY IMAP4rev1 IDLE", "T2 OK done");
        assertThat(wire.session.value().capabilities().has(Capability.of("SPECIAL")))
                .isFalse();
    }

    @Test
    void untaggedCapabilitiesDuringLoginSaveTheQuestion() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1] hello", "* CAPABILITY IMAP4rev1 IDLE", "T1 OK logged in");
        assertThat(wire.takeSent()).isEqualTo("T1 LOGIN \"ann\" \"s3cret\"|");
        assertThat(wire.session.value().capabilities().has(Capability.IDLE)).isTrue();
    }

    @Test
    void startTlsForgetsWhatWasSaidInTheClear() {
        Wire wire = new Wire(Wire.START_TLS);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] hello");
        assertThat(wire.takeSent()).isEqualTo("T1 STARTTLS|");
        wire.server("T1 OK begin");
        assertThat(wire.count(Action.StartTls.class)).isEqualTo(1);
        assertThat(wire.takeSent()).isEmpty();
        wire.engine.secured();
        assertThat(wire.takeSent()).isEqualTo("T2 CAPABILITY|");
        wire.server("* CAPABILITY IMAP4rev1", "T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 LOGIN \"ann\" \"s3cret\"|");
    }

    @Test
    void whatWasSaidInTheClearCountsForNothingEvenIfTheServerSaysNothingLater() {
        Wire wire = new Wire(Wire.START_TLS);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN SASL-IR] hello", "T1 OK begin");
        wire.engine.secured();
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).endsWith("|T3 LOGIN \"ann\" \"s3cret\"|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\r\n", " ", "\r\n"})
    void anythingBehindTheAnswerToStartTlsEndsTheConnection(String injected) {
        Wire wire = new Wire(Wire.START_TLS);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 STARTTLS] hello");
        wire.octets("T1 OK begin\r\n" + injected);
        assertThat(wire.session.failure()).isInstanceOf(TlsException.class).hasMessageContaining("in between");
        assertThat(wire.count(Action.StartTls.class)).isZero();
        assertThat(wire.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK [CAPABILITY IMAP4rev1] hello",
                "* OK [CAPABILITY IMAP4rev1 STARTTLS] hello\r\nT1 NO not now",
                "* PREAUTH [CAPABILITY IMAP4rev1] hello"
            })
    void nothingIsSentInTheClearWhereStartTlsFails(String lines) {
        Wire wire = new Wire(Wire.START_TLS);
        wire.engine.opened();
        lines.lines().forEach(wire::server);
        assertThat(wire.session.failure()).isInstanceOf(TlsException.class).hasMessageContaining("TLS port");
        assertThat(wire.takeSent()).isIn("", "T1 STARTTLS|");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void preauthNeedsNoLogin() {
        Wire wire = opened("* PREAUTH [CAPABILITY IMAP4rev1] hello");
        assertThat(wire.takeSent()).isEmpty();
        assertThat(wire.session.value().capabilities()).hasSize(1);
    }

    @Test
    void loginDisabledIsHonoured() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hello");
        assertThat(wire.session.failure())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("LOGINDISABLED");
        assertThat(wire.takeSent()).isEmpty();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void forcedPlainIsNotReplacedByLogin() {
        Wire wire = new Wire(Wire.PLAIN, Credentials.plain("ann", "s3cret"), Map.of(), Limits.DEFAULT);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1] hello");
        assertThat(wire.session.failure()).isInstanceOf(MissingCapabilityException.class);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void wrongPasswordIsNotTriedTwice() {
        Wire wire =
                opened("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello", "T1 NO [AUTHENTICATIONFAILED] go away");
        assertThat(wire.session.failure())
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("AUTHENTICATIONFAILED")
                .hasMessageContaining("go away");
        assertThat(wire.takeSent()).doesNotContain("LOGIN");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void plainThatFailsWithoutAReasonIsFollowedByLoginOnce() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello", "T1 NO internal error");
        assertThat(wire.takeSent()).endsWith("|T2 LOGIN \"ann\" \"s3cret\"|");
        wire.server("T2 NO still no");
        assertThat(wire.session.failure()).isInstanceOf(AuthenticationFailedException.class);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void userWithDomainLogsInByLogin() {
        Wire wire = new Wire(Wire.PLAIN, Credentials.password("org\\ann", "s3cret"), Map.of(), Limits.DEFAULT);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello");
        assertThat(wire.takeSent()).isEqualTo("T1 LOGIN \"org\\\\ann\" \"s3cret\"|");
    }

    @Test
    void idIsSentAfterLoginAndMayFail() {
        Wire wire =
                new Wire(Wire.PLAIN, Credentials.login("ann", "s3cret"), Wire.id("name", "Imapala"), Limits.DEFAULT);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 ID] hello", "T1 OK [CAPABILITY IMAP4rev1 ID] welcome");
        assertThat(wire.takeSent()).endsWith("|T2 ID (\"name\" \"Imapala\")|");
        wire.session.value();
        wire.server("T2 BAD what?");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void byeInsteadOfGreetingSaysWhy() {
        Wire wire = opened("* BYE Maximum number of connections exceeded");
        assertThat(wire.session.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("Maximum number of connections exceeded")
                .hasMessageContaining("imap.example.org:143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 400 Bad Request", "220 mx.example.org ESMTP", "+OK POP3 ready", "* 1 FETCH (", "* NO"})
    void otherThanAGreetingIsAViolation(String line) {
        Wire wire = opened(line);
        assertThat(wire.session.failure())
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("greeting");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void whatTakesTooLongIsNamed() {
        Wire wire = new Wire(Wire.TLS);
        wire.pass(Duration.ofMillis(9_999));
        assertThat(wire.session.isPending()).isTrue();
        wire.pass(Duration.ofMillis(1));
        assertThat(wire.session.failure())
                .isInstanceOf(ImapTimeoutException.class)
                .hasMessage(
                        "imap.example.org:993: the connection did not come within 10 s; check host and port, and that"
                                + " no firewall is in between");
    }

    @Test
    void tlsAndGreetingHaveTimeTogether() {
        Wire wire = new Wire(Wire.TLS);
        wire.engine.opened();
        wire.pass(Duration.ofSeconds(20));
        wire.engine.secured();
        wire.pass(Duration.ofSeconds(9));
        assertThat(wire.session.isPending()).isTrue();
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.session.failure())
                .isInstanceOf(ImapTimeoutException.class)
                .hasMessageContaining("30 s");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void silenceDuringLoginEndsTheConnection() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1] hello");
        wire.pass(Duration.ofSeconds(60));
        assertThat(wire.session.failure())
                .isInstanceOf(ImapTimeoutException.class)
                .hasMessageContaining("no answer")
                .hasMessageContaining("60 s");
    }

    @Test
    void credentialsShowNowhereEvenIfTheServerRepeatsThem() {
        Wire wire = opened(
                "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello",
                "+ " + PLAIN_MESSAGE,
                "T1 BAD I do not understand " + PLAIN_MESSAGE,
                "T2 NO wrong: ann with s3cret and czNjcmV0");
        assertThat(wire.listener.wire)
                .isNotEmpty()
                .noneMatch(
                        line -> line.contains("s3cret") || line.contains(PLAIN_MESSAGE) || line.contains("czNjcmV0"));
        assertThat(wire.session.failure())
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("wrong: ann with *** and ***");
        assertThat(((AuthenticationFailedException) wire.session.failure()).text())
                .doesNotContain("s3cret");
    }

    @Test
    void closingDuringTheHandshakeEndsIt() {
        Wire wire = opened("* OK [CAPABILITY IMAP4rev1] hello");
        wire.engine.close();
        assertThat(wire.session.failure()).hasMessageContaining("closed by this client");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void passwordIsNotShownInTheClearWhereLoginIsDisabled() {
        for (Credentials way : List.of(
                Credentials.password("ann", "s3cret"),
                Credentials.plain("ann", "s3cret"),
                Credentials.sasl("ann", SaslMechanisms.login("ann", Secret.of("s3cret"))))) {
            Wire wire = new Wire(Wire.PLAIN, way, Map.of(), Limits.DEFAULT);
            wire.engine.opened();
            wire.server("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN AUTH=LOGIN SASL-IR] hello");
            assertThat(wire.session.failure()).isInstanceOf(MissingCapabilityException.class);
            assertThat(wire.takeSent()).isEmpty();
        }
    }

    @Test
    void otherMechanismsGoOnWhereLoginIsDisabled() {
        Wire wire = new Wire(Wire.PLAIN, Credentials.cramMd5("tim", "tanstaaftanstaaf"), Map.of(), Limits.DEFAULT);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5] hello");
        assertThat(wire.takeSent()).isEqualTo("T1 AUTHENTICATE CRAM-MD5|");
        wire.server("+ PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+");
        assertThat(wire.takeSent()).isEqualTo("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw|");
        wire.server("T1 OK [CAPABILITY IMAP4rev1] CRAM authentication successful");
        assertThat(wire.session.value().capabilities().has(Capability.IMAP4REV1))
                .isTrue();
    }

    @Test
    void userOnAnotherServerIsReferredThere() {
        Wire wire = opened(
                "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR LOGIN-REFERRALS] hello",
                "T1 NO [REFERRAL IMAP://ann;AUTH=*@SERVER2/] Specified user is invalid on this server. Try SERVER2.");
        assertThat(wire.session.failure())
                .isInstanceOfSatisfying(
                        ReferralException.class,
                        referral -> assertThat(referral.urls()).containsExactly("IMAP://ann;AUTH=*@SERVER2/"))
                .hasMessageContaining("Try SERVER2");
        assertThat(wire.takeSent()).doesNotContain("LOGIN");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void serverThatTakesNobodyRefersToAnotherOne() {
        Wire wire =
                opened("* BYE [REFERRAL IMAP://user;AUTH=*@SERVER2/] Server not accepting connections.  Try SERVER2");
        assertThat(wire.session.failure())
                .isInstanceOfSatisfying(
                        ReferralException.class,
                        referral -> assertThat(referral.urls()).containsExactly("IMAP://user;AUTH=*@SERVER2/"));
        assertThat(wire.isClosed()).isTrue();
    }
}
