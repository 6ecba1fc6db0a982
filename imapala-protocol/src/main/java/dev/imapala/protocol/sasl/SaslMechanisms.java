package dev.imapala.protocol.sasl;

import dev.imapala.protocol.PlainMessage;
import dev.imapala.protocol.Secret;
import java.util.List;
import java.util.function.Supplier;

/**
 * The mechanisms that a client has.
 *
 * @since 0.1
 */
public final class SaslMechanisms {
    private SaslMechanisms() {}

    private record Named(String name, List<Secret> secrets, Supplier<SaslExchange> beginning) implements SaslMechanism {
        @Override
        public SaslExchange begin() {
            return beginning.get();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static SaslMechanism oneMessage(String name, List<Secret> secrets, Secret message) {
        return new Named(name, secrets, () -> new OneMessageExchange(message));
    }

    /**
     * Returns PLAIN: user and password as they are, so only inside TLS.
     *
     * <p>RFC 4616 section 2
     *
     * @throws IllegalArgumentException if one of them is empty or has a NUL character
     */
    public static SaslMechanism plain(String user, Secret password) {
        return plain(user, password, "");
    }

    /**
     * Returns PLAIN for {@code user}, who is to act as somebody else: an administrator, mostly.
     *
     * <p>RFC 4616 section 2
     *
     * @param actAs whom to act as; the user himself if empty
     * @throws IllegalArgumentException if the user or the password is empty, or one of the three has a NUL character
     */
    public static SaslMechanism plain(String user, Secret password, String actAs) {
        return oneMessage("PLAIN", List.of(password), new PlainMessage(actAs, user, password).encode());
    }

    /** Returns LOGIN, which asks for user and password one after the other; never standardized, so only for old servers. */
    public static SaslMechanism login(String user, Secret password) {
        return new Named("LOGIN", List.of(password), () -> new LoginExchange(user, password));
    }

    /**
     * Returns CRAM-MD5. The password does not go over the wire; whoever listens can try guesses.
     *
     * <p>RFC 2195 section 2
     */
    public static SaslMechanism cramMd5(String user, Secret password) {
        return new Named("CRAM-MD5", List.of(password), () -> new CramMd5Exchange(user, password));
    }

    /**
     * Returns SCRAM with {@code hash}, without channel binding. The password does not go over the wire, and the server has
     * to show that it knows it.
     *
     * <p>RFC 5802 section 3
     *
     * @throws IllegalArgumentException if SASLprep forbids a character of one of them
     */
    public static SaslMechanism scram(ScramHash hash, String user, Secret password) {
        return new Named(
                hash.mechanism(), List.of(password), ScramExchange.beginning(hash, user, password, ScramNonce::next));
    }

    /** Returns XOAUTH2, which is what some large providers had before {@link #oauthBearer OAUTHBEARER}. */
    public static SaslMechanism xoauth2(String user, Secret token) {
        return new Named(
                "XOAUTH2",
                List.of(token),
                () -> new OAuthExchange(new XOAuth2Message(user, token).encode(), Secret.of("")));
    }

    /**
     * Returns OAUTHBEARER.
     *
     * <p>RFC 7628 section 3.1
     */
    public static SaslMechanism oauthBearer(OAuthBearerMessage message) {
        return new Named(
                "OAUTHBEARER", List.of(message.token()), () -> new OAuthExchange(message.encode(), Secret.of("\1")));
    }

    /**
     * Returns EXTERNAL: who we are is known from elsewhere, mostly the certificate of the client.
     *
     * <p>RFC 4422 appendix A
     *
     * @param authorizationId whom to act as; empty for whoever the certificate says
     * @throws IllegalArgumentException if it has a NUL character
     */
    public static SaslMechanism external(String authorizationId) {
        if (authorizationId.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("whom to act as cannot have a NUL character");
        }
        return oneMessage("EXTERNAL", List.of(), Secret.of(authorizationId));
    }

    /**
     * Returns ANONYMOUS.
     *
     * <p>RFC 4505 section 2
     */
    public static SaslMechanism anonymous(AnonymousMessage message) {
        return oneMessage("ANONYMOUS", List.of(), message.encode());
    }
}
