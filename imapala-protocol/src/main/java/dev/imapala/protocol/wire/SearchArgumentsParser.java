package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what SEARCH looks for.
 *
 * <p>RFC 9051 section 9, {@code search}
 */
final class SearchArgumentsParser {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Cursor cursor;
    private Charset charset = StandardCharsets.UTF_8;

    private SearchArgumentsParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Search parse(Cursor cursor) {
        return new SearchArgumentsParser(cursor).search();
    }

    private Search search() {
        List<Search.Return> returns = returns();
        if (cursor.tryWord("CHARSET")) {
            cursor.space();
            charset = Charset.forName(cursor.astring().text());
            cursor.space();
        }
        List<SearchKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (!cursor.atEnd());
        Search search = Search.matching(keys.toArray(new SearchKey[0]));
        return returns.isEmpty() ? search : search.returning(returns.toArray(new Search.Return[0]));
    }

    /** An empty list means ALL (RFC 4731 section 3.1). */
    private List<Search.Return> returns() {
        List<Search.Return> returns = new ArrayList<>();
        if (!cursor.tryWord("RETURN")) {
            return returns;
        }
        cursor.open();
        while (!cursor.tryClose()) {
            returns.add(returned());
        }
        cursor.space();
        return returns.isEmpty() ? List.of(Search.Return.ALL) : returns;
    }

    private Search.Return returned() {
        for (Search.Return what : Search.Return.values()) {
            if (cursor.tryWord(what.name())) {
                return what;
            }
        }
        throw cursor.unexpected("MIN, MAX, ALL or COUNT");
    }

    private SearchKey key() {
        if (cursor.tryOpen()) {
            return list();
        }
        SearchKey key = tryFlag();
        key = key != null ? key : tryText();
        key = key != null ? key : tryDated();
        key = key != null ? key : tryCombined();
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
        }
        return null;
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
        if (octet == '*' || octet >= '0' && octet <= '9') {
            return new SearchKey.In(new SeqSet(NumberSetParser.parse(cursor)));
        }
        throw cursor.unexpected("a known search key");
    }
}
