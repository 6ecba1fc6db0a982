package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.response.ResponseText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes lines fit for a log: printable, literals by size, no credentials. */
final class Redaction {
    private static final int LONGEST = 2000;
    private static final int LEAST_OF_BASE64 = 6;

    private Redaction() {}

    /** Returns the forms in which somebody may write {@code secret}, as logs would show them. */
    static Set<String> formsOf(Secret secret) {
        Bytes octets = secret.reveal();
        String text = octets.text();
        byte[] array = octets.toArray();
        Set<String> forms = new LinkedHashSet<>();
        forms.add(text);
        forms.add(text.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(percentEncoded(array, false));
        forms.add(percentEncoded(array, true));
        forms.add(HexFormat.of().formatHex(array));
        forms.add(HexFormat.of().withUpperCase().formatHex(array));
        if (!text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl)) {
            forms.add(MailboxName.encode(text).text());
        }
        addBase64(array, forms);
        Set<String> shown = new LinkedHashSet<>(forms);
        forms.forEach(form -> {
            shown.add(printable(form));
            shown.add(printable(new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        });
        shown.removeIf(String::isEmpty);
        return shown;
    }

    /** Returns what URIs and forms make of {@code octets}; in forms a space is a plus sign. */
    private static String percentEncoded(byte[] octets, boolean form) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~*".indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(form && c == ' ' ? "+" : String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return text.toString();
    }

    /** Inside other text, base64 comes in three forms, which differ at their ends. */
    private static void addBase64(byte[] octets, Set<String> forms) {
        forms.add(Base64.getEncoder().encodeToString(octets));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + octets.length];
            System.arraycopy(octets, 0, shifted, before, octets.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to - from >= LEAST_OF_BASE64) {
                forms.add(base64.substring(from, to));
            }
        }
    }

    /** Returns {@code text} with {@code ***} for each of {@code secrets}. */
    static String without(List<String> secrets, String text) {
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, "***");
        }
        return result;
    }

    /** Does the same with text that was cut: what remains of a secret at its end is hidden too. */
    static String withoutAtCut(List<String> secrets, String text) {
        String result = without(secrets, text);
        for (String secret : secrets) {
            for (int length = Math.min(secret.length(), result.length()); length > 0; length--) {
                if (result.endsWith(secret.substring(0, length))) {
                    return result.substring(0, result.length() - length) + "***";
                }
            }
        }
        return result;
    }

    /** Returns the text of a status response for people, on one line. */
    static String text(ResponseText text) {
        return text.text().isEmpty() ? "without a reason" : cut(printable(text.text()));
    }

    /** Returns {@code frame} as one printable line, its literals by size. */
    static String line(Bytes frame) {
        StringBuilder line = new StringBuilder();
        String octets = latin1(frame);
        int at = 0;
        int end = octets.indexOf('\n');
        while (end >= 0) {
            line.append(octets, at, end);
            at = end + 1 + literalSize(octets.substring(at, end).stripTrailing());
            at = Math.min(at, octets.length());
            end = octets.indexOf('\n', at);
        }
        line.append(octets, at, octets.length());
        return printable(line);
    }

    /** Returns {@code frame} with all that is in it, on one line. */
    static String full(Bytes frame) {
        return printable(latin1(frame).replace("\r\n", "~"));
    }

    private static String latin1(Bytes octets) {
        return new String(octets.toArray(), StandardCharsets.ISO_8859_1);
    }

    /** Returns the size that a line announces at its end, 0 if none. */
    private static int literalSize(String line) {
        int open = line.lastIndexOf('{');
        if (open < 0 || !line.endsWith("}")) {
            return 0;
        }
        String digits = line.substring(open + 1, line.length() - 1).replace("+", "");
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }

    /** Returns what a log can take of {@code text}. */
    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static String printable(CharSequence text) {
        StringBuilder result = new StringBuilder(text.length());
        text.chars()
                .filter(c -> c != '\r')
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .forEach(c -> result.append((char) c));
        return result.toString();
    }
}
