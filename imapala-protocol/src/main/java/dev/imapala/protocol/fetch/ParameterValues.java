package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure.Parameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of parameters as they were meant: long ones in pieces are joined, foreign ones are decoded. What is broken comes
 * as near as it can be.
 *
 * <p>RFC 2231 section 3, RFC 2231 section 4
 */
final class ParameterValues {
    /** More pieces than a header has lines are nothing but an attempt to waste time. */
    private static final int MOST_PIECES = 10_000;

    private ParameterValues() {}

    /** Returns the value of the parameter {@code name} in any case; nothing if there is none. */
    static Optional<String> find(List<Parameter> parameters, String name) {
        Map<Integer, Piece> pieces = new HashMap<>();
        Bytes plain = null;
        for (Parameter parameter : parameters) {
            if (!parameter.name().regionMatches(true, 0, name, 0, name.length())) {
                continue;
            }
            String rest = parameter.name().substring(name.length());
            if (rest.isEmpty()) {
                plain = plain == null ? parameter.value() : plain;
            } else {
                add(pieces, rest, parameter.value());
            }
        }
        return pieces.containsKey(0)
                ? Optional.of(join(pieces))
                : Optional.ofNullable(plain).map(Bytes::text);
    }

    /** Returns the same with encoded words decoded, which have no business in parameters and are there all the same. */
    static Optional<String> findName(List<Parameter> parameters, String name) {
        return find(parameters, name).map(EncodedWords::decodeText);
    }

    /** A piece of a value, with or without {@code %XX} in it. */
    private record Piece(Bytes octets, boolean encoded) {}

    /** Notes a piece if {@code rest} is {@code *}, {@code *0}, or {@code *0*}. */
    private static void add(Map<Integer, Piece> pieces, String rest, Bytes value) {
        boolean encoded = rest.endsWith("*");
        if (rest.equals("*")) {
            pieces.putIfAbsent(0, new Piece(value, true));
        } else if (rest.startsWith("*")) {
            int number = number(rest.substring(1, rest.length() - (encoded ? 1 : 0)));
            if (number >= 0) {
                pieces.putIfAbsent(number, new Piece(value, encoded));
            }
        }
    }

    private static int number(String digits) {
        boolean valid =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = valid ? Integer.parseInt(digits) : -1;
        return number < MOST_PIECES ? number : -1;
    }

    /** Joins the pieces up to the first that is missing. The first one tells the charset, if it is encoded. */
    private static String join(Map<Integer, Piece> pieces) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Charset charset = null;
        Piece piece = pieces.get(0);
        for (int i = 0; piece != null; piece = pieces.get(++i)) {
            byte[] value = piece.octets().toArray();
            int from = 0;
            if (i == 0 && piece.encoded()) {
                int quote = indexOf(value, 0);
                int second = indexOf(value, quote + 1);
                charset = quote > 0 && second > 0
                        ? EncodedWords.charset(Bytes.copyOf(value, 0, quote).text())
                        : null;
                from = second > 0 ? second + 1 : 0;
            }
            write(octets, value, from, piece.encoded());
        }
        return charset == null ? Bytes.copyOf(octets.toByteArray()).text() : octets.toString(charset);
    }

    private static int indexOf(byte[] value, int from) {
        for (int i = from; i < value.length; i++) {
            if (value[i] == '\'') {
                return i;
            }
        }
        return -1;
    }

    private static void write(ByteArrayOutputStream octets, byte[] value, int from, boolean encoded) {
        for (int i = from; i < value.length; i++) {
            int high = encoded && value[i] == '%' ? digit(value, i + 1) : -1;
            int low = high < 0 ? -1 : digit(value, i + 2);
            if (low < 0) {
                octets.write(value[i]);
            } else {
                octets.write(high << 4 | low);
                i += 2;
            }
        }
    }

    private static int digit(byte[] value, int at) {
        return at < value.length ? Character.digit(value[at], 16) : -1;
    }
}
