package dev.imapala.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hierarchies of mailboxes that a server has for a user.
 *
 * @param personal those of the user himself, the default one first
 * @param others those of other users
 * @param shared those of several users
 * RFC 9051 section 6.3.10
 */
public record Namespaces(List<Namespace> personal, List<Namespace> others, List<Namespace> shared) {
    /** Copies. */
    public Namespaces {
        personal = List.copyOf(personal);
        others = List.copyOf(others);
        shared = List.copyOf(shared);
    }

    /** Returns the namespace in which the user makes mailboxes, if the server tells one. */
    public Optional<Namespace> home() {
        return personal.stream().findFirst();
    }

    /** Returns all namespaces. */
    public Stream<Namespace> stream() {
        return Stream.of(personal, others, shared).flatMap(List::stream);
    }
}
