package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * A message of SCRAM, without channel binding.
 *
 * <pre>
 * C: n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL
 * S: r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096
 * C: c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=
 * S: v=rmF9pqV8S7suAoZWja4dJRkFsKQ=
 * </pre>
 *
 * <p>RFC 5802 section 7
 */
public sealed interface ScramMessage {
    /** Returns the octets to send, before base64. */
    Secret encode();

    /**
     * The client's first message.
     *
     * @param authorizationId whom to act as; empty for the user himself
     * @param user the user, not empty
     * @param nonce what the client has made up: printable, without a comma
     */
    record ClientFirst(String authorizationId, String user, String nonce) implements ScramMessage {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one of them is not as described
         */
        public ClientFirst {
            if (user.isEmpty() || (authorizationId + user).indexOf('\0') >= 0) {
                throw new IllegalArgumentException("SCRAM needs a user, without a NUL character");
            }
            ScramText.checkNonce(nonce);
        }

        /** Returns what goes before the message proper. */
        String header() {
            return "n," + (authorizationId.isEmpty() ? "" : "a=" + ScramText.escape(authorizationId)) + ",";
        }

        /** Returns the message proper. */
        String bare() {
            return "n=" + ScramText.escape(user) + ",r=" + nonce;
        }

        @Override
        public Secret encode() {
            return Secret.of(header() + bare());
        }

        /** Reads what {@link #encode()} makes; nothing if it is not such a message, or wants channel binding. */
        public static Optional<ClientFirst> decode(Secret message) {
            ScramText text = new ScramText(message);
            return text.reading(() -> {
                String binding = text.next();
                if (!binding.equals("n") && !binding.equals("y")) {
                    throw new SaslException("channel binding is not known");
                }
                String act = text.next();
                String as = act.isEmpty() ? "" : ScramText.unescape(ScramText.value('a', act));
                String user = ScramText.unescape(text.next('n'));
                return new ClientFirst(as, user, text.next('r'));
            });
        }

        @Override
        public String toString() {
            return "ClientFirst[" + user + " ***]";
        }
    }

    /**
     * The server's first message.
     *
     * @param nonce that of the client, and what the server has made up
     * @param salt the salt, not empty
     * @param iterations how often to hash, at least once
     */
    record ServerFirst(String nonce, Bytes salt, int iterations) implements ScramMessage {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one of them is not as described
         */
        public ServerFirst {
            ScramText.checkNonce(nonce);
            if (salt.isEmpty() || iterations < 1) {
                throw new IllegalArgumentException("SCRAM needs a salt and an iteration");
            }
        }

        @Override
        public Secret encode() {
            return Secret.of("r=" + nonce + ",s=" + ScramText.base64(salt) + ",i=" + iterations);
        }

        /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
        public static Optional<ServerFirst> decode(Secret message) {
            ScramText text = new ScramText(message);
            return text.reading(() -> new ServerFirst(
                    text.next('r'), ScramText.octets(text.next('s')), Integer.parseInt(text.next('i'))));
        }
    }

    /**
     * The client's last message.
     *
     * @param header what the client's first message began with
     * @param nonce the server's
     * @param proof what shows that the client knows the password
     */
    record ClientFinal(String header, String nonce, Bytes proof) implements ScramMessage {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one of them is not as described
         */
        public ClientFinal {
            ScramText.checkNonce(nonce);
        }

        /** Returns the message without the proof. */
        String withoutProof() {
            return "c=" + ScramText.base64(Bytes.of(header)) + ",r=" + nonce;
        }

        @Override
        public Secret encode() {
            return Secret.of(withoutProof() + ",p=" + ScramText.base64(proof));
        }

        /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
        public static Optional<ClientFinal> decode(Secret message) {
            ScramText text = new ScramText(message);
            return text.reading(() -> new ClientFinal(
                    ScramText.octets(text.next('c')).text(), text.next('r'), ScramText.octets(text.last('p'))));
        }

        @Override
        public String toString() {
            return "ClientFinal[***]";
        }
    }

    /**
     * The server's last message, if the client has been believed.
     *
     * @param signature what shows that the server knows the password
     */
    record ServerFinal(Bytes signature) implements ScramMessage {
        @Override
        public Secret encode() {
            return Secret.of("v=" + ScramText.base64(signature));
        }

        /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
        public static Optional<ServerFinal> decode(Secret message) {
            ScramText text = new ScramText(message);
            return text.reading(() -> new ServerFinal(ScramText.octets(text.next('v'))));
        }
    }

    /**
     * The server's last message, if the client has not been believed.
     *
     * @param error a word such as {@code invalid-proof}
     */
    record ServerError(String error) implements ScramMessage {
        /**
         * Checks the word.
         *
         * @throws IllegalArgumentException if it is not printable, or has a comma
         */
        public ServerError {
            ScramText.checkNonce(error);
        }

        @Override
        public Secret encode() {
            return Secret.of("e=" + error);
        }

        /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
        public static Optional<ServerError> decode(Secret message) {
            ScramText text = new ScramText(message);
            return text.reading(() -> new ServerError(text.next('e')));
        }
    }
}
