package dev.imapala.cli.search;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchKey.Relation;
import dev.imapala.protocol.search.SearchKey.Where;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads criteria such as {@code unseen}, {@code from:ann}, {@code not:subject:lunch}, {@code newer:7d}, or a word that is to
 * be somewhere in the message. All of them must be met; one behind {@code not:} must not.
 */
public final class Criteria {
    private static final Map<String, Where> FIELDS = Map.of(
            "from", Where.FROM,
            "to", Where.TO,
            "cc", Where.CC,
            "bcc", Where.BCC,
            "subject", Where.SUBJECT,
            "body", Where.BODY,
            "text", Where.TEXT);

    private static final Map<String, Relation> DATES = Map.of(
            "since", Relation.SINCE,
            "before", Relation.BEFORE,
            "on", Relation.ON,
            "sent-since", Relation.SENTSINCE,
            "sent-before", Relation.SENTBEFORE,
            "sent-on", Relation.SENTON);

    private static final Map<String, SearchKey> WORDS = Map.ofEntries(
            Map.entry("all", new SearchKey.All()),
            Map.entry("seen", new SearchKey.Has(Flag.SEEN)),
            Map.entry("unseen", new SearchKey.Lacks(Flag.SEEN)),
            Map.entry("flagged", new SearchKey.Has(Flag.FLAGGED)),
            Map.entry("unflagged", new SearchKey.Lacks(Flag.FLAGGED)),
            Map.entry("answered", new SearchKey.Has(Flag.ANSWERED)),
            Map.entry("unanswered", new SearchKey.Lacks(Flag.ANSWERED)),
            Map.entry("draft", new SearchKey.Has(Flag.DRAFT)),
            Map.entry("deleted", new SearchKey.Has(Flag.DELETED)));

    private static final String HINT = "write a word of the message, unseen, from:ann, subject:lunch, since:2026-01-31,"
            + " newer:7d, larger:1M, uid:1:9 or keyword:$Label; not: before it turns it round";

    private static final String NOT = "not:";

    private final LocalDate today;

    /** Makes a reader of criteria; {@code newer:7d} counts from {@code today}. */
    public Criteria(LocalDate today) {
        this.today = today;
    }

    /**
     * Returns the search for messages that meet all of {@code criteria}; for all messages if there are none.
     *
     * @throws Failure if one of them cannot be understood
     */
    public Search parse(List<String> criteria) {
        SearchKey[] keys = criteria.stream().map(this::key).toArray(SearchKey[]::new);
        return keys.length == 0 ? Search.all() : Search.matching(keys);
    }

    private SearchKey key(String criterion) {
        boolean not = criterion.startsWith(NOT);
        String positive = not ? criterion.substring(NOT.length()) : criterion;
        try {
            SearchKey key = positive(positive);
            return not ? new SearchKey.Not(key) : key;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw Failure.usage("the criterion " + criterion + " is not understood", HINT);
        }
    }

    private SearchKey positive(String criterion) {
        int colon = criterion.indexOf(':');
        String name = criterion.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        if (colon < 0) {
            SearchKey word = WORDS.get(criterion.toLowerCase(Locale.ROOT));
            return word == null ? new SearchKey.Contains(Where.TEXT, nonEmpty(criterion)) : word;
        }
        String value = nonEmpty(criterion.substring(colon + 1));
        if (FIELDS.containsKey(name)) {
            return new SearchKey.Contains(FIELDS.get(name), value);
        } else if (DATES.containsKey(name)) {
            return new SearchKey.Dated(DATES.get(name), LocalDate.parse(value));
        }
        return other(name, value);
    }

    private SearchKey other(String name, String value) {
        return switch (name) {
            case "newer" -> new SearchKey.Dated(Relation.SINCE, daysAgo(value));
            case "older" -> new SearchKey.Dated(Relation.BEFORE, daysAgo(value));
            case "larger" -> new SearchKey.Larger(octets(value));
            case "smaller" -> new SearchKey.Smaller(octets(value));
            case "uid" -> new SearchKey.In(UidSet.parse(value));
            case "keyword" -> new SearchKey.Has(Flag.of(value));
            case "header" -> header(value);
            default -> throw new IllegalArgumentException("unknown criterion");
        };
    }

    /** Reads {@code 7d}, {@code 2w}, {@code 3m} or {@code 1y}. */
    private LocalDate daysAgo(String age) {
        int number = Integer.parseInt(age.substring(0, age.length() - 1));
        return switch (age.charAt(age.length() - 1)) {
            case 'd' -> today.minusDays(number);
            case 'w' -> today.minusWeeks(number);
            case 'm' -> today.minusMonths(number);
            case 'y' -> today.minusYears(number);
            default -> throw new IllegalArgumentException("an age ends in d, w, m or y");
        };
    }

    /** Reads a number of octets; {@code k}, {@code M} and {@code G} behind it are powers of 1,000. */
    private static long octets(String size) {
        int unit = "kMG".indexOf(size.charAt(size.length() - 1)) + 1;
        long number = Long.parseLong(unit == 0 ? size : size.substring(0, size.length() - 1));
        return Math.multiplyExact(number, (long) Math.pow(1000, unit));
    }

    /** Reads {@code Name} or {@code Name=text}. */
    private static SearchKey header(String field) {
        int equals = field.indexOf('=');
        return equals < 0
                ? new SearchKey.Header(field, "")
                : new SearchKey.Header(field.substring(0, equals), field.substring(equals + 1));
    }

    private static String nonEmpty(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("there is no value");
        }
        return value;
    }
}
