package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tell the server who the client is, and ask who it is.
 *
 * @param fields names and values, in order, 30 at most; a value may be null; none for NIL
 * RFC 2971 section 3.1
 */
@Needs("ID")
public record IdCommand(Map<String, @Nullable String> fields) implements Command {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are over 30 fields, a name has over 30 or a value over 1,024 octets, or
     *     one of them has characters outside printable ASCII
     */
    public IdCommand {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        if (fields.size() > 30) {
            throw new IllegalArgumentException("ID takes 30 fields at most, not " + fields.size());
        }
        fields.forEach((name, value) -> {
            check(name, 30, "name");
            check(value == null ? "" : value, 1024, "value");
        });
    }

    private static void check(String text, int most, String what) {
        if (text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "a " + what + " for ID has up to " + most + " characters, all of them printable ASCII");
        }
    }

    @Override
    public String name() {
        return "ID";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ID);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.ID);
    }
}
