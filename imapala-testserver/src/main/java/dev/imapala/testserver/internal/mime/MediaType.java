package dev.imapala.testserver.internal.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a Content-Type field says (RFC 2045 section 5).
 *
 * @param type the type as written
 * @param subtype the subtype as written
 * @param parameters the parameters in order, continuations joined
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    static final MediaType TEXT_PLAIN = new MediaType("text", "plain", Map.of("charset", "us-ascii"));
    static final MediaType MESSAGE = new MediaType("message", "rfc822", Map.of());

    /** Reads a Content-Type field; nothing where it has no type and subtype. */
    static Optional<MediaType> read(String value) {
        FieldScanner scanner = new FieldScanner(value);
        String type = scanner.token();
        if (type.isEmpty() || !scanner.skip('/')) {
            return Optional.empty();
        }
        String subtype = scanner.token();
        if (subtype.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MediaType(type, subtype, Parameters.read(scanner)));
    }

    /** Tells whether this is that type, whatever the case of its letters. */
    public boolean is(String otherType, String otherSubtype) {
        return isType(otherType) && subtype.equalsIgnoreCase(otherSubtype);
    }

    /** Tells whether this is a multipart that names its boundary. */
    public boolean isMultipart() {
        return isType("multipart") && boundary().isPresent();
    }

    /** Tells whether this is text of any kind. */
    public boolean isText() {
        return isType("text");
    }

    private boolean isType(String other) {
        return type.equalsIgnoreCase(other);
    }

    /** Returns a parameter whose name is given in lower case. */
    public Optional<String> parameter(String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> boundary() {
        return parameter("boundary").filter(boundary -> !boundary.isEmpty());
    }
}
