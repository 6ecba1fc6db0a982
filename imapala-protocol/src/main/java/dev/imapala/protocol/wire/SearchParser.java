package dev.imapala.protocol.wire;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.SearchData;
import dev.imapala.protocol.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads SEARCH, ESEARCH and SORT responses.
 *
 * <p>RFC 3501 section 7.2.5, RFC 9051 section 7.3.4, RFC 5256 section 4
 */
final class SearchParser {
    private SearchParser() {}

    static Untagged search(Cursor cursor) {
        NumberSet.Builder found = NumberSet.builder();
        ModSeq modSeq = numbers(cursor, found::add);
        return new Untagged.Search(result(SearchResult.builder(false).all(found.build()), modSeq));
    }

    static Untagged sort(Cursor cursor) {
        NumberList.Builder found = NumberList.builder();
        ModSeq modSeq = numbers(cursor, found::add);
        return new Untagged.Sort(result(SearchResult.builder(false).inOrder(found.build()), modSeq));
    }

    private static @Nullable ModSeq numbers(Cursor cursor, LongConsumer found) {
        ModSeq modSeq = null;
        while (!cursor.atEnd()) {
            if (cursor.tryOpen()) {
                modSeq = modSeq(cursor);
            } else {
                ifPossible(cursor, found);
            }
        }
        return modSeq;
    }

    private static SearchResult result(SearchResult.Builder result, @Nullable ModSeq modSeq) {
        return modSeq == null ? result.build() : result.modSeq(modSeq).build();
    }

    /** Some servers send numbers that no message can have: they are dropped. */
    private static void ifPossible(Cursor cursor, LongConsumer target) {
        cursor.item();
        long number = cursor.number();
        if (number > 0 && number <= Unsigned32.MAX) {
            target.accept(number);
        } else {
            cursor.note(number == 0 ? Quirk.ZERO_NUMBER : Quirk.HUGE_NUMBER);
        }
    }

    private static ModSeq modSeq(Cursor cursor) {
        cursor.word("MODSEQ");
        cursor.space();
        ModSeq modSeq = ModSeq.of(cursor.number());
        cursor.close();
        return modSeq;
    }

    static Untagged eSearch(Cursor cursor) {
        String tag = null;
        List<SearchData> correlators = new ArrayList<>();
        if (cursor.tryOpen()) {
            while (!cursor.tryClose()) {
                String name = cursor.atom();
                cursor.space();
                if (name.equalsIgnoreCase("TAG")) {
                    tag = cursor.astring().text();
                } else {
                    correlators.add(new SearchData(name, cursor.skipValue()));
                }
            }
        }
        cursor.skipSpaces();
        boolean uids = cursor.tryWord("UID");
        return new Untagged.ESearch(tag, correlators, new Returned(cursor, uids).parse());
    }

    /** Collects the parts of an ESEARCH response. */
    private static final class Returned {
        private final Cursor cursor;
        private final SearchResult.Builder result;

        Returned(Cursor cursor, boolean uids) {
            this.cursor = cursor;
            this.result = SearchResult.builder(uids);
        }

        SearchResult parse() {
            while (!cursor.atEnd()) {
                if (cursor.tryOpen() || cursor.tryClose()) {
                    cursor.note(Quirk.SEARCH_DATA_IN_PARENTHESES);
                } else {
                    part();
                }
            }
            if (cursor.depth() != 0) {
                throw cursor.unexpected("balanced parentheses before");
            }
            return result.build();
        }

        private void part() {
            String name = cursor.atom();
            cursor.space();
            switch (name.toUpperCase(Locale.ROOT)) {
                case "MIN" -> ifPossible(cursor, result::min);
                case "MAX" -> ifPossible(cursor, result::max);
                case "COUNT" -> result.count(cursor.number());
                case "ALL" -> result.inOrder(numbers());
                case "MODSEQ" -> result.modSeq(ModSeq.of(cursor.number()));
                case "PARTIAL" -> result.part(partial());
                case "RELEVANCY" -> result.relevancy(relevancy());
                default -> result.unrecognized(new SearchData(name, cursor.skipValue()));
            }
        }

        /** Numbers and ranges in their order, which is that of the criteria where this answers SORT. */
        private NumberList numbers() {
            NumberList.Builder numbers = NumberList.builder();
            do {
                cursor.item();
                long first = cursor.number();
                numbers.addRange(first, cursor.tryOctet(':') ? cursor.number() : first);
            } while (cursor.tryOctet(','));
            return numbers.build();
        }

        private SearchResult.Part partial() {
            cursor.open();
            PartialRange range = PartialRangeParser.parse(cursor);
            cursor.space();
            NumberList numbers = cursor.tryNil() ? NumberList.EMPTY : numbers();
            cursor.close();
            return new SearchResult.Part(range, numbers);
        }

        private List<Integer> relevancy() {
            List<Integer> scores = new ArrayList<>();
            cursor.open();
            while (!cursor.tryClose()) {
                scores.add((int) Math.min(cursor.number(), Integer.MAX_VALUE));
            }
            return scores;
        }
    }
}
