package dev.imapala.protocol.search;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages SORT finds, and in which order: by the first criterion, those that are equal in it by the second, and so
 * on, the rest as they are in the mailbox.
 *
 * <pre>
 * Sort.by(SortCriterion.SUBJECT, SortCriterion.DATE.reversed()).where(Search.unseen())
 * </pre>
 *
 * @param criteria one or more criteria
 * @param search which messages, and what is to be told of them
 * RFC 5256 section 3, RFC 5267 section 3.1
 */
@Needs("SORT")
public record Sort(List<SortCriterion> criteria, Search search) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no criterion, or if {@link SortCriterion#RELEVANCY} is among them and
     *     no condition is {@link SearchKey.Fuzzy}
     */
    public Sort {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("SORT needs at least one criterion, such as DATE");
        }
        search.checkRelevancy();
        boolean byRelevancy =
                criteria.contains(SortCriterion.RELEVANCY) || criteria.contains(SortCriterion.RELEVANCY.reversed());
        if (byRelevancy && !search.isFuzzy()) {
            throw new IllegalArgumentException("only a fuzzy search has relevancy: make a condition SearchKey.Fuzzy");
        }
    }

    /**
     * Returns all messages in the order of {@code criteria}.
     *
     * @throws IllegalArgumentException if there is no criterion, or if RELEVANCY is among them
     */
    public static Sort by(SortCriterion... criteria) {
        return new Sort(List.of(criteria), Search.all());
    }

    /** Returns the messages that {@code newSearch} finds, in the same order. */
    public Sort where(Search newSearch) {
        return new Sort(criteria, newSearch);
    }

    /** Returns the capabilities that the server must have for this. */
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        needs.add(Capability.SORT);
        criteria.forEach(criterion -> needs.addAll(criterion.needs()));
        needs.addAll(search.needs());
        if (needs.remove(Capability.ESEARCH)) {
            needs.add(Capability.ESORT);
        }
        if (needs.remove(Capability.PARTIAL)) {
            needs.add(Capability.CONTEXT_SORT);
        }
        return needs;
    }
}
