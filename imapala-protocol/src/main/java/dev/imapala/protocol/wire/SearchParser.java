package dev.imapala.protocol.wire;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.SearchResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads SEARCH and ESEARCH responses.
 *
 * <p>RFC 3501 section 7.2.5, RFC 9051 section 7.3.4
 */
final class SearchParser {
    private SearchParser() {}

    static Untagged search(Cursor cursor) {
        NumberSet.Builder found = NumberSet.builder();
        ModSeq modSeq = null;
        while (!cursor.atEnd()) {
            if (cursor.tryOpen()) {
                modSeq = modSeq(cursor);
            } else {
                addIfPossible(cursor, found, cursor.number());
            }
        }
        return new Untagged.Search(new SearchResult(false, null, null, found.build(), null, modSeq));
    }

    /** Some servers send numbers that no message can have: they are dropped. */
    private static void addIfPossible(Cursor cursor, NumberSet.Builder found, long number) {
        if (number > 0 && number <= Unsigned32.MAX) {
            found.add(number);
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
        if (cursor.tryOpen()) {
            cursor.word("TAG");
            cursor.space();
            tag = cursor.astring().text();
            cursor.close();
        }
        cursor.skipSpaces();
        boolean uids = cursor.tryWord("UID");
        return new Untagged.ESearch(tag, new Returned(uids).parse(cursor));
    }

    private static @Nullable Long possible(Cursor cursor) {
        long number = cursor.number();
        if (number > 0 && number <= Unsigned32.MAX) {
            return number;
        }
        cursor.note(number == 0 ? Quirk.ZERO_NUMBER : Quirk.HUGE_NUMBER);
        return null;
    }

    /** Collects the parts of an ESEARCH response. */
    private static final class Returned {
        private final boolean uids;
        private @Nullable Long min;
        private @Nullable Long max;
        private @Nullable NumberSet all;
        private @Nullable Long count;
        private @Nullable ModSeq modSeq;

        Returned(boolean uids) {
            this.uids = uids;
        }

        SearchResult parse(Cursor cursor) {
            while (!cursor.atEnd()) {
                part(cursor);
            }
            if (cursor.depth() != 0) {
                throw cursor.unexpected("balanced parentheses before");
            }
            return new SearchResult(uids, min, max, all, count, modSeq);
        }

        private void part(Cursor cursor) {
            if (cursor.tryOpen() || cursor.tryClose()) {
                cursor.note(Quirk.SEARCH_DATA_IN_PARENTHESES);
                return;
            }
            String name = cursor.atom();
            cursor.space();
            switch (name.toUpperCase(Locale.ROOT)) {
                case "MIN" -> min = possible(cursor);
                case "MAX" -> max = possible(cursor);
                case "COUNT" -> count = cursor.number();
                case "ALL" -> all = NumberSetParser.parse(cursor);
                case "MODSEQ" -> modSeq = ModSeq.of(cursor.number());
                default -> cursor.skipValue();
            }
        }
    }
}
