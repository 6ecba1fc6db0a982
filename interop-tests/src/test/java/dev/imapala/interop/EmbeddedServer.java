package dev.imapala.interop;

import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Secret;
import dev.imapala.testserver.ClientCertificate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.ServerCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The project's own test server, in this JVM. Several of them share one set of users, and end with the JVM. */
final class EmbeddedServer implements ServerUnderTest {
    private static final List<User> ODD_USERS = List.of(
            new User("quo\"te\\d", "pa\"ss\\word"), new User("spaced user", "two words"), new User("jörg", "pässwörd"));

    private static final User ADMINISTRATOR = new User("root", "toor");

    private static final Limits LARGE =
            Limits.DEFAULT.withMaxLiteralBytes(128 << 20).withMaxResponseBytes(160 << 20);

    private final AtomicInteger users = new AtomicInteger();
    private final ServerCertificate certificate = ServerCertificate.forLocalhost();
    private final ImapTestServer main = ImapTestServer.builder()
            .certificate(certificate)
            .limits(LARGE)
            .user(ADMINISTRATOR.name(), ADMINISTRATOR.password())
            .administrator(ADMINISTRATOR.name())
            .start();
    private final ImapTestServer tlsRequired =
            sharing(certificate).tlsRequired().start();
    private final ImapTestServer bare =
            sharing(certificate).capabilities("IMAP4rev1", "AUTH=PLAIN").start();
    private final Map<BadCertificate, ImapTestServer> bad = new EnumMap<>(BadCertificate.class);

    EmbeddedServer() {
        Instant now = Instant.now();
        ODD_USERS.forEach(user -> main.addUser(user.name(), user.password()));
        bad.put(
                BadCertificate.WRONG_NAME,
                sharing(ServerCertificate.forHosts("mail.example.org")).start());
        bad.put(
                BadCertificate.EXPIRED,
                sharing(certificate.validBetween(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1))))
                        .start());
        bad.put(
                BadCertificate.SELF_SIGNED,
                sharing(ServerCertificate.forLocalhost()).start());
    }

    private ImapTestServerBuilder sharing(ServerCertificate shown) {
        return ImapTestServer.builder().sharing(main).certificate(shown);
    }

    @Override
    public List<X509Certificate> authorities() {
        return List.of(
                certificate.authority(),
                badServer(BadCertificate.WRONG_NAME).certificate().authority(),
                badServer(BadCertificate.EXPIRED).certificate().authority());
    }

    private ImapTestServer badServer(BadCertificate kind) {
        ImapTestServer server = bad.get(kind);
        if (server == null) {
            throw new AssertionError(kind);
        }
        return server;
    }

    @Override
    public ServerAddress tls() {
        return ServerAddress.tls(main.host(), main.tlsPort());
    }

    @Override
    public ServerAddress startTls() {
        return ServerAddress.startTls(main.host(), main.port());
    }

    @Override
    public ServerAddress plaintext() {
        return ServerAddress.insecurePlaintext(main.host(), main.port());
    }

    @Override
    public ServerAddress loginDisabled() {
        return ServerAddress.insecurePlaintext(tlsRequired.host(), tlsRequired.port());
    }

    @Override
    public ServerAddress loginDisabledUntilTls() {
        return ServerAddress.startTls(tlsRequired.host(), tlsRequired.port());
    }

    @Override
    public ServerAddress bare() {
        return ServerAddress.insecurePlaintext(bare.host(), bare.port());
    }

    @Override
    public List<ServerAddress> badCertificate(BadCertificate kind) {
        ImapTestServer server = badServer(kind);
        return List.of(
                ServerAddress.tls(server.host(), server.tlsPort()),
                ServerAddress.startTls(server.host(), server.port()));
    }

    @Override
    public Optional<ServerAddress> process(User user) {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> token(User user) {
        Secret token = Secret.of("token-of-" + user.name());
        main.setTokens(user.name(), token.reveal().text());
        return Optional.of(token);
    }

    @Override
    public Optional<CertificateLogin> certificateLogin() {
        User user = newUser();
        ClientCertificate known = ClientCertificate.forUser(user.name());
        ImapTestServer external =
                sharing(certificate).clientAuthority(known.authority()).start();
        return Optional.of(new CertificateLogin(
                ServerAddress.tls(external.host(), external.tlsPort()),
                user,
                known.keyStore(user.password().toCharArray())));
    }

    @Override
    public boolean is(Trait trait) {
        return false;
    }

    @Override
    public User newUser() {
        User user = new User("user" + users.getAndIncrement(), "secret");
        main.addUser(user.name(), user.password());
        return user;
    }

    @Override
    public Optional<User> administrator() {
        return Optional.of(ADMINISTRATOR);
    }

    @Override
    public List<User> oddUsers() {
        return ODD_USERS;
    }
}
