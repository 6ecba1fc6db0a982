package dev.imapala.testserver.internal.mime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parameters of structured fields. Continuations are joined, as servers should (RFC 2231 section 6); their
 * character set and percent signs stay, under a name that ends in an asterisk.
 */
final class Parameters {
    private static final Pattern SEGMENT = Pattern.compile("(.+)\\*(\\d{1,3})(\\*?)");
    private static final int MAX_PARAMETERS = 200;

    private Parameters() {}

    /** Reads from the first semicolon on; of two parameters of one name the first counts. */
    static Map<String, String> read(FieldScanner scanner) {
        Map<String, String> written = new LinkedHashMap<>();
        scanner.skipPast(';');
        while (!scanner.atEnd() && written.size() < MAX_PARAMETERS) {
            readOne(scanner, written);
        }
        return Collections.unmodifiableMap(join(written));
    }

    private static void readOne(FieldScanner scanner, Map<String, String> into) {
        String name = scanner.token();
        if (scanner.skip('=')) {
            String value = scanner.parameterValue();
            if (!name.isEmpty() && !contains(into, name)) {
                into.put(name, value);
            }
        }
        scanner.skipPast(';');
    }

    private static boolean contains(Map<String, String> parameters, String name) {
        return parameters.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static Map<String, String> join(Map<String, String> written) {
        Map<String, String> joined = new LinkedHashMap<>();
        written.forEach((name, value) -> {
            Matcher segment = SEGMENT.matcher(name);
            if (!segment.matches()) {
                joined.putIfAbsent(name, value);
            } else if (Integer.parseInt(segment.group(2)) == 0) {
                String whole = joinFrom(written, segment.group(1), value);
                joined.putIfAbsent(segment.group(1) + segment.group(3), whole);
            }
        });
        return joined;
    }

    private static String joinFrom(Map<String, String> written, String name, String first) {
        StringBuilder out = new StringBuilder(first);
        for (int number = 1; ; number++) {
            String segment = name + "*" + number;
            String next = find(written, segment);
            if (next.isEmpty()) {
                return out.toString();
            }
            out.append(next);
        }
    }

    private static String find(Map<String, String> written, String segment) {
        String name = segment.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> entry : written.entrySet()) {
            String candidate = entry.getKey().toLowerCase(Locale.ROOT);
            if (candidate.equals(name) || candidate.equals(name + "*")) {
                return entry.getValue();
            }
        }
        return "";
    }
}
