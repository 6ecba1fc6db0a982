package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchData;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes SEARCH, SORT and THREAD, both ways.
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
    private final Charset charset;

    /** A session that speaks UTF-8 does so whatever was chosen (RFC 6855 section 3). */
    private SearchSerializer(WireWriter out, Search search) {
        this.out = out;
        this.charset = out.utf8() ? StandardCharsets.UTF_8 : search.charset();
    }

    static void arguments(WireWriter out, Search search) {
        SearchSerializer serializer = new SearchSerializer(out, search);
        serializer.options(search);
        boolean needless = out.utf8() || serializer.charset.equals(StandardCharsets.US_ASCII);
        out.raw(needless ? "" : "CHARSET " + serializer.charset.name() + " ");
        serializer.keys(search.keys());
    }

    static void sort(WireWriter out, Sort sort) {
        new SearchSerializer(out, sort.search()).options(sort.search());
        String before = "(";
        for (SortCriterion criterion : sort.criteria()) {
            out.raw(before).raw(criterion.toString());
            before = " ";
        }
        out.raw(") ");
        withCharset(out, sort.search());
    }

    static void thread(WireWriter out, ThreadCommand thread) {
        out.atom(thread.algorithm().name()).space();
        withCharset(out, thread.search());
    }

    /** The charset has to be there; every server knows UTF-8 (RFC 5256 section 3). */
    private static void withCharset(WireWriter out, Search search) {
        SearchSerializer serializer = new SearchSerializer(out, search);
        boolean ascii = serializer.charset.equals(StandardCharsets.US_ASCII);
        out.raw(ascii ? "UTF-8" : serializer.charset.name()).space();
        serializer.keys(search.keys());
    }

    private void options(Search search) {
        String before = "RETURN (";
        for (Search.Return what : search.returns()) {
            out.raw(before).raw(what.name());
            before = " ";
        }
        PartialRange part = search.partial();
        if (part != null) {
            out.raw(before).raw("PARTIAL ").raw(part.toString());
        }
        out.raw(search.isExtended() ? ") " : "");
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
            out.raw(contains.where().name()).space().string(encoded(contains.text()));
        } else if (key instanceof SearchKey.Header header) {
            out.raw("HEADER ").astring(Bytes.of(header.name())).space().string(encoded(header.text()));
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
        } else if (key instanceof SearchKey.Fuzzy fuzzy) {
            out.raw("FUZZY ");
            key(fuzzy.key());
        } else if (key instanceof SearchKey.And and) {
            out.raw("(");
            keys(and.keys());
            out.raw(")");
        } else {
            ofServer(key);
        }
    }

    /** What only some servers know. */
    private void ofServer(SearchKey key) {
        if (key instanceof SearchKey.Older older) {
            out.raw("OLDER ").number(older.seconds());
        } else if (key instanceof SearchKey.Younger younger) {
            out.raw("YOUNGER ").number(younger.seconds());
        } else if (key instanceof SearchKey.Changed changed) {
            changed(changed);
        } else if (key instanceof SearchKey.SaveDateSupported) {
            out.raw("SAVEDATESUPPORTED");
        } else if (key instanceof SearchKey.EmailId email) {
            out.raw("EMAILID ").atom(email.id().value());
        } else if (key instanceof SearchKey.ThreadId thread) {
            out.raw("THREADID ").atom(thread.id().value());
        } else {
            ofGmail(key);
        }
    }

    private void ofGmail(SearchKey key) {
        if (key instanceof SearchKey.GmailRaw raw) {
            out.raw("X-GM-RAW ").string(encoded(raw.query()));
        } else if (key instanceof SearchKey.GmailMessageId message) {
            out.raw("X-GM-MSGID ").raw(Long.toUnsignedString(message.id()));
        } else if (key instanceof SearchKey.GmailThreadId thread) {
            out.raw("X-GM-THRID ").raw(Long.toUnsignedString(thread.id()));
        } else if (key instanceof SearchKey.Labelled labelled) {
            out.raw("X-GM-LABELS ").label(labelled.label());
        } else {
            throw new AssertionError(key);
        }
    }

    private void changed(SearchKey.Changed changed) {
        SearchKey.Entry entry = changed.entry();
        out.raw("MODSEQ ");
        if (entry != null) {
            out.string(SearchArgumentsParser.ENTRY + entry.flag().name()).space();
            out.raw(entry.scope().name().toLowerCase(Locale.ROOT)).space();
        }
        out.number(changed.modSeq());
    }

    private Bytes encoded(String text) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.UTF_8)
                ? Bytes.of(text)
                : Bytes.copyOf(text.getBytes(charset));
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
        numbers(out, result);
    }

    static void sorted(WireWriter out, SearchResult result) {
        out.raw("SORT");
        numbers(out, result);
    }

    private static void numbers(WireWriter out, SearchResult result) {
        NumberList all = result.all() == null ? null : result.inOrder();
        if (all != null && all.size() > MOST_NUMBERS) {
            throw new IllegalArgumentException("SEARCH names each of " + all.size() + " numbers; answer by ESEARCH");
        } else if (all != null) {
            all.stream().forEach(number -> out.space().number(number));
        }
        if (result.modSeq() != null) {
            out.raw(" (MODSEQ ").number(result.modSeq().value()).raw(")");
        }
    }

    static void threads(WireWriter out, MessageThreads threads) {
        out.raw("THREAD").raw(threads.isEmpty() ? "" : " ").raw(threads.toString());
    }

    static void eSearch(WireWriter out, Untagged.ESearch search) {
        SearchResult result = search.result();
        out.raw("ESEARCH");
        correlators(out, search);
        out.raw(result.uids() ? " UID" : "");
        part(out, " MIN ", result.min());
        part(out, " MAX ", result.max());
        part(out, " COUNT ", result.count());
        NumberList all = result.all() == null ? null : result.inOrder();
        if (all != null && !all.isEmpty()) {
            out.raw(" ALL ").raw(all.toString());
        }
        partial(out, result.part());
        relevancy(out, result.relevancy());
        part(out, " MODSEQ ", result.modSeq() == null ? null : result.modSeq().value());
        result.unrecognized().forEach(data -> unrecognized(out.space(), data));
    }

    private static void correlators(WireWriter out, Untagged.ESearch search) {
        String before = " (";
        if (search.tag() != null) {
            out.raw(" (TAG ").string(search.tag());
            before = " ";
        }
        for (SearchData correlator : search.correlators()) {
            unrecognized(out.raw(before), correlator);
            before = " ";
        }
        out.raw(before.equals(" ") ? ")" : "");
    }

    private static void part(WireWriter out, String name, @Nullable Long value) {
        if (value != null) {
            out.raw(name).number(value);
        }
    }

    private static void partial(WireWriter out, SearchResult.@Nullable Part part) {
        if (part != null) {
            String numbers = part.numbers().isEmpty() ? "NIL" : part.numbers().toString();
            out.raw(" PARTIAL (")
                    .raw(part.range().toString())
                    .space()
                    .raw(numbers)
                    .raw(")");
        }
    }

    private static void relevancy(WireWriter out, @Nullable List<Integer> relevancy) {
        if (relevancy != null) {
            String scores = relevancy.stream().map(String::valueOf).collect(Collectors.joining(" "));
            out.raw(" RELEVANCY (").raw(scores).raw(")");
        }
    }

    private static void unrecognized(WireWriter out, SearchData data) {
        out.atom(data.name()).space().received(data.value());
    }
}
