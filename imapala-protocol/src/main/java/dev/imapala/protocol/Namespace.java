package dev.imapala.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchy of mailboxes.
 *
 * @param prefix what the names of its mailboxes begin with, as the server writes it; mostly empty, or {@code INBOX.}
 * @param delimiter what separates levels of the hierarchy; null where there are none
 * @param extensions what else the server tells, by name
 * RFC 9051 section 7.3.2
 */
public record Namespace(Bytes prefix, @Nullable Character delimiter, Map<String, List<Bytes>> extensions) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a string has a NUL octet, or an extension has no value
     */
    public Namespace {
        Map<String, List<Bytes>> copy = new LinkedHashMap<>();
        extensions.forEach((name, values) -> copy.put(checked(name), List.copyOf(values)));
        copy.values().forEach(values -> {
            require(!values.isEmpty(), "an extension of a namespace has at least one value");
            values.forEach(Namespace::checked);
        });
        extensions = Collections.unmodifiableMap(copy);
        checked(prefix);
    }

    private static String checked(String name) {
        require(name.indexOf(0) < 0, "the name of an extension cannot have a NUL character");
        return name;
    }

    private static void checked(Bytes octets) {
        for (int i = 0; i < octets.size(); i++) {
            require(octets.at(i) != 0, "a string cannot have a NUL octet");
        }
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Returns the namespace of the mailboxes whose names begin with {@code prefix}.
     *
     * @throws IllegalArgumentException if {@code prefix} has a NUL character
     */
    public static Namespace of(String prefix, @Nullable Character delimiter) {
        return new Namespace(MailboxName.encode(prefix), delimiter, Map.of());
    }

    /** Returns the prefix as text, for people. */
    public String text() {
        return MailboxName.decode(prefix);
    }

    /**
     * Returns the mailbox {@code name} of this namespace: its prefix and the name.
     *
     * @throws IllegalArgumentException if that is no name of a mailbox
     */
    public MailboxName mailbox(String name) {
        return MailboxName.of(text() + name);
    }
}
