package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what SEARCH, SORT and THREAD look for.
 *
 * <p>RFC 9051 section 9, {@code search}
 */
final class SearchArgumentsParser {
    static final String ENTRY = "/flags/";

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Cursor cursor;
    private final List<Search.Return> returns = new ArrayList<>();
    private Charset charset = StandardCharsets.UTF_8;

    private SearchArgumentsParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads what is behind SEARCH. */
    static Search parse(Cursor cursor) {
        SearchArgumentsParser parser = new SearchArgumentsParser(cursor);
        UnaryOperator<Search> options = parser.options();
        if (cursor.tryName("CHARSET")) {
            parser.charset();
        }
        return options.apply(parser.conditions());
    }

    /** Reads what is behind SORT (RFC 5256 section 5, RFC 5267 section 3). */
    static Sort parseSort(Cursor cursor) {
        SearchArgumentsParser parser = new SearchArgumentsParser(cursor);
        UnaryOperator<Search> options = parser.options();
        List<SortCriterion> criteria = parser.criteria();
        cursor.space();
        parser.charset();
        return new Sort(criteria, options.apply(parser.conditions()));
    }

    /** Reads what is behind THREAD and the algorithm (RFC 5256 section 5). */
    static Search parseThread(Cursor cursor) {
        SearchArgumentsParser parser = new SearchArgumentsParser(cursor);
        parser.charset();
        return parser.conditions();
    }

    private void charset() {
        int offset = cursor.offset(cursor.position());
        String name = cursor.astring().text();
        try {
            charset = Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new UnknownCharsetException(offset, returns.contains(Search.Return.SAVE));
        }
        if (!Search.isUsable(charset)) {
            throw new UnknownCharsetException(offset, returns.contains(Search.Return.SAVE));
        }
        cursor.space();
    }

    private Search conditions() {
        List<SearchKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (!cursor.atEnd());
        return Search.matching(keys.toArray(new SearchKey[0])).encodedIn(charset);
    }

    private List<SortCriterion> criteria() {
        List<SortCriterion> criteria = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            boolean reverse = cursor.tryName("REVERSE");
            SortCriterion criterion = SortCriterion.of(cursor.atom());
            criteria.add(reverse ? criterion.reversed() : criterion);
        }
        return criteria;
    }

    /** Reads what is to be told; an empty list means ALL (RFC 4731 section 3.1). */
    private UnaryOperator<Search> options() {
        if (!cursor.tryWord("RETURN")) {
            return search -> search;
        }
        PartialRange part = null;
        cursor.open();
        while (!cursor.tryClose()) {
            if (cursor.tryName("PARTIAL")) {
                part = PartialRangeParser.parse(cursor);
            } else {
                returns.add(returned());
            }
        }
        cursor.space();
        PartialRange range = part;
        if (returns.isEmpty() && range == null) {
            return search -> search.returning(Search.Return.ALL);
        }
        return search -> {
            Search told = search.returning(returns.toArray(new Search.Return[0]));
            return range == null ? told : told.part(range);
        };
    }

    private Search.Return returned() {
        for (Search.Return what : Search.Return.values()) {
            if (cursor.tryWord(what.name())) {
                return what;
            }
        }
        throw cursor.unexpected("a known return option");
    }

    private SearchKey key() {
        if (cursor.tryOpen()) {
            return list();
        }
        SearchKey key = tryFlag();
        key = key != null ? key : tryText();
        key = key != null ? key : tryDated();
        key = key != null ? key : tryCombined();
        key = key != null ? key : tryOfServer();
        return key != null ? key : rest();
    }

    private SearchKey list() {
        List<SearchKey> keys = new ArrayList<>();
        while (!cursor.tryClose()) {
            keys.add(key());
        }
        return keys.size() == 1 ? keys.get(0) : new SearchKey.And(keys);
    }

    private @Nullable SearchKey tryFlag() {
        for (Map.Entry<Flag, String> word : SearchSerializer.FLAG_WORDS.entrySet()) {
            if (cursor.tryWord(word.getValue())) {
                return new SearchKey.Has(word.getKey());
            } else if (cursor.tryWord("UN" + word.getValue())) {
                return new SearchKey.Lacks(word.getKey());
            }
        }
        if (cursor.tryName("KEYWORD")) {
            return new SearchKey.Has(Flag.of(cursor.atom()));
        } else if (cursor.tryName("UNKEYWORD")) {
            return new SearchKey.Lacks(Flag.of(cursor.atom()));
        }
        return tryRecent();
    }

    /** RFC 3501 section 6.4.4. */
    private @Nullable SearchKey tryRecent() {
        if (cursor.tryWord("RECENT")) {
            return new SearchKey.Has(Flag.RECENT);
        } else if (cursor.tryWord("OLD")) {
            return new SearchKey.Lacks(Flag.RECENT);
        } else if (cursor.tryWord("NEW")) {
            return new SearchKey.And(List.of(new SearchKey.Has(Flag.RECENT), new SearchKey.Lacks(Flag.SEEN)));
        }
        return null;
    }

    private @Nullable SearchKey tryText() {
        for (SearchKey.Where where : SearchKey.Where.values()) {
            if (cursor.tryName(where.name())) {
                return new SearchKey.Contains(where, text());
            }
        }
        if (cursor.tryName("HEADER")) {
            String name = cursor.astring().text();
            cursor.space();
            return new SearchKey.Header(name, text());
        }
        return null;
    }

    private String text() {
        Bytes octets = cursor.astring();
        return charset.equals(StandardCharsets.UTF_8) ? octets.text() : new String(octets.toArray(), charset);
    }

    private @Nullable SearchKey tryDated() {
        for (SearchKey.Relation relation : SearchKey.Relation.values()) {
            if (cursor.tryName(relation.name())) {
                return new SearchKey.Dated(relation, day());
            }
        }
        return null;
    }

    private LocalDate day() {
        boolean quoted = cursor.tryOctet('"');
        int day = (int) Math.min(cursor.number(), 99);
        cursor.octet('-');
        int month = month(cursor.position());
        cursor.octet('-');
        int year = (int) Math.min(cursor.number(), 99_999);
        if (quoted) {
            cursor.octet('"');
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw cursor.unexpected("a day that exists before");
        }
    }

    private int month(int from) {
        String name = cursor.ascii(from, Math.min(from + 3, cursor.end()));
        cursor.back(from + name.length());
        for (int month = 0; month < 12; month++) {
            if (MONTHS.regionMatches(true, month * 3, name, 0, 3)) {
                return month + 1;
            }
        }
        throw cursor.unexpected("month before");
    }

    private @Nullable SearchKey tryCombined() {
        if (cursor.tryName("NOT")) {
            return new SearchKey.Not(inner());
        } else if (cursor.tryName("OR")) {
            SearchKey one = inner();
            cursor.space();
            return new SearchKey.Or(one, inner());
        } else if (cursor.tryName("FUZZY")) {
            return new SearchKey.Fuzzy(inner());
        }
        return null;
    }

    /** What only some servers know. */
    private @Nullable SearchKey tryOfServer() {
        if (cursor.tryName("OLDER")) {
            return new SearchKey.Older(cursor.number());
        } else if (cursor.tryName("YOUNGER")) {
            return new SearchKey.Younger(cursor.number());
        } else if (cursor.tryName("MODSEQ")) {
            return changed();
        } else if (cursor.tryWord("SAVEDATESUPPORTED")) {
            return new SearchKey.SaveDateSupported();
        } else if (cursor.tryName("EMAILID")) {
            return new SearchKey.EmailId(ObjectId.of(cursor.astring().text()));
        } else if (cursor.tryName("THREADID")) {
            return new SearchKey.ThreadId(ObjectId.of(cursor.astring().text()));
        }
        return tryOfGmail();
    }

    private @Nullable SearchKey tryOfGmail() {
        if (cursor.tryName("X-GM-RAW")) {
            return new SearchKey.GmailRaw(text());
        } else if (cursor.tryName("X-GM-MSGID")) {
            return new SearchKey.GmailMessageId(Long.parseUnsignedLong(cursor.atom()));
        } else if (cursor.tryName("X-GM-THRID")) {
            return new SearchKey.GmailThreadId(Long.parseUnsignedLong(cursor.atom()));
        } else if (cursor.tryName("X-GM-LABELS")) {
            return new SearchKey.Labelled(FetchItemParser.label(cursor));
        }
        return null;
    }

    private SearchKey changed() {
        Bytes name = cursor.tryString();
        if (name == null) {
            return new SearchKey.Changed(cursor.number(), null);
        }
        String entry = name.text();
        if (!entry.startsWith(ENTRY)) {
            throw cursor.unexpected("an entry of the form /flags/... before");
        }
        cursor.space();
        SearchKey.Scope scope = scope();
        cursor.space();
        SearchKey.Entry ofFlag = new SearchKey.Entry(Flag.of(entry.substring(ENTRY.length())), scope);
        return new SearchKey.Changed(cursor.number(), ofFlag);
    }

    private SearchKey.Scope scope() {
        for (SearchKey.Scope scope : SearchKey.Scope.values()) {
            if (cursor.tryWord(scope.name())) {
                return scope;
            }
        }
        throw cursor.unexpected("priv, shared or all");
    }

    private SearchKey inner() {
        cursor.enter();
        SearchKey key = key();
        cursor.leave();
        return key;
    }

    private SearchKey rest() {
        if (cursor.tryWord("ALL")) {
            return new SearchKey.All();
        } else if (cursor.tryName("LARGER")) {
            return new SearchKey.Larger(cursor.number());
        } else if (cursor.tryName("SMALLER")) {
            return new SearchKey.Smaller(cursor.number());
        } else if (cursor.tryName("UID")) {
            return new SearchKey.In(new UidSet(NumberSetParser.parse(cursor)));
        }
        int octet = cursor.peek();
        if (octet == '*' || octet == '$' || octet >= '0' && octet <= '9') {
            return new SearchKey.In(new SeqSet(NumberSetParser.parse(cursor)));
        }
        throw cursor.unexpected("a known search key");
    }
}
