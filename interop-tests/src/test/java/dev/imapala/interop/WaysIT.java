package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsOptions;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.sasl.OAuthBearerMessage;
import dev.imapala.protocol.sasl.SaslMechanism;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.protocol.sasl.ScramHash;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ways to the server and in: mechanisms, compression, versions of TLS, a process. */
class WaysIT extends Scenario {
    private static final FetchItem<Bytes> FULL = FetchItem.body(Section.FULL);

    private List<SaslMechanism> mechanisms(String password) {
        Secret secret = Secret.of(password);
        return List.of(
                SaslMechanisms.plain(user.name(), secret),
                SaslMechanisms.login(user.name(), secret),
                SaslMechanisms.cramMd5(user.name(), secret),
                SaslMechanisms.scram(ScramHash.SHA_1, user.name(), secret),
                SaslMechanisms.scram(ScramHash.SHA_256, user.name(), secret));
    }

    private @Nullable Throwable outcome(SaslMechanism mechanism) {
        return failure(client.connect(server.tls(), Credentials.sasl(user.name(), mechanism)));
    }

    /** Returns the names of the mechanisms that the server offers, by which the right password has logged in. */
    private Set<String> offered() {
        Set<String> offered = new HashSet<>();
        for (SaslMechanism mechanism : mechanisms(user.password())) {
            Throwable failure = outcome(mechanism);
            if (failure == null) {
                offered.add(mechanism.name());
            } else {
                assertThat(failure).as(mechanism.name()).isInstanceOf(MissingCapabilityException.class);
            }
        }
        return offered;
    }

    @Test
    void everyMechanismThatIsOfferedLogsIn() {
        assertThat(offered()).contains("PLAIN", "CRAM-MD5");
    }

    @Test
    void everyMechanismRefusesAWrongPassword() {
        Set<String> offered = offered();
        for (SaslMechanism mechanism : mechanisms("wrong-" + user.password())) {
            assertThat(outcome(mechanism))
                    .as(mechanism.name())
                    .isInstanceOf(
                            offered.contains(mechanism.name())
                                    ? AuthenticationFailedException.class
                                    : MissingCapabilityException.class);
        }
    }

    @Test
    void tokenLogsIn() {
        Optional<Secret> token = server.token(user);
        for (SaslMechanism mechanism : byToken(token.orElse(Secret.of("no-token")))) {
            assertThat(outcome(mechanism)).as(mechanism.name()).satisfies(failure -> {
                if (token.isPresent()) {
                    assertThat(failure).isNull();
                } else {
                    assertThat(failure).isInstanceOf(MissingCapabilityException.class);
                }
            });
        }
    }

    private List<SaslMechanism> byToken(Secret token) {
        ServerAddress address = server.tls();
        return List.of(
                SaslMechanisms.oauthBearer(new OAuthBearerMessage(user.name(), address.host(), address.port(), token)),
                SaslMechanisms.xoauth2(user.name(), token));
    }

    @Test
    void wrongTokenIsRefused() {
        boolean taken = server.token(user).isPresent();
        for (SaslMechanism mechanism : byToken(Secret.of("wr0ng.t0k3n"))) {
            assertThat(outcome(mechanism))
                    .as(mechanism.name())
                    .isInstanceOf(taken ? AuthenticationFailedException.class : MissingCapabilityException.class)
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("wr0ng"));
        }
    }

    @Test
    void certificateLogsIn() {
        Optional<ServerUnderTest.CertificateLogin> login = server.certificateLogin();
        if (login.isEmpty()) {
            assertThat(failure(client.connect(server.tls(), Credentials.external())))
                    .isInstanceOf(MissingCapabilityException.class);
            return;
        }
        ServerUnderTest.CertificateLogin known = login.get();
        TlsOptions options = TlsOptions.DEFAULT
                .trust(server.authorities().toArray(X509Certificate[]::new))
                .clientCertificate(known.store(), known.user().password().toCharArray());
        try (ImapClient certified = ImapClient.builder().tls(options).build()) {
            ImapSession session = await(certified.connect(
                    known.address(), Credentials.external(known.user().name())));
            assertThat(await(session.select("INBOX")).isSelected()).isTrue();
            await(session.logout());
        }
        assertThat(failure(client.connect(
                        known.address(), Credentials.external(known.user().name()))))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void nobodyInParticularLogsInWhereHeMay() {
        Throwable failure = failure(client.connect(server.tls(), Credentials.anonymous("tests@example.org")));
        if (server.is(Trait.KNOWS_ANONYMOUS)) {
            assertThat(failure).isNull();
        } else {
            assertThat(failure).isInstanceOf(MissingCapabilityException.class);
        }
    }

    @Test
    void compressedSessionIsAsGoodAsAnother() {
        boolean offered = connect().capabilities().has(Capability.of("COMPRESS=DEFLATE"));
        Bytes message = Bytes.of("Subject: long\r\n\r\n" + "All work and no play.\r\n".repeat(20_000));
        try (ImapClient compressing = builder(server, trace).compress().build()) {
            ImapSession session = await(compressing.connect(server.tls(), user.credentials()));
            assertThat(trace.sent().stream().anyMatch(line -> line.endsWith("COMPRESS DEFLATE")))
                    .isEqualTo(offered);
            await(session.append("INBOX", Append.message(message)));
            SelectedMailbox inbox = await(session.select("INBOX"));
            assertThat(await(inbox.fetch(inbox.newest(1), Fetch.items(FULL)).toList())
                            .get(0)
                            .get(FULL))
                    .isEqualTo(message);
            await(session.logout());
        }
        assertThat(trace.complaints()).isEmpty();
    }

    @Test
    void bothVersionsOfTlsAreSpoken() {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            TlsOptions options = TlsOptions.DEFAULT
                    .trust(server.authorities().toArray(X509Certificate[]::new))
                    .protocols(version);
            try (ImapClient choosy = ImapClient.builder().tls(options).build()) {
                for (ServerAddress address : List.of(server.tls(), server.startTls())) {
                    await(await(choosy.connect(address, user.credentials())).logout());
                }
            }
        }
    }

    /** Only Dovecot has a program that is a session by itself: the server says so by telling its command line. */
    @Test
    void processThatKnowsTheUserNeedsNoCredentials() {
        deliver("by the process");
        server.process(user).ifPresent(process -> {
            ImapSession session = await(client.connect(process, Credentials.preauthenticated()));
            SelectedMailbox inbox = await(session.select("INBOX"));
            assertThat(inbox.state().exists()).isEqualTo(1);
            assertThat(await(inbox.fetch(inbox.newest(1), Fetch.items(FULL)).toList()))
                    .hasSize(1);
            await(session.logout());
        });
        assertThat(trace.complaints()).isEmpty();
    }
}
