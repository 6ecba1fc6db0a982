package dev.imapala.protocol.search;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * By what SORT orders messages. Criteria are equal when their names are equal in any case and their directions are.
 *
 * <p>RFC 5256 section 3
 */
public final class SortCriterion {
    /** When the message came in. */
    public static final SortCriterion ARRIVAL = new SortCriterion("ARRIVAL", false);
    /** The local part of the first address in Cc. */
    public static final SortCriterion CC = new SortCriterion("CC", false);
    /** When the message was sent: date and time of the Date field, in UTC; else when it came in. */
    public static final SortCriterion DATE = new SortCriterion("DATE", false);
    /** The local part of the first address in From. */
    public static final SortCriterion FROM = new SortCriterion("FROM", false);
    /** The size in octets. */
    public static final SortCriterion SIZE = new SortCriterion("SIZE", false);
    /** The subject without what replying and forwarding add to it. */
    public static final SortCriterion SUBJECT = new SortCriterion("SUBJECT", false);
    /** The local part of the first address in To. */
    public static final SortCriterion TO = new SortCriterion("TO", false);
    /** The name in From, or the address where there is no name (RFC 5957 section 4). */
    @Needs("SORT=DISPLAY")
    public static final SortCriterion DISPLAYFROM = new SortCriterion("DISPLAYFROM", false);
    /** The name in To, or the address where there is no name (RFC 5957 section 4). */
    @Needs("SORT=DISPLAY")
    public static final SortCriterion DISPLAYTO = new SortCriterion("DISPLAYTO", false);
    /** How well the message matches a fuzzy search, best first (RFC 6203 section 6). */
    @Needs("SEARCH=FUZZY")
    public static final SortCriterion RELEVANCY = new SortCriterion("RELEVANCY", false);

    private static final Map<String, Capability> NEEDS = Map.of(
            DISPLAYFROM.name, Capability.SORT_DISPLAY,
            DISPLAYTO.name, Capability.SORT_DISPLAY,
            RELEVANCY.name, Capability.SEARCH_FUZZY);

    private final String name;
    private final boolean reverse;

    private SortCriterion(String name, boolean reverse) {
        this.name = name;
        this.reverse = reverse;
    }

    /**
     * Returns the criterion of that name, ascending.
     *
     * @throws IllegalArgumentException if {@code name} is not a word of letters, digits and {@code -}, or is REVERSE
     */
    public static SortCriterion of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!upper.matches("[A-Z0-9-]+") || upper.equals("REVERSE")) {
            throw new IllegalArgumentException("not a sort criterion; use a word such as DATE");
        }
        return new SortCriterion(upper, false);
    }

    /** Returns the same in the opposite direction: descending if this is ascending. */
    public SortCriterion reversed() {
        return new SortCriterion(name, !reverse);
    }

    /** Returns the name, in upper case. */
    public String name() {
        return name;
    }

    /** Tells whether the order is descending. */
    public boolean isReverse() {
        return reverse;
    }

    /** Returns the capabilities that the server must have for this criterion beside SORT. */
    public Set<Capability> needs() {
        Capability needed = NEEDS.get(name);
        return needed == null ? Set.of() : Set.of(needed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortCriterion that && name.equals(that.name) && reverse == that.reverse;
    }

    @Override
    public int hashCode() {
        return name.hashCode() + (reverse ? 1 : 0);
    }

    /** Returns the form of the wire, such as {@code REVERSE DATE}. */
    @Override
    public String toString() {
        return (reverse ? "REVERSE " : "") + name;
    }
}
