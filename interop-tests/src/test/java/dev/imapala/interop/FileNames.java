package dev.imapala.interop;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.BodyStructure.Parameter;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file name of a part as people see it: RFC 2231 section 3, RFC 2231 section 4, and the widespread encoded word. */
final class FileNames {
    private FileNames() {}

    /** Returns the file name of {@code part}, from its disposition or else its media type; null if it has none. */
    static @Nullable String of(BodyStructure part) {
        BodyStructure.Disposition disposition = part.extension().disposition();
        Optional<String> name = disposition == null ? Optional.empty() : decode(disposition.parameters(), "filename");
        return name.or(() -> decode(part.parameters(), "name")).orElse(null);
    }

    private static Optional<String> decode(List<Parameter> parameters, String name) {
        return value(parameters, name + "*")
                .or(() -> joined(parameters, name))
                .map(FileNames::decodeExtended)
                .or(() -> value(parameters, name).map(FileNames::decodeWords));
    }

    private static Optional<String> joined(List<Parameter> parameters, String name) {
        StringBuilder whole = new StringBuilder();
        Optional<String> segment = value(parameters, name + "*0*");
        for (int i = 1; segment.isPresent(); i++) {
            whole.append(segment.get());
            segment = value(parameters, name + "*" + i + "*");
        }
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole.toString());
    }

    private static Optional<String> value(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(parameter -> parameter.value().text())
                .findFirst();
    }

    /** Reads {@code charset'language'percent-encoded}; a plus is a plus here, not a space as in a form. */
    private static String decodeExtended(String value) {
        String[] parts = value.split("'", 3);
        return URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0]));
    }

    private static String decodeWords(String value) {
        return new Address.Mailbox(Bytes.of(value), null, null, null).displayName();
    }
}
