package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes SEARCH, both ways.
 *
 * <p>RFC 9051 section 9, {@code search}
 */
final class SearchSerializer {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT);

    /** The flags with words of their own, and those words. */
    static final Map<Flag, String> FLAG_WORDS = Map.of(
            Flag.ANSWERED, "ANSWERED",
            Flag.DELETED, "DELETED",
            Flag.DRAFT, "DRAFT",
            Flag.FLAGGED, "FLAGGED",
            Flag.SEEN, "SEEN");

    /** SEARCH has no ranges: {@code 1:4294967295} would be 40 GB. */
    private static final long MOST_NUMBERS = 5_000_000;

    private final WireWriter out;

    private SearchSerializer(WireWriter out) {
        this.out = out;
    }

    static void arguments(WireWriter out, Search search) {
        String before = "RETURN (";
        for (Search.Return what : search.returns()) {
            out.raw(before).raw(what.name());
            before = " ";
        }
        out.raw(search.returns().isEmpty() ? "" : ") ");
        boolean ascii = search.keys().stream().allMatch(SearchSerializer::isAscii);
        out.raw(ascii || out.utf8() ? "" : "CHARSET UTF-8 ");
        new SearchSerializer(out).keys(search.keys());
    }

    private static boolean isAscii(SearchKey key) {
        if (key instanceof SearchKey.Contains contains) {
            return Bytes.of(contains.text()).isAscii();
        } else if (key instanceof SearchKey.Header header) {
            return Bytes.of(header.text()).isAscii();
        } else if (key instanceof SearchKey.Not not) {
            return isAscii(not.key());
        } else if (key instanceof SearchKey.Or or) {
            return isAscii(or.one()) && isAscii(or.other());
        }
        return !(key instanceof SearchKey.And and) || and.keys().stream().allMatch(SearchSerializer::isAscii);
    }

    private void keys(Iterable<SearchKey> keys) {
        String before = "";
        for (SearchKey key : keys) {
            out.raw(before);
            key(key);
            before = " ";
        }
    }

    private void key(SearchKey key) {
        if (key instanceof SearchKey.All) {
            out.raw("ALL");
        } else if (key instanceof SearchKey.Has has) {
            flag("", has.flag());
        } else if (key instanceof SearchKey.Lacks lacks) {
            flag("UN", lacks.flag());
        } else if (key instanceof SearchKey.Contains contains) {
            out.raw(contains.where().name()).space().string(contains.text());
        } else if (key instanceof SearchKey.Header header) {
            out.raw("HEADER ").astring(Bytes.of(header.name())).space().string(header.text());
        } else if (key instanceof SearchKey.In in) {
            out.raw(in.messages() instanceof UidSet ? "UID " : "")
                    .raw(in.messages().numbers().toString());
        } else if (key instanceof SearchKey.Dated dated) {
            out.raw(dated.relation().name()).space().raw(DAY.format(dated.day()));
        } else if (key instanceof SearchKey.Larger larger) {
            out.raw("LARGER ").number(larger.size());
        } else if (key instanceof SearchKey.Smaller smaller) {
            out.raw("SMALLER ").number(smaller.size());
        } else {
            combined(key);
        }
    }

    private void combined(SearchKey key) {
        if (key instanceof SearchKey.Not not) {
            out.raw("NOT ");
            key(not.key());
        } else if (key instanceof SearchKey.Or or) {
            out.raw("OR ");
            key(or.one());
            out.space();
            key(or.other());
        } else if (key instanceof SearchKey.And and) {
            out.raw("(");
            keys(and.keys());
            out.raw(")");
        } else {
            throw new AssertionError(key);
        }
    }

    /** {@code \Recent} is RECENT and OLD; only IMAP4rev1 servers know them (RFC 3501 section 6.4.4). */
    private void flag(String un, Flag flag) {
        String word = FLAG_WORDS.get(flag);
        if (word != null) {
            out.raw(un).raw(word);
        } else if (flag.equals(Flag.RECENT)) {
            out.raw(un.isEmpty() ? "RECENT" : "OLD");
        } else {
            out.raw(un).raw("KEYWORD ").atom(flag.name());
        }
    }

    static void search(WireWriter out, SearchResult result) {
        out.raw("SEARCH");
        NumberSet all = result.all();
        if (all != null && all.count() > MOST_NUMBERS) {
            throw new IllegalArgumentException("SEARCH names each of " + all.count() + " numbers; answer by ESEARCH");
        } else if (all != null) {
            all.stream().forEach(number -> out.space().number(number));
        }
        if (result.modSeq() != null) {
            out.raw(" (MODSEQ ").number(result.modSeq().value()).raw(")");
        }
    }

    static void eSearch(WireWriter out, @Nullable String tag, SearchResult result) {
        out.raw("ESEARCH");
        if (tag != null) {
            out.raw(" (TAG ").string(tag).raw(")");
        }
        out.raw(result.uids() ? " UID" : "");
        part(out, " MIN ", result.min());
        part(out, " MAX ", result.max());
        part(out, " COUNT ", result.count());
        NumberSet all = result.all();
        if (all != null && !all.isEmpty()) {
            out.raw(" ALL ").raw(all.toString());
        }
        part(out, " MODSEQ ", result.modSeq() == null ? null : result.modSeq().value());
    }

    private static void part(WireWriter out, String name, @Nullable Long value) {
        if (value != null) {
            out.raw(name).number(value);
        }
    }
}
