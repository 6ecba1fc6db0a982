package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The text of a message of SCRAM: attributes with commas between them.
 *
 * <p>RFC 5802 section 7
 */
final class ScramText {
    private final String[] attributes;
    private int at;

    ScramText(Secret message) {
        attributes = message.reveal().text().split(",", -1);
    }

    /** Returns what {@code reading} reads; nothing if it fails. */
    <T> Optional<T> reading(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SaslException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String next() {
        if (at == attributes.length) {
            throw new SaslException("an attribute is missing");
        }
        return attributes[at++];
    }

    /** Returns the value of the next attribute, which has to be {@code name}. */
    String next(char name) {
        return value(name, next());
    }

    /** Returns the value of the last attribute, passing over extensions. */
    String last(char name) {
        at = Math.max(at, attributes.length - 1);
        return next(name);
    }

    static String value(char name, String attribute) {
        if (attribute.length() < 3 || attribute.charAt(0) != name || attribute.charAt(1) != '=') {
            throw new SaslException("expected " + name + "=");
        }
        return attribute.substring(2);
    }

    static void checkNonce(String nonce) {
        if (nonce.isEmpty() || nonce.chars().anyMatch(c -> c < '!' || c > '~' || c == ',')) {
            throw new IllegalArgumentException("this part of SCRAM is printable ASCII without a comma");
        }
    }

    static String escape(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    static String unescape(String name) {
        String rest = name.replace("=2C", "").replace("=3D", "");
        if (rest.indexOf('=') >= 0) {
            throw new SaslException("a name has an equals sign as =3D");
        }
        return name.replace("=2C", ",").replace("=3D", "=");
    }

    static String base64(Bytes octets) {
        return Base64.getEncoder().encodeToString(octets.toArray());
    }

    static Bytes octets(String base64) {
        return Bytes.copyOf(Base64.getDecoder().decode(base64));
    }
}
