package dev.imapala.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The capabilities that a server listed, in its order.
 *
 * <p>RFC 9051 section 7.2.2
 */
public final class Capabilities implements Iterable<Capability> {
    /** No capabilities: nothing is known yet. */
    public static final Capabilities NONE = new Capabilities(List.of());

    private final Set<Capability> all;

    private Capabilities(Collection<Capability> all) {
        this.all = Collections.unmodifiableSet(new LinkedHashSet<>(all));
    }

    /** Returns the given capabilities, in their order. */
    public static Capabilities of(Collection<Capability> all) {
        return new Capabilities(all);
    }

    /** Returns the capabilities of the given names, in their order. */
    public static Capabilities of(String... names) {
        return new Capabilities(List.of(names).stream().map(Capability::of).toList());
    }

    /**
     * Tells whether {@code capability} was listed, or another one that brings it along. IMAP4rev2 does what it folded in
     * (RFC 9051 appendix E; of BINARY, the items of FETCH only), QRESYNC does CONDSTORE (RFC 7162 section 3.2.3), METADATA
     * does METADATA-SERVER, and QUOTA does QUOTASET on a server older than RFC 9208, which lists no resources.
     */
    public boolean has(Capability capability) {
        return all.contains(capability)
                || all.contains(Capability.IMAP4REV2) && FOLDED_IN.contains(capability)
                || capability.equals(Capability.CONDSTORE) && all.contains(Capability.QRESYNC)
                || capability.equals(Capability.METADATA_SERVER) && all.contains(Capability.METADATA)
                || capability.equals(Capability.QUOTASET) && isOldQuota();
    }

    private boolean isOldQuota() {
        return all.contains(Capability.QUOTA)
                && all.stream().noneMatch(capability -> capability.name().regionMatches(true, 0, "QUOTA=", 0, 6));
    }

    /** Returns the SASL mechanisms listed as {@code AUTH=...}, in order, in upper case. */
    public List<String> authMechanisms() {
        return all.stream()
                .map(capability -> Ascii.upper(capability.name()))
                .filter(name -> name.startsWith("AUTH="))
                .map(name -> name.substring("AUTH=".length()))
                .toList();
    }

    /**
     * Returns the most octets that a message may have that is appended to any mailbox, 0 or more; nothing if the server
     * does not say, or has a limit for each mailbox.
     *
     * <p>RFC 7889 section 2
     */
    public OptionalLong appendLimit() {
        return all.stream()
                .map(capability -> Ascii.upper(capability.name()))
                .filter(name -> name.matches("APPENDLIMIT=\\d{1,18}"))
                .mapToLong(name -> Long.parseLong(name.substring("APPENDLIMIT=".length())))
                .findFirst();
    }

    /** Tells whether none was listed. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the capabilities one after the other, in the order of the server. */
    public Stream<Capability> stream() {
        return all.stream();
    }

    @Override
    public Iterator<Capability> iterator() {
        return all.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }

    private static final Set<Capability> FOLDED_IN = Set.of(
            Capability.UNSELECT,
            Capability.UIDPLUS,
            Capability.ESEARCH,
            Capability.ENABLE,
            Capability.IDLE,
            Capability.SASL_IR,
            Capability.LIST_EXTENDED,
            Capability.LIST_STATUS,
            Capability.LITERAL_MINUS,
            Capability.SPECIAL_USE,
            Capability.STATUS_SIZE,
            Capability.NAMESPACE,
            Capability.of("SEARCHRES"),
            Capability.MOVE,
            Capability.BINARY);
}
