package dev.imapala.testserver.internal.mime;

import java.util.Map;
import java.util.Optional;

/**
 * What a Content-Disposition field says (RFC 2183 section 2).
 *
 * @param type the disposition as written, as in {@code attachment}
 * @param parameters the parameters in order, continuations joined
 */
public record Disposition(String type, Map<String, String> parameters) {

    /** Reads a Content-Disposition field; nothing where it has no type. */
    public static Optional<Disposition> read(String value) {
        FieldScanner scanner = new FieldScanner(value);
        String type = scanner.token();
        return type.isEmpty() ? Optional.empty() : Optional.of(new Disposition(type, Parameters.read(scanner)));
    }
}
