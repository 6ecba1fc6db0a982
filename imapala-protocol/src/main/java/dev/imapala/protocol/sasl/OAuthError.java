package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a server refuses a token: an object of JSON.
 *
 * @param status the reason: a word such as {@code invalid_token}, or a number of HTTP
 * @param scope what the token should be for; empty if that was not said
 * @param configuration where a client learns more; empty if that was not said
 * RFC 7628 section 3.2.2
 */
public record OAuthError(String status, String scope, String configuration) {
    private static final int LONGEST = 10_000;
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final Pattern MEMBER =
            Pattern.compile("\\G\\s*" + STRING + "\\s*:\\s*" + STRING + "\\s*(,|\\}\\s*$)");

    /** Checks that there is a reason. */
    public OAuthError {
        if (status.isEmpty()) {
            throw new IllegalArgumentException("a refusal has a reason");
        }
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        StringBuilder json = new StringBuilder("{\"status\":").append(quoted(status));
        if (!scope.isEmpty()) {
            json.append(",\"scope\":").append(quoted(scope));
        }
        if (!configuration.isEmpty()) {
            json.append(",\"openid-configuration\":").append(quoted(configuration));
        }
        return Secret.of(json.append('}').toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Reads an object whose members are strings; nothing if it is something else, or gives no reason. */
    public static Optional<OAuthError> decode(Secret message) {
        String json = message.reveal().text().strip();
        if (!json.startsWith("{") || json.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> members = new LinkedHashMap<>();
        Matcher member = MEMBER.matcher(json);
        int at = 1;
        while (at < json.length() && member.find(at)) {
            members.put(unquoted(member.group(1)), unquoted(member.group(2)));
            at = member.end();
        }
        String status = members.getOrDefault("status", "");
        return at < json.length() || status.isEmpty()
                ? Optional.empty()
                : Optional.of(new OAuthError(
                        status, members.getOrDefault("scope", ""), members.getOrDefault("openid-configuration", "")));
    }

    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
