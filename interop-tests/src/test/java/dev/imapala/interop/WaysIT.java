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
import dev.imapala.protocol.sasl.SaslMechanism;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.protocol.sasl.ScramHash;
import java.security.cert.X509Certificate;
import java.util.List;
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

    private boolean wasTried(SaslMechanism mechanism) {
        return trace.sent().stream().anyMatch(line -> line.contains("AUTHENTICATE " + mechanism.name()));
    }

    @Test
    void everyMechanismThatIsOfferedLogsIn() {
        for (SaslMechanism mechanism : mechanisms(user.password())) {
            Throwable failure = outcome(mechanism);
            if (failure != null) {
                assertThat(failure).as(mechanism.name()).isInstanceOf(MissingCapabilityException.class);
            }
            assertThat(wasTried(mechanism)).isEqualTo(failure == null);
        }
        assertThat(mechanisms(user.password()).stream().filter(this::wasTried).map(SaslMechanism::name))
                .contains("PLAIN", "CRAM-MD5");
    }

    @Test
    void everyMechanismRefusesAWrongPassword() {
        for (SaslMechanism mechanism : mechanisms("wrong-" + user.password())) {
            assertThat(outcome(mechanism))
                    .as(mechanism.name())
                    .isInstanceOf(
                            wasTried(mechanism)
                                    ? AuthenticationFailedException.class
                                    : MissingCapabilityException.class);
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
