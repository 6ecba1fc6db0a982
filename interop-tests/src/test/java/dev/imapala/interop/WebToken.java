package dev.imapala.interop;

import dev.imapala.protocol.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens that a server checks by itself: JSON Web Tokens with a signature by a shared key. */
final class WebToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private WebToken() {}

    /** Returns a token of {@code user} for an hour, signed by {@code key}, which is in base64. */
    static Secret of(String user, String key) {
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"sub\":\"%s\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}".formatted(user, now - 5, now - 5, now + 3600);
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        return Secret.of(signed + "." + BASE64.encodeToString(signature(signed, key)));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(String signed, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
