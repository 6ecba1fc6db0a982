package dev.imapala.protocol.search;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.PartialRange;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What SEARCH looks for, and what it shall tell. Conditions chain, and all must be met:
 *
 * <pre>
 * Search.unseen().from("ann@example.org").since(LocalDate.of(2026, 1, 1))
 * Search.matching(SearchKey.anyOf(List.of(one, other, third))).returning(Search.Return.COUNT)
 * </pre>
 *
 * <p>RFC 9051 section 6.4.4
 */
public final class Search {
    /** What SEARCH tells of the messages it finds. */
    public enum Return {
        /** The lowest number; for SORT, the first. */
        MIN,
        /** The highest number; for SORT, the last. */
        MAX,
        /** All numbers. */
        ALL,
        /** How many they are. */
        COUNT,
        /** Nothing: the server keeps what it finds, for {@code UidSet.SAVED} and {@code SeqSet.SAVED} (RFC 5182 section 2.1). */
        @Needs("SEARCHRES")
        SAVE(Capability.SEARCHRES),
        /** How well each message matches a fuzzy search (RFC 6203 section 4). */
        @Needs("SEARCH=FUZZY")
        RELEVANCY(Capability.SEARCH_FUZZY);

        private final Set<Capability> needs;

        Return(Capability... needs) {
            this.needs = Set.of(needs);
        }
    }

    /** What is told, and how the strings are written. */
    private record Options(
            Set<Return> returns,
            @Nullable PartialRange partial,
            @Nullable Charset charset) {
        static final Options PLAIN = new Options(Set.of(), null, null);
    }

    private final List<SearchKey> keys;
    private final Options options;

    private Search(List<SearchKey> keys, Options options) {
        this.keys = keys;
        this.options = options;
        Charset chosen = options.charset;
        if (chosen != null && !keys.stream().flatMap(SearchKey::strings).allMatch(chosen.newEncoder()::canEncode)) {
            throw new IllegalArgumentException("not every character of the search is in " + chosen);
        }
    }

    /** Returns the search for messages that meet all of {@code keys}, one or more. */
    public static Search matching(SearchKey... keys) {
        return new Search(new SearchKey.And(List.of(keys)).keys(), Options.PLAIN);
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

    /** Returns the search for messages that came in at most {@code age} ago, by the server's clock: see {@link #younger}. */
    @Needs("WITHIN")
    public static Search within(Duration age) {
        return matching(new SearchKey.Younger(seconds(age)));
    }

    /** Adds the condition {@code key}. */
    public Search and(SearchKey key) {
        List<SearchKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Search(List.copyOf(more), options);
    }

    /** Adds: does not meet {@code key}. */
    public Search not(SearchKey key) {
        return and(key.not());
    }

    /**
     * Adds: meets at least one of {@code alternatives}.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Search anyOf(SearchKey... alternatives) {
        return and(SearchKey.anyOf(List.of(alternatives)));
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

    /** Adds: {@code text} in the Cc field. */
    public Search cc(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.CC, text));
    }

    /** Adds: {@code text} in the Subject field. */
    public Search subject(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.SUBJECT, text));
    }

    /** Adds: {@code text} in the body. */
    public Search body(String text) {
        return and(new SearchKey.Contains(SearchKey.Where.BODY, text));
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

    /** Adds: came in on {@code day}. */
    public Search on(LocalDate day) {
        return and(new SearchKey.Dated(SearchKey.Relation.ON, day));
    }

    /** Adds: sent on {@code day} or later. */
    public Search sentSince(LocalDate day) {
        return and(new SearchKey.Dated(SearchKey.Relation.SENTSINCE, day));
    }

    /** Adds: sent before {@code day}. */
    public Search sentBefore(LocalDate day) {
        return and(new SearchKey.Dated(SearchKey.Relation.SENTBEFORE, day));
    }

    /** Adds: more than {@code octets} large. */
    public Search larger(long octets) {
        return and(new SearchKey.Larger(octets));
    }

    /** Adds: less than {@code octets} large. */
    public Search smaller(long octets) {
        return and(new SearchKey.Smaller(octets));
    }

    /**
     * Adds: came in {@code age} ago or later, by the server's clock.
     *
     * @throws IllegalArgumentException if {@code age} is less than a second, or more than 4,294,967,295
     * RFC 5032 section 2
     */
    @Needs("WITHIN")
    public Search younger(Duration age) {
        return and(new SearchKey.Younger(seconds(age)));
    }

    /**
     * Adds: came in {@code age} ago or earlier, by the server's clock.
     *
     * @throws IllegalArgumentException if {@code age} is less than a second, or more than 4,294,967,295
     * RFC 5032 section 2
     */
    @Needs("WITHIN")
    public Search older(Duration age) {
        return and(new SearchKey.Older(seconds(age)));
    }

    private static long seconds(Duration age) {
        return age.toSeconds();
    }

    /** Adds: in {@code messages}. */
    public Search in(MessageSet messages) {
        return and(new SearchKey.In(messages));
    }

    /**
     * Returns this search with an answer of just these; none for the answer of IMAP4rev1, all numbers.
     *
     * @throws IllegalArgumentException if ALL is among them, and a {@link #part part} was asked for
     * RFC 4731 section 3.1
     */
    @Needs("ESEARCH")
    public Search returning(Return... what) {
        Set<Return> chosen = EnumSet.noneOf(Return.class);
        Collections.addAll(chosen, what);
        return with(new Options(Collections.unmodifiableSet(chosen), options.partial, options.charset));
    }

    /**
     * Returns this search with the numbers of a part only, beside the rest that it {@linkplain #returning returns}.
     *
     * @throws IllegalArgumentException if ALL numbers are asked for, too
     * RFC 9394 section 3.1
     */
    @Needs({"ESEARCH", "PARTIAL"})
    public Search part(PartialRange range) {
        return with(new Options(options.returns, range, options.charset));
    }

    /**
     * Returns this search with its strings written in {@code charset}, for servers that do not know UTF-8: they say which
     * they know by {@code ResponseCode.BadCharset}. A session that speaks UTF-8 writes UTF-8 all the same.
     *
     * @throws IllegalArgumentException if the charset cannot be used in IMAP, as ASCII is something else in it, or has not
     *     got all characters of the search
     * RFC 9051 section 6.4.4
     */
    public Search encodedIn(Charset charset) {
        if (!isUsable(charset)) {
            throw new IllegalArgumentException("SEARCH cannot be written in " + charset);
        }
        boolean usual = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
        return with(new Options(options.returns, options.partial, usual ? null : charset));
    }

    /** Returns this search without anything that takes more than IMAP4rev1: all messages are told, and nothing else. */
    public Search plain() {
        return with(new Options(Set.of(), null, options.charset));
    }

    /** Tells whether strings can be written in {@code charset}: ASCII has to be the same octets in it. */
    public static boolean isUsable(Charset charset) {
        StringBuilder ascii = new StringBuilder();
        for (char c = ' '; c < 0x7F; c++) {
            ascii.append(c);
        }
        byte[] octets = ascii.toString().getBytes(StandardCharsets.US_ASCII);
        return charset.canEncode()
                && ascii.toString().equals(new String(octets, charset))
                && Arrays.equals(octets, ascii.toString().getBytes(charset));
    }

    private Search with(Options newOptions) {
        if (newOptions.partial != null && newOptions.returns.contains(Return.ALL)) {
            throw new IllegalArgumentException("SEARCH tells either all numbers or those of a part");
        }
        return new Search(keys, newOptions);
    }

    /** Returns the conditions, all of which must be met. */
    public List<SearchKey> keys() {
        return keys;
    }

    /** Tells whether a condition is about flags, labels or changes, so that STORE may make another answer of it. */
    public boolean usesFlags() {
        return keys.stream().anyMatch(SearchKey::usesFlags);
    }

    /** Tells whether a condition has message sequence numbers. */
    public boolean usesNumbers() {
        return keys.stream().anyMatch(SearchKey::usesNumbers);
    }

    /**
     * Checks that only a fuzzy search asks for the relevancy.
     *
     * @throws IllegalArgumentException if another one does
     * RFC 6203 section 4
     */
    public void checkRelevancy() {
        if (options.returns.contains(Return.RELEVANCY) && !isFuzzy()) {
            throw new IllegalArgumentException("only a fuzzy search has relevancy: make a condition SearchKey.Fuzzy");
        }
    }

    /** Tells whether a condition is {@link SearchKey.Fuzzy}, at any depth. */
    public boolean isFuzzy() {
        return keys.stream().anyMatch(Search::isFuzzy);
    }

    private static boolean isFuzzy(SearchKey key) {
        return key instanceof SearchKey.Fuzzy || key.parts().stream().anyMatch(Search::isFuzzy);
    }

    /** Returns what is to be told; empty for the answer of IMAP4rev1, unless there is a {@link #partial}. */
    public Set<Return> returns() {
        return options.returns;
    }

    /** Returns the part whose numbers are to be told; null for none. */
    public @Nullable PartialRange partial() {
        return options.partial;
    }

    /** Tells whether the search says what is to be told, so that the answer is that of IMAP4rev2. */
    public boolean isExtended() {
        return !options.returns.isEmpty() || options.partial != null;
    }

    /**
     * Returns the charset that the strings are written in where the session does not speak UTF-8 anyway: the {@linkplain
     * #encodedIn chosen} one, else US-ASCII where that will do, else UTF-8.
     */
    public Charset charset() {
        Charset chosen = options.charset;
        boolean ascii = keys.stream().allMatch(key -> key.charset().equals(StandardCharsets.US_ASCII));
        return chosen != null ? chosen : ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    }

    /** Returns the capabilities that the server must have for this. */
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        if (isExtended()) {
            needs.add(Capability.ESEARCH);
        }
        options.returns.forEach(what -> needs.addAll(what.needs));
        if (options.partial != null) {
            needs.add(Capability.PARTIAL);
        }
        keys.forEach(key -> needs.addAll(key.needs()));
        return needs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Search that && keys.equals(that.keys) && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return 31 * keys.hashCode() + options.hashCode();
    }

    @Override
    public String toString() {
        return "Search" + keys;
    }
}
