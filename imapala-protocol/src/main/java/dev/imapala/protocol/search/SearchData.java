package dev.imapala.protocol.search;

import dev.imapala.protocol.Bytes;
import java.util.Locale;
import java.util.Set;

/**
 * A part of an ESEARCH response that this library has no type for, kept as it came: {@code ADDTO (1 2731:2733)}.
 *
 * @param name its name, in upper case; none of those that have a type
 * @param value its value: a number, a set or a list
 * RFC 9051 section 9, {@code search-return-data}
 */
public record SearchData(String name, Bytes value) {
    private static final Set<String> KNOWN =
            Set.of("TAG", "UID", "MIN", "MAX", "ALL", "COUNT", "MODSEQ", "PARTIAL", "RELEVANCY");

    /**
     * Puts the name into upper case.
     *
     * @throws IllegalArgumentException if the name is not an atom, or one that has a type, or if there is no value
     */
    public SearchData {
        name = name.toUpperCase(Locale.ROOT);
        boolean word = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){%*\"\\".indexOf(c) < 0);
        if (!word || KNOWN.contains(name) || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown data of a search has a name that is a word and has no type of its own, and a value");
        }
    }
}
