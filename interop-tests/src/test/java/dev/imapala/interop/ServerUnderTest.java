package dev.imapala.interop;

import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Secret;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The server that the scenarios talk to, and the ways in which it can be reached. It is chosen by the system property
 * {@code imapala.interop.server}: {@code testserver}, or the name of one that {@code interop-tests/run} has started.
 */
interface ServerUnderTest {
    /** Returns the chosen server; the same one for all tests of a JVM. */
    static ServerUnderTest current() {
        return CurrentServer.INSTANCE;
    }

    /** Returns the authorities that have signed the server's certificates, except those of nobody's trust. */
    List<X509Certificate> authorities();

    /** Returns where everybody may log in over TLS. */
    ServerAddress tls();

    /** Returns where TLS begins by STARTTLS. */
    ServerAddress startTls();

    /** Returns where everybody may log in without any protection. */
    ServerAddress plaintext();

    /** Returns where the server offers TLS by STARTTLS and lets nobody log in before, for a client that tries anyway. */
    ServerAddress loginDisabled();

    /** Returns the same place for a client that begins TLS. */
    ServerAddress loginDisabledUntilTls();

    /** Returns a server, without protection, that offers IMAP4rev1 and no extension at all. */
    ServerAddress bare();

    /** Returns where the server has a certificate that must be refused: over TLS and by STARTTLS. */
    List<ServerAddress> badCertificate(BadCertificate kind);

    /** Returns the program that is a session of {@code user} by itself, where the server has one. */
    Optional<ServerAddress> process(User user);

    /** Returns an access token of {@code user}, where the server takes such. */
    Optional<Secret> token(User user);

    /** Returns how to log in by a certificate, where the server knows one. */
    Optional<CertificateLogin> certificateLogin();

    /**
     * Somebody who logs in by his certificate.
     *
     * @param address where he does
     * @param user who he is
     * @param store his certificate and its key, which has the password of {@code user}
     */
    record CertificateLogin(ServerAddress address, User user, KeyStore store) {}

    /** Tells whether the server is known to be so. */
    boolean is(Trait trait);

    /** Returns a user nobody has used before, with an empty INBOX. */
    User newUser();

    /** Returns who may act as any user, where the tests know one. */
    Optional<User> administrator();

    /** Returns users whose names and passwords have quotes, backslashes, spaces and letters beyond ASCII. */
    List<User> oddUsers();

    /** What can be wrong with a certificate. */
    enum BadCertificate {
        /** It is for another host. */
        WRONG_NAME,
        /** It has expired. */
        EXPIRED,
        /** It is signed by nobody whom the client trusts. */
        SELF_SIGNED
    }
}
