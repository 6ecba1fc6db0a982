package dev.imapala.interop;

import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real server, which {@code interop-tests/run} has started; what it tells comes in the environment. */
final class StartedServer implements ServerUnderTest {
    private final AtomicInteger users = new AtomicInteger();
    private final int port;
    private final int tlsPort;
    private final Set<String> traits;
    private final X509Certificate authority;

    StartedServer(String name) {
        if (!name.equals(System.getenv("IMAPALA_SERVER"))) {
            throw new IllegalStateException("no " + name + " has been started; use interop-tests/run " + name);
        }
        port = Integer.parseInt(variable("PORT"));
        tlsPort = Integer.parseInt(variable("TLS_PORT"));
        traits = Set.of(variable("TRAITS").split(" "));
        authority = readCertificate(Path.of(variable("CA")));
    }

    private static String variable(String name) {
        String value = System.getenv("IMAPALA_" + name);
        if (value == null) {
            throw new IllegalStateException("the script that starts the server must set IMAPALA_" + name);
        }
        return value;
    }

    private static X509Certificate readCertificate(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(pem + " is not a certificate", e);
        }
    }

    @Override
    public List<X509Certificate> authorities() {
        return List.of(authority);
    }

    @Override
    public ServerAddress tls() {
        return ServerAddress.tls("localhost", tlsPort);
    }

    @Override
    public ServerAddress startTls() {
        return ServerAddress.startTls(variable("HOST"), port);
    }

    @Override
    public ServerAddress plaintext() {
        return ServerAddress.insecurePlaintext(variable("HOST"), port);
    }

    @Override
    public ServerAddress loginDisabled() {
        return ServerAddress.insecurePlaintext(variable("LOGIN_DISABLED_HOST"), port);
    }

    @Override
    public ServerAddress loginDisabledUntilTls() {
        return ServerAddress.startTls(variable("LOGIN_DISABLED_HOST"), port);
    }

    @Override
    public ServerAddress bare() {
        return ServerAddress.insecurePlaintext(variable("BARE_HOST"), port);
    }

    @Override
    public List<ServerAddress> badCertificate(BadCertificate kind) {
        String host = variable(kind + "_HOST");
        return List.of(ServerAddress.tls(host, tlsPort), ServerAddress.startTls(host, port));
    }

    @Override
    public Optional<ServerAddress> process(User user) {
        String command = System.getenv("IMAPALA_PROCESS");
        return command == null || command.isEmpty()
                ? Optional.empty()
                : Optional.of(ServerAddress.process(List.of((command + " " + user.name()).split(" "))));
    }

    @Override
    public Optional<Secret> token(User user) {
        return Optional.ofNullable(System.getenv("IMAPALA_TOKEN_KEY")).map(key -> WebToken.of(user.name(), key));
    }

    @Override
    public Optional<CertificateLogin> certificateLogin() {
        return Optional.ofNullable(System.getenv("IMAPALA_CERTIFICATE"))
                .map(file -> new CertificateLogin(
                        ServerAddress.tls(variable("CERTIFICATE_HOST"), tlsPort),
                        new User("alice", variable("PASSWORD")),
                        readStore(file)));
    }

    private static KeyStore readStore(String file) {
        try {
            return KeyStore.getInstance(
                    Path.of(file).toFile(), variable("PASSWORD").toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(file + " is no key store", e);
        }
    }

    @Override
    public boolean is(Trait trait) {
        return traits.contains(trait.name());
    }

    @Override
    public User newUser() {
        return new User("user" + users.getAndIncrement(), variable("PASSWORD"));
    }

    @Override
    public Optional<User> administrator() {
        return Optional.ofNullable(System.getenv("IMAPALA_ADMINISTRATOR"))
                .filter(name -> !name.isEmpty())
                .map(name -> new User(name, variable("PASSWORD")));
    }

    @Override
    public List<User> oddUsers() {
        try (Stream<String> lines = Files.lines(Path.of(variable("ODD_USERS")))) {
            return lines.map(line -> line.split("\t", 2))
                    .map(pair -> new User(pair[0], pair[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
