package dev.imapala.testserver;

import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.Secret;
import dev.imapala.testserver.fault.Faults;
import dev.imapala.testserver.internal.session.ServerSettings;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.Accounts;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Says what a server shall be like; {@link #start()} starts one. A builder can start several.
 *
 * @since 0.1
 */
public final class ImapTestServerBuilder {
    private static final Capabilities DEFAULT_CAPABILITIES = Capabilities.of(
            "IMAP4rev1",
            "IMAP4rev2",
            "STARTTLS",
            "AUTH=PLAIN",
            "AUTH=LOGIN",
            "AUTH=CRAM-MD5",
            "AUTH=SCRAM-SHA-1",
            "AUTH=SCRAM-SHA-256",
            "AUTH=XOAUTH2",
            "AUTH=OAUTHBEARER",
            "SASL-IR",
            "LITERAL+",
            "ID",
            "ENABLE",
            "IDLE",
            "COMPRESS=DEFLATE",
            "ACL",
            "RIGHTS=texk",
            "QUOTA",
            "QUOTASET",
            "QUOTA=RES-STORAGE",
            "QUOTA=RES-MESSAGE",
            "QUOTA=RES-MAILBOX",
            "METADATA",
            "UTF8=ACCEPT",
            "UNAUTHENTICATE",
            "UNSELECT",
            "UIDPLUS",
            "MOVE",
            "BINARY",
            "CONDSTORE",
            "QRESYNC",
            "PREVIEW",
            "SAVEDATE",
            "OBJECTID",
            "ESEARCH",
            "SEARCHRES",
            "WITHIN",
            "SEARCH=FUZZY",
            "SORT",
            "SORT=DISPLAY",
            "ESORT",
            "THREAD=ORDEREDSUBJECT",
            "THREAD=REFERENCES",
            "MULTIAPPEND",
            "CATENATE",
            "SPECIAL-USE",
            "CREATE-SPECIAL-USE",
            "NAMESPACE",
            "CHILDREN",
            "LIST-EXTENDED",
            "LIST-STATUS",
            "STATUS=SIZE");

    private final Map<String, Secret> users = new LinkedHashMap<>();
    private final Map<String, Set<Secret>> tokens = new LinkedHashMap<>();
    private final Set<String> administrators = new LinkedHashSet<>();
    private @Nullable X509Certificate clientAuthority;
    private @Nullable Accounts shared;
    private boolean anyPassword;
    private Capabilities capabilities = DEFAULT_CAPABILITIES;
    private Namespaces namespaces = new Namespaces(List.of(Namespace.of("", Account.DELIMITER)), List.of(), List.of());
    private boolean tlsRequired;
    private @Nullable ServerCertificate certificate;
    private @Nullable SSLContext tls;
    private int port;
    private int tlsPort;
    private Limits limits = Limits.DEFAULT;

    ImapTestServerBuilder() {}

    /** Adds a user with an INBOX, and Archive, Drafts, Junk, Sent and Trash. */
    public ImapTestServerBuilder user(String user, String password) {
        users.put(user, Secret.of(password));
        return this;
    }

    /** Lets {@code user}, who has to be added, log in by XOAUTH2 and OAUTHBEARER with {@code token} too. */
    public ImapTestServerBuilder token(String user, String token) {
        tokens.computeIfAbsent(user, key -> new LinkedHashSet<>()).add(Secret.of(token));
        return this;
    }

    /** Lets {@code user}, who has to be added, act as any other: by PLAIN and EXTERNAL. */
    public ImapTestServerBuilder administrator(String user) {
        administrators.add(user);
        return this;
    }

    /** Asks clients for a certificate of this authority, and offers AUTH=EXTERNAL: its common name is the user's. */
    public ImapTestServerBuilder clientAuthority(X509Certificate authority) {
        clientAuthority = authority;
        return this;
    }

    /** Lets users log in with any password, by LOGIN, AUTHENTICATE PLAIN and AUTHENTICATE LOGIN. */
    public ImapTestServerBuilder anyPassword() {
        anyPassword = true;
        return this;
    }

    /**
     * Serves the users and mailboxes of {@code server} too: both know users added to either, and tell news of either.
     * How passwords are checked is up to {@code server}.
     */
    public ImapTestServerBuilder sharing(ImapTestServer server) {
        shared = server.accounts();
        return this;
    }

    /**
     * Offers just these capabilities. A command that needs another one is answered with BAD. STARTTLS and what is for
     * logging in is told only where it can be used.
     */
    public ImapTestServerBuilder capabilities(String... names) {
        capabilities = Capabilities.of(names);
        return this;
    }

    /** Offers these capabilities besides, such as {@link Capability#X_GM_EXT_1}: what Gmail adds. */
    public ImapTestServerBuilder with(Capability... more) {
        List<Capability> all = new ArrayList<>();
        capabilities.forEach(all::add);
        all.addAll(List.of(more));
        capabilities = Capabilities.of(all);
        return this;
    }

    /**
     * Offers these capabilities no longer. What IMAP4rev2 brings along (RFC 9051 appendix E) is gone only if IMAP4rev2 is.
     */
    public ImapTestServerBuilder without(Capability... unwanted) {
        List<Capability> rest = new ArrayList<>();
        capabilities.forEach(rest::add);
        rest.removeAll(List.of(unwanted));
        capabilities = Capabilities.of(rest);
        return this;
    }

    /** Tells these namespaces; without this, one that holds all mailboxes. What names mean does not depend on it. */
    public ImapTestServerBuilder namespaces(Namespaces newNamespaces) {
        namespaces = newNamespaces;
        return this;
    }

    /** Refuses passwords on a connection without TLS, and tells LOGINDISABLED there. */
    public ImapTestServerBuilder tlsRequired() {
        tlsRequired = true;
        return this;
    }

    /** Uses this certificate; without this, the server makes one for {@code localhost}. */
    public ImapTestServerBuilder certificate(ServerCertificate newCertificate) {
        certificate = newCertificate;
        tls = null;
        return this;
    }

    /** Uses this context for TLS; then {@link ImapTestServer#certificate()} knows nothing. */
    public ImapTestServerBuilder tls(SSLContext context) {
        tls = context;
        certificate = null;
        return this;
    }

    /** Uses this port for plain connections; 0, the default, takes any that is free. */
    public ImapTestServerBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /** Uses this port for TLS connections; 0, the default, takes any that is free. */
    public ImapTestServerBuilder tlsPort(int newPort) {
        tlsPort = newPort;
        return this;
    }

    /** Limits what a client may send. */
    public ImapTestServerBuilder limits(Limits newLimits) {
        limits = newLimits;
        return this;
    }

    /**
     * Starts a server.
     *
     * @throws java.io.UncheckedIOException if a port cannot be had
     */
    public ImapTestServer start() {
        if (tls == null && certificate == null) {
            certificate = ServerCertificate.forLocalhost();
        }
        return new ImapTestServer(this);
    }

    ServerSettings settings() {
        Accounts accounts = shared == null ? new Accounts(anyPassword) : shared;
        users.forEach(accounts::add);
        tokens.forEach((user, valid) -> accounts.find(user).orElseThrow().setTokens(valid));
        administrators.forEach(user -> accounts.find(user).orElseThrow().setAdministrator());
        SSLContext context = certificate != null ? certificate.serverContext(clientAuthority) : tls;
        if (context == null) {
            throw new IllegalStateException("neither a certificate nor an SSLContext");
        }
        return new ServerSettings(
                accounts, offered(), namespaces, tlsRequired, context, clientAuthority != null, limits, new Faults());
    }

    private Capabilities offered() {
        List<Capability> offered = new ArrayList<>();
        capabilities.forEach(offered::add);
        if (clientAuthority != null) {
            offered.add(Capability.auth("EXTERNAL"));
        }
        return Capabilities.of(offered);
    }

    @Nullable
    ServerCertificate certificate() {
        return certificate;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }
}
