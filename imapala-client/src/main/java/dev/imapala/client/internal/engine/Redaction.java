package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.PlainMessage;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.response.ResponseText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes lines fit for a log: printable, literals by size, no credentials. */
final class Redaction {
    private static final int LONGEST = 2000;

    private Redaction() {}

    /** Returns the SASL message PLAIN for {@code credentials}. */
    static Secret plainMessage(Credentials credentials) {
        return new PlainMessage("", credentials.user(), credentials.password()).encode();
    }

    /** Returns the forms in which the password may be on the wire. */
    static List<String> formsOf(Credentials credentials) {
        Bytes password = credentials.password().reveal();
        List<String> forms = new ArrayList<>();
        forms.add(password.text());
        forms.add(Base64.getEncoder().encodeToString(password.toArray()));
        forms.add(Base64.getEncoder()
                .encodeToString(plainMessage(credentials).reveal().toArray()));
        forms.removeIf(String::isEmpty);
        return forms;
    }

    /** Returns {@code text} with {@code ***} for each of {@code secrets}. */
    static String without(List<String> secrets, String text) {
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, "***");
        }
        return result;
    }

    /** Returns the text of a status response for people, on one line. */
    static String text(ResponseText text) {
        return text.text().isEmpty() ? "without a reason" : printable(text.text());
    }

    /** Returns {@code frame} as one printable line, its literals by size. */
    static String line(Bytes frame) {
        StringBuilder line = new StringBuilder();
        String octets = new String(frame.toArray(), StandardCharsets.ISO_8859_1);
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

    private static String printable(CharSequence text) {
        StringBuilder result = new StringBuilder();
        text.chars()
                .filter(c -> c != '\r')
                .limit(LONGEST)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .forEach(c -> result.append((char) c));
        return text.length() > LONGEST ? result + "..." : result.toString();
    }
}
