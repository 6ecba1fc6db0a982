package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.sasl.SaslExchange;
import dev.imapala.protocol.sasl.SaslMechanism;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.testserver.ClientCertificate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SaslIT {
    private static final String USER = "j\u00FCrgen";
    private static final String PASSWORD = "p\u00E4ss \"w\\rd\"";
    private static final Secret TOKEN = Secret.of("ya29.a0-t0ken");

    private final ImapTestServer server = builder().start();
    private ImapClient client = client(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static ImapTestServerBuilder builder() {
        return ImapTestServer.builder()
                .user(USER, PASSWORD)
                .token(USER, TOKEN.reveal().text())
                .user("ann", "s3cret")
                .user("anonymous", "-");
    }

    private static ImapClient client(ImapTestServer server) {
        return ImapClient.builder().trust(server.certificate().authority()).build();
    }

    private static ServerAddress tls(ImapTestServer server) {
        return ServerAddress.tls("localhost", server.tlsPort());
    }

    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of("PLAIN", Credentials.plain(USER, PASSWORD)),
                Arguments.of("LOGIN", Credentials.sasl(USER, SaslMechanisms.login(USER, Secret.of(PASSWORD)))),
                Arguments.of("CRAM-MD5", Credentials.cramMd5(USER, PASSWORD)),
                Arguments.of("SCRAM-SHA-256", Credentials.scram(USER, PASSWORD)),
                Arguments.of("XOAUTH2", Credentials.xoauth2(USER, TOKEN)),
                Arguments.of("OAUTHBEARER", Credentials.oauth(USER, TOKEN)));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void mechanismLogsIn(String mechanism, Credentials credentials) {
        await(client.connect(tls(server), credentials).thenCompose(ImapSession::noop));
        assertThat(server.transcript().toString()).contains("AUTHENTICATE " + mechanism + " ");
        assertThat(server.sessions().get(0).user()).isEqualTo(USER);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void mechanismLogsInWithoutInitialResponse(String mechanism, Credentials credentials) {
        try (ImapTestServer old = ImapTestServer.builder()
                .sharing(server)
                .certificate(server.certificate())
                .without(Capability.SASL_IR, Capability.IMAP4REV2)
                .start()) {
            await(client.connect(tls(old), credentials).thenCompose(ImapSession::noop));
            assertThat(old.transcript().toString()).contains("C: ***");
        }
    }

    @Test
    void nextMechanismIsTakenWhereTheFirstIsNotOffered() {
        try (ImapTestServer old = ImapTestServer.builder()
                .sharing(server)
                .certificate(server.certificate())
                .capabilities("IMAP4rev1", "AUTH=SCRAM-SHA-1", "AUTH=XOAUTH2")
                .start()) {
            await(client.connect(tls(old), Credentials.scram(USER, PASSWORD)));
            assertThat(old.transcript().toString()).contains("AUTHENTICATE SCRAM-SHA-1");
            await(client.connect(tls(old), Credentials.oauth(USER, TOKEN)));
            assertThat(old.transcript().toString()).contains("AUTHENTICATE XOAUTH2");
        }
    }

    @Test
    void mechanismThatIsNotOfferedIsNotTried() {
        try (ImapTestServer old = ImapTestServer.builder()
                .sharing(server)
                .certificate(server.certificate())
                .capabilities("IMAP4rev1", "AUTH=PLAIN")
                .start()) {
            assertThatThrownBy(() -> await(client.connect(tls(old), Credentials.scram(USER, PASSWORD))))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageContaining("SCRAM-SHA-256");
            assertThat(old.transcript().toString()).doesNotContain("AUTHENTICATE ");
        }
    }

    static Stream<Credentials> wrongCredentials() {
        return Stream.of(
                Credentials.plain(USER, "wr0ng-word"),
                Credentials.login(USER, "wr0ng-word"),
                Credentials.cramMd5(USER, "wr0ng-word"),
                Credentials.scram(USER, "wr0ng-word"),
                Credentials.xoauth2(USER, Secret.of("wr0ng-word")),
                Credentials.oauth(USER, Secret.of("wr0ng-word")));
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void wrongSecretIsRefusedAndShowsNowhere(Credentials wrong) {
        assertThatThrownBy(() -> await(client.connect(tls(server), wrong)))
                .isInstanceOf(AuthenticationFailedException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("wr0ng"))
                .satisfies(e -> assertThat(((ImapException) e).conversation())
                        .isNotEmpty()
                        .noneMatch(line -> line.contains("wr0ng")));
    }

    @Test
    void reasonInsideTheExchangeIsTold() {
        assertThatThrownBy(() -> await(client.connect(tls(server), Credentials.oauth(USER, Secret.of("old")))))
                .hasMessageContaining("(invalid_token)");
        assertThatThrownBy(() -> await(client.connect(tls(server), Credentials.scram(USER, "wrong"))))
                .hasMessageContaining("(invalid-proof)");
    }

    @Test
    void tokenIsAskedForAtEachConnect() {
        AtomicInteger asked = new AtomicInteger();
        Credentials fresh = Credentials.oauth(USER, () -> {
            String token = "token-" + asked.incrementAndGet();
            server.setTokens(USER, token);
            return CompletableFuture.supplyAsync(() -> Secret.of(token));
        });
        for (int i = 1; i <= 3; i++) {
            await(client.connect(tls(server), fresh).thenCompose(ImapSession::logout));
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void failureOfTheSupplierIsTheCause() {
        IllegalStateException why = new IllegalStateException("the token server is away");
        assertThatThrownBy(() -> await(client.connect(
                        tls(server), Credentials.oauth(USER, () -> CompletableFuture.failedFuture(why)))))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("no credentials")
                .hasRootCause(why);
        assertThatThrownBy(() -> await(client.connect(tls(server), Credentials.oauth(USER, () -> {
                    throw why;
                }))))
                .hasRootCause(why);
        assertThat(server.transcript().toString()).doesNotContain(" AUTHENTICATE ");
    }

    @Test
    void certificateLogsIn() {
        ClientCertificate certificate = ClientCertificate.forUser("ann");
        char[] password = "k3y".toCharArray();
        try (ImapTestServer external = ImapTestServer.builder()
                        .sharing(server)
                        .clientAuthority(certificate.authority())
                        .start();
                ImapClient known = ImapClient.builder()
                        .tls(TlsOptions.DEFAULT
                                .trust(external.certificate().authority())
                                .clientCertificate(certificate.keyStore(password), password))
                        .build();
                ImapClient unknown = client(external)) {
            await(known.connect(tls(external), Credentials.external()));
            assertThat(external.sessions().get(0).user()).isEqualTo("ann");
            await(known.connect(ServerAddress.startTls("localhost", external.port()), Credentials.external("ann")));
            assertThatThrownBy(() -> await(known.connect(tls(external), Credentials.external("bob"))))
                    .isInstanceOf(AuthenticationFailedException.class);
            assertThatThrownBy(() -> await(unknown.connect(tls(external), Credentials.external())))
                    .isInstanceOf(AuthenticationFailedException.class);
        }
    }

    @Test
    void anybodyMayBeAnonymous() {
        try (ImapTestServer open = ImapTestServer.builder()
                .sharing(server)
                .certificate(server.certificate())
                .capabilities("IMAP4rev1", "AUTH=ANONYMOUS")
                .start()) {
            await(client.connect(tls(open), Credentials.anonymous("me@example.org")));
            assertThat(open.sessions().get(0).user()).isEqualTo("anonymous");
        }
    }

    /** A mechanism of the user's, which is CRAM-MD5 under its own name. */
    private record Own(List<String> threads) implements SaslMechanism {
        @Override
        public String name() {
            return "CRAM-MD5";
        }

        @Override
        public SaslExchange begin() {
            SaslExchange exchange =
                    SaslMechanisms.cramMd5("ann", Secret.of("s3cret")).begin();
            return new SaslExchange() {
                @Override
                public Optional<Secret> initialResponse() {
                    threads.add(Thread.currentThread().getName());
                    return exchange.initialResponse();
                }

                @Override
                public Secret answer(Secret challenge) {
                    threads.add(Thread.currentThread().getName());
                    return exchange.answer(challenge);
                }

                @Override
                public void finish() {
                    threads.add(Thread.currentThread().getName());
                }
            };
        }
    }

    @Test
    void mechanismOfTheUserRunsWhereTheUsersCodeDoes() {
        List<String> threads = new ArrayList<>();
        await(client.connect(tls(server), Credentials.sasl("ann", new Own(threads))));
        assertThat(threads).hasSize(3).noneMatch(name -> name.startsWith("imapala-io"));
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.sasl("ann"));
    }

    @Test
    void noCredentialsAreForServersThatKnow() {
        assertThatThrownBy(() -> await(client.connect(tls(server), Credentials.preauthenticated())))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("there are no credentials");
    }

    @Test
    void credentialsShowTheUserOnly() {
        assertThat(Credentials.scram("ann", "s3cret").toString())
                .isEqualTo("Credentials[SCRAM-SHA-256/SCRAM-SHA-1 ann ***]");
        assertThat(Credentials.xoauth2("ann", TOKEN).toString()).isEqualTo("Credentials[XOAUTH2 ann ***]");
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.oauth("a\1b", TOKEN));
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.scram("ann", "a\7"));
        assertThat(Credentials.preauthenticated()).isEqualTo(Credentials.preauthenticated());
    }
}
