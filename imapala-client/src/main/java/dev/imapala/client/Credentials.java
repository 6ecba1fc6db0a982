package dev.imapala.client;

import dev.imapala.protocol.Secret;
import java.util.Objects;

/**
 * Who logs in, and how. The password never shows: {@link #toString()} has the user only.
 *
 * <pre>
 * Credentials.password("ann", secret)
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
        LOGIN
    }

    private final Method method;
    private final String user;
    private final Secret password;

    private Credentials(Method method, String user, Secret password) {
        if (user.isEmpty() || user.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a user name has at least one character and no NUL");
        }
        if (password.reveal().isEmpty() || password.reveal().text().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a password has at least one character and no NUL");
        }
        this.method = method;
        this.user = user;
        this.password = password;
    }

    /**
     * Returns the credentials of {@code user}, who logs in by AUTHENTICATE PLAIN if the server offers it, else by LOGIN.
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static Credentials password(String user, Secret password) {
        return new Credentials(Method.BEST, user, password);
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
        return new Credentials(Method.LOGIN, user, password);
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
        return new Credentials(Method.PLAIN, user, password);
    }

    /** Does the same as {@link #plain(String, Secret)}. */
    public static Credentials plain(String user, String password) {
        return plain(user, Secret.of(password));
    }

    /** Returns by which command the credentials go to the server. */
    public Method method() {
        return method;
    }

    /** Returns the user. */
    public String user() {
        return user;
    }

    /** Returns the password, which prints itself as {@code ***}. */
    public Secret password() {
        return password;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that
                && method == that.method
                && user.equals(that.user)
                && password.equals(that.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, user);
    }

    @Override
    public String toString() {
        return "Credentials[" + method + " " + user + " ***]";
    }
}
