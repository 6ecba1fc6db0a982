package dev.imapala.client;

import dev.imapala.protocol.Secret;
import dev.imapala.protocol.sasl.AnonymousMessage;
import dev.imapala.protocol.sasl.OAuthBearerMessage;
import dev.imapala.protocol.sasl.SaslMechanism;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.protocol.sasl.ScramHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Who logs in, and how. Neither password nor token ever shows: {@link #toString()} has the user only.
 *
 * <pre>
 * Credentials.password("ann", secret)
 * Credentials.oauth("ann@example.org", () -&gt; tokens.current())
 * </pre>
 *
 * <p>RFC 9051 section 6.2
 */
public final class Credentials {
    /** By which command the credentials go to the server. */
    public enum Method {
        /** AUTHENTICATE PLAIN if the server offers it, else LOGIN. */
        BEST,
        /** AUTHENTICATE PLAIN (RFC 4616 section 2). */
        PLAIN,
        /** LOGIN (RFC 9051 section 6.2.3). */
        LOGIN,
        /** AUTHENTICATE by the first of the mechanisms that the server offers (RFC 9051 section 6.2.2). */
        SASL,
        /** None: the server has to know who we are, and to say so by greeting with PREAUTH. */
        NONE
    }

    /** Makes a mechanism ready for one log-in at {@code address}. */
    private interface Preparation {
        CompletionStage<SaslMechanism> prepare(ServerAddress address);
    }

    private static final Secret NO_PASSWORD = Secret.of("");

    private final Method method;
    private final String user;
    private final Secret password;
    private final Map<String, Preparation> mechanisms;

    private Credentials(Method method, String user, Secret password, Map<String, Preparation> mechanisms) {
        this.method = method;
        this.user = user;
        this.password = password;
        this.mechanisms = mechanisms;
    }

    private static Credentials ofPassword(Method method, String user, Secret password) {
        if (user.isEmpty() || user.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a user name has at least one character and no NUL");
        }
        if (password.reveal().isEmpty() || password.reveal().text().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a password has at least one character and no NUL");
        }
        return new Credentials(method, user, password, ready(SaslMechanisms.plain(user, password)));
    }

    private static Map<String, Preparation> ready(SaslMechanism... mechanisms) {
        Map<String, Preparation> ready = new LinkedHashMap<>();
        for (SaslMechanism mechanism : mechanisms) {
            ready.put(mechanism.name(), address -> CompletableFuture.completedFuture(mechanism));
        }
        return ready;
    }

    /**
     * Returns the credentials of {@code user}, who logs in by AUTHENTICATE PLAIN if the server offers it, else by LOGIN.
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static Credentials password(String user, Secret password) {
        return ofPassword(Method.BEST, user, password);
    }

    /** Does the same as {@link #password(String, Secret)}. */
    public static Credentials password(String user, String password) {
        return password(user, Secret.of(password));
    }

    /** Does the same as {@link #password(String, Secret)}; the caller may overwrite {@code password} afterwards. */
    public static Credentials password(String user, char[] password) {
        return password(user, Secret.of(password));
    }

    /**
     * Returns the credentials of {@code user}, who logs in by LOGIN or not at all.
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static Credentials login(String user, Secret password) {
        return ofPassword(Method.LOGIN, user, password);
    }

    /** Does the same as {@link #login(String, Secret)}. */
    public static Credentials login(String user, String password) {
        return login(user, Secret.of(password));
    }

    /**
     * Returns the credentials of {@code user}, who logs in by AUTHENTICATE PLAIN or not at all.
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static Credentials plain(String user, Secret password) {
        return ofPassword(Method.PLAIN, user, password);
    }

    /** Does the same as {@link #plain(String, Secret)}. */
    public static Credentials plain(String user, String password) {
        return plain(user, Secret.of(password));
    }

    /**
     * Returns the credentials of {@code user}, who acts as somebody else: an administrator who reads or files the mail of
     * others, with his own password. By AUTHENTICATE PLAIN. Where the server does not let him, {@code connect} fails with
     * {@link AuthenticationFailedException}.
     *
     * <p>RFC 4616 section 2
     *
     * @param actAs whose mail it is; the user himself if empty
     * @throws IllegalArgumentException if the user or the password is empty, or one of the three has a NUL character
     */
    public static Credentials plain(String user, Secret password, String actAs) {
        Map<String, Preparation> mechanisms = ready(SaslMechanisms.plain(user, password, actAs));
        return new Credentials(Method.PLAIN, actAs.isEmpty() ? user : actAs, password, mechanisms);
    }

    /**
     * Returns the credentials of {@code user}, who logs in by SCRAM-SHA-256 or SCRAM-SHA-1, whichever the server offers
     * first in this order, or not at all. The password stays here, and the server has to show that it knows it.
     *
     * <p>RFC 5802 section 3
     *
     * @throws IllegalArgumentException if one of them is empty, or SASLprep forbids a character of it
     */
    public static Credentials scram(String user, Secret password) {
        return new Credentials(
                Method.SASL,
                user,
                password,
                ready(
                        SaslMechanisms.scram(ScramHash.SHA_256, user, password),
                        SaslMechanisms.scram(ScramHash.SHA_1, user, password)));
    }

    /** Does the same as {@link #scram(String, Secret)}. */
    public static Credentials scram(String user, String password) {
        return scram(user, Secret.of(password));
    }

    /**
     * Returns the credentials of {@code user}, who logs in by CRAM-MD5 or not at all.
     *
     * <p>RFC 2195 section 2
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static Credentials cramMd5(String user, Secret password) {
        Credentials checked = ofPassword(Method.SASL, user, password);
        return new Credentials(Method.SASL, user, checked.password, ready(SaslMechanisms.cramMd5(user, password)));
    }

    /** Does the same as {@link #cramMd5(String, Secret)}. */
    public static Credentials cramMd5(String user, String password) {
        return cramMd5(user, Secret.of(password));
    }

    /**
     * Returns the credentials of {@code user}, who logs in with an access token, by OAUTHBEARER or XOAUTH2, whichever the
     * server offers first in this order.
     *
     * <p>RFC 7628 section 3
     *
     * @param token is asked for a token each time that the server is, on the callback executor. Where it fails, or takes
     *     over two minutes, there is no connection
     * @throws IllegalArgumentException if the user is empty or has a control character
     */
    public static Credentials oauth(String user, Supplier<? extends CompletionStage<Secret>> token) {
        Map<String, Preparation> mechanisms = new LinkedHashMap<>();
        mechanisms.put(
                "OAUTHBEARER",
                address -> token.get()
                        .thenApply(secret -> SaslMechanisms.oauthBearer(
                                new OAuthBearerMessage(user, address.host(), address.port(), secret))));
        mechanisms.putAll(xoauth2(user, token).mechanisms);
        return new Credentials(Method.SASL, user, NO_PASSWORD, mechanisms);
    }

    /** Does the same as {@link #oauth(String, Supplier)}, with the same token each time. */
    public static Credentials oauth(String user, Secret token) {
        return oauth(user, () -> CompletableFuture.completedFuture(token));
    }

    /**
     * Returns the credentials of {@code user}, who logs in with an access token by XOAUTH2 or not at all.
     *
     * @param token as for {@link #oauth(String, Supplier)}
     * @throws IllegalArgumentException if the user is empty or has a control character
     */
    public static Credentials xoauth2(String user, Supplier<? extends CompletionStage<Secret>> token) {
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a user name has at least one character and no control characters");
        }
        Preparation preparation = address -> token.get().thenApply(secret -> SaslMechanisms.xoauth2(user, secret));
        return new Credentials(Method.SASL, user, NO_PASSWORD, new LinkedHashMap<>(Map.of("XOAUTH2", preparation)));
    }

    /** Does the same as {@link #xoauth2(String, Supplier)}, with the same token each time. */
    public static Credentials xoauth2(String user, Secret token) {
        return xoauth2(user, () -> CompletableFuture.completedFuture(token));
    }

    /**
     * Returns the credentials of whom the client's certificate names: see {@link TlsOptions#clientCertificate}. By
     * EXTERNAL.
     *
     * <p>RFC 4422 appendix A
     */
    public static Credentials external() {
        return external("");
    }

    /**
     * Returns the credentials of whom the client's certificate names, to act as {@code user}; as himself if empty.
     *
     * <p>RFC 4422 appendix A
     *
     * @throws IllegalArgumentException if {@code user} has a NUL character
     */
    public static Credentials external(String user) {
        return new Credentials(Method.SASL, user, NO_PASSWORD, ready(SaslMechanisms.external(user)));
    }

    /**
     * Returns the credentials of nobody in particular, by ANONYMOUS.
     *
     * <p>RFC 4505 section 2
     *
     * @param trace who it is, as far as that may be known: an address, or up to 255 characters; may be empty
     * @throws IllegalArgumentException if it has too many characters, or a control character
     */
    public static Credentials anonymous(String trace) {
        AnonymousMessage message = new AnonymousMessage(trace);
        return new Credentials(Method.SASL, "anonymous", NO_PASSWORD, ready(SaslMechanisms.anonymous(message)));
    }

    /**
     * Returns the credentials of {@code user}, who logs in by the first of {@code mechanisms} that the server offers, or
     * not at all. They may be your own; their methods are called on the callback executor.
     *
     * <p>RFC 9051 section 6.2.2
     *
     * @param user what {@link ImapListener} is told
     * @throws IllegalArgumentException if there are none
     */
    public static Credentials sasl(String user, SaslMechanism... mechanisms) {
        if (mechanisms.length == 0) {
            throw new IllegalArgumentException("AUTHENTICATE needs a mechanism");
        }
        return new Credentials(Method.SASL, user, NO_PASSWORD, ready(mechanisms));
    }

    /**
     * Returns no credentials, for a server that knows already who we are and greets with PREAUTH: a process, mostly. From
     * one that does not, {@code connect} fails with {@link ConnectionLostException}.
     *
     * <p>RFC 9051 section 7.1.4
     */
    public static Credentials preauthenticated() {
        return new Credentials(Method.NONE, "", NO_PASSWORD, Map.of());
    }

    /** Returns by which command the credentials go to the server. */
    public Method method() {
        return method;
    }

    /** Returns the user; empty if the server alone knows. */
    public String user() {
        return user;
    }

    /** Returns the password, which prints itself as {@code ***}; an empty one if there is none. */
    public Secret password() {
        return password;
    }

    /** Returns the names of the mechanisms that AUTHENTICATE may be given, the preferred one first. */
    public List<String> mechanisms() {
        return List.copyOf(mechanisms.keySet());
    }

    /**
     * Makes one of {@link #mechanisms()} ready to log in at {@code address}: asks for the token, if it has one.
     *
     * @return completes with the mechanism; exceptionally with what the supplier of the token fails with
     * @throws IllegalArgumentException if it is none of them
     */
    public CompletionStage<SaslMechanism> mechanism(String name, ServerAddress address) {
        Preparation preparation = mechanisms.get(name);
        if (preparation == null) {
            throw new IllegalArgumentException(name + " is not among " + mechanisms.keySet());
        }
        return preparation.prepare(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that
                && method == that.method
                && user.equals(that.user)
                && password.equals(that.password)
                && (method != Method.SASL || mechanisms.equals(that.mechanisms));
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, user);
    }

    @Override
    public String toString() {
        String how = method == Method.SASL ? String.join("/", mechanisms.keySet()) : method.name();
        return "Credentials[" + how + " " + user + " ***]";
    }
}
