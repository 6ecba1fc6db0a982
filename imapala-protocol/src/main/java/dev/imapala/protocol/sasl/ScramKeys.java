package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * What SCRAM makes of a password, a salt and a number of iterations.
 *
 * <p>RFC 5802 section 3
 */
final class ScramKeys {
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private final ScramHash hash;
    private final byte[] client;
    private final byte[] server;

    private ScramKeys(ScramHash hash, byte[] salted) {
        this.hash = hash;
        client = hash.hmac(salted, ascii("Client Key"));
        server = hash.hmac(salted, ascii("Server Key"));
    }

    static ScramKeys of(ScramHash hash, Secret password, Bytes salt, int iterations) {
        String prepared = SaslPrep.prepare(password.reveal().text());
        byte[] key = prepared.getBytes(StandardCharsets.UTF_8);
        return new ScramKeys(hash, iterate(Macs.keyed(hash.mac(), key), salt.toArray(), iterations));
    }

    private static byte[] iterate(Mac mac, byte[] salt, int iterations) {
        mac.update(salt);
        byte[] last = mac.doFinal(FIRST_BLOCK);
        byte[] all = last;
        for (int i = 1; i < iterations; i++) {
            last = mac.doFinal(last);
            all = Macs.xor(all, last);
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns what shows that the client knows the password. */
    Bytes clientProof(String authMessage) {
        byte[] signature = hash.hmac(hash.hash(client), utf8(authMessage));
        return Bytes.copyOf(Macs.xor(client, signature));
    }

    /** Returns what shows that the server knows it. */
    Bytes serverSignature(String authMessage) {
        return Bytes.copyOf(hash.hmac(server, utf8(authMessage)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
