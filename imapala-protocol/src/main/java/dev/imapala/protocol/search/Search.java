package dev.imapala.protocol.search;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What SEARCH looks for, and what it shall tell. Conditions chain, and all must be met:
 *
 * <pre>
 * Search.unseen().from("ann@example.org").since(LocalDate.of(2026, 1, 1))
 * Search.matching(new SearchKey.Or(one, other)).returning(Search.Return.COUNT)
 * </pre>
 *
 * <p>RFC 9051 section 6.4.4
 */
public final class Search {
    /** What SEARCH tells of the messages it finds. */
    public enum Return {
        /** The lowest number. */
        MIN,
        /** The highest number. */
        MAX,
        /** All numbers. */
        ALL,
        /** How many they are. */
        COUNT
    }

    private final List<SearchKey> keys;
    private final Set<Return> returns;

    private Search(List<SearchKey> keys, Set<Return> returns) {
        this.keys = keys;
        this.returns = returns;
    }

    /** Returns the search for messages that meet all of {@code keys}, one or more. */
    public static Search matching(SearchKey... keys) {
        return new Search(new SearchKey.And(List.of(keys)).keys(), Set.of());
    }

    /** Returns the search for all messages. */
    public static Search all() {
        return matching(new SearchKey.All());
    }

    /** Returns the search for messages without {@code \Seen}. */
    public static Search unseen() {
        return matching(new SearchKey.Lacks(Flag.SEEN));
    }

    /** Returns the search for messages with {@code flag}. */
    public static Search flagged(Flag flag) {
        return matching(new SearchKey.Has(flag));
    }

    /** Adds the condition {@code key}. */
    public Search and(SearchKey key) {
        List<SearchKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Search(List.copyOf(more), returns);
    }

    /** Adds: without {@code flag}. */
    public Search without(Flag flag) {
        return and(new SearchKey.Lacks(flag));
    }

    /** Adds: with {@code flag}. */
    public Search with(Flag flag) {
        return and(new SearchKey.Has(flag));
    }

    /** Adds: {@code text} in the From field. */
    public Search from(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.FROM, text));
    }

    /** Adds: {@code text} in the To field. */
    public Search to(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.TO, text));
    }

    /** Adds: {@code text} in the Subject field. */
    public Search subject(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.SUBJECT, text));
    }

    /** Adds: {@code text} in the header or the body. */
    public Search text(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.TEXT, text));
    }

    /** Adds: {@code text} in the header field {@code name}. */
    public Search header(String name, String text) {
        return and(new SearchKey.Header(name, text));
    }

    /** Adds: came in on {@code day} or later. */
    public Search since(LocalDate day) {
        return and(new SearchKey.Dated(SearchKey.Relation.SINCE, day));
    }

    /** Adds: came in before {@code day}. */
    public Search before(LocalDate day) {
        return and(new SearchKey.Dated(SearchKey.Relation.BEFORE, day));
    }

    /** Adds: in {@code messages}. */
    public Search in(MessageSet messages) {
        return and(new SearchKey.In(messages));
    }

    /**
     * Returns this search with an answer of just these; none for the answer of IMAP4rev1, all numbers.
     *
     * <p>RFC 4731 section 3.1
     */
    @Needs("ESEARCH")
    public Search returning(Return... what) {
        Set<Return> chosen = EnumSet.noneOf(Return.class);
        Collections.addAll(chosen, what);
        return new Search(keys, Collections.unmodifiableSet(chosen));
    }

    /** Returns the conditions, all of which must be met. */
    public List<SearchKey> keys() {
        return keys;
    }

    /** Tells whether a condition has message sequence numbers. */
    public boolean usesNumbers() {
        return keys.stream().anyMatch(SearchKey::usesNumbers);
    }

    /** Returns what is to be told; empty for the answer of IMAP4rev1. */
    public Set<Return> returns() {
        return returns;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Search that && keys.equals(that.keys) && returns.equals(that.returns);
    }

    @Override
    public int hashCode() {
        return 31 * keys.hashCode() + returns.hashCode();
    }

    @Override
    public String toString() {
        return "Search" + keys;
    }
}
