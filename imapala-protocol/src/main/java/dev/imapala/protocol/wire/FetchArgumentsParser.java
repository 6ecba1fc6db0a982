package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what FETCH asks for, macros included.
 *
 * <p>RFC 9051 section 9, {@code fetch}
 */
final class FetchArgumentsParser {
    private static final List<FetchItem<?>> NAMED = List.of(
            FetchItem.UID,
            FetchItem.FLAGS,
            FetchItem.INTERNALDATE,
            FetchItem.RFC822_SIZE,
            FetchItem.ENVELOPE,
            FetchItem.BODYSTRUCTURE,
            FetchItem.RFC822,
            FetchItem.RFC822_HEADER,
            FetchItem.RFC822_TEXT,
            FetchItem.MODSEQ,
            FetchItem.SAVEDATE,
            FetchItem.EMAILID,
            FetchItem.THREADID,
            FetchItem.X_GM_MSGID,
            FetchItem.X_GM_THRID,
            FetchItem.X_GM_LABELS);

    private FetchArgumentsParser() {}

    static Fetch parse(Cursor cursor) {
        Fetch fetch = items(cursor);
        return cursor.tryOpen() ? modifiers(cursor, fetch) : fetch;
    }

    private static Fetch items(Cursor cursor) {
        if (!cursor.tryOpen()) {
            Fetch macro = tryMacro(cursor);
            return macro == null ? Fetch.items(item(cursor)) : macro;
        }
        List<FetchItem<?>> items = new ArrayList<>();
        while (!cursor.tryClose()) {
            items.add(item(cursor));
        }
        return Fetch.items(items);
    }

    private static @Nullable Fetch tryMacro(Cursor cursor) {
        if (cursor.tryWord("FAST")) {
            return Fetch.FAST;
        } else if (cursor.tryWord("ALL")) {
            return Fetch.ALL;
        }
        return cursor.tryWord("FULL") ? Fetch.FULL : null;
    }

    private static Fetch modifiers(Cursor cursor, Fetch fetch) {
        ModSeq since = null;
        boolean vanished = false;
        do {
            cursor.skipSpaces();
            if (since == null && cursor.tryName("CHANGEDSINCE")) {
                since = ModSeq.of(cursor.number());
            } else if (!vanished && cursor.tryWord("VANISHED")) {
                vanished = true;
            } else {
                throw cursor.unexpected("CHANGEDSINCE or VANISHED, once each");
            }
        } while (!cursor.tryClose());
        if (since == null) {
            throw cursor.unexpected("CHANGEDSINCE beside VANISHED before");
        }
        return vanished ? fetch.changedSince(since).vanished() : fetch.changedSince(since);
    }

    private static FetchItem<?> item(Cursor cursor) {
        for (FetchItem<?> item : NAMED) {
            if (cursor.tryWord(item.toString())) {
                return item;
            }
        }
        if (cursor.tryWord("PREVIEW")) {
            return preview(cursor);
        } else if (cursor.tryWord("BINARY.SIZE")) {
            return FetchItem.binarySize(SectionParser.parse(cursor));
        }
        boolean binaryPeek = cursor.tryWord("BINARY.PEEK");
        if (binaryPeek || cursor.tryWord("BINARY")) {
            return binary(cursor, binaryPeek);
        }
        boolean peek = cursor.tryWord("BODY.PEEK");
        if (!peek && !cursor.tryWord("BODY")) {
            throw cursor.unexpected("a known item of FETCH");
        }
        return cursor.peek() != '[' && !peek ? FetchItem.BODY : body(cursor, peek);
    }

    /** Reads what may follow PREVIEW: {@code (LAZY)}; other things in parentheses are modifiers of FETCH. */
    private static FetchItem<?> preview(Cursor cursor) {
        int from = cursor.position();
        int depth = cursor.depth();
        if (cursor.tryOpen() && cursor.tryWord("LAZY")) {
            cursor.close();
            return FetchItem.PREVIEW_LAZY;
        }
        cursor.back(from);
        cursor.depth(depth);
        return FetchItem.PREVIEW;
    }

    private static FetchItem<?> binary(Cursor cursor, boolean peek) {
        Section part = SectionParser.parse(cursor);
        FetchItem<Bytes> item = cursor.peek() == '<' ? FetchItem.binary(part, partial(cursor)) : FetchItem.binary(part);
        return peek ? item : item.markingSeen();
    }

    private static FetchItem<?> body(Cursor cursor, boolean peek) {
        Section section = SectionParser.parse(cursor);
        FetchItem<Bytes> item =
                cursor.peek() == '<' ? FetchItem.body(section, partial(cursor)) : FetchItem.body(section);
        return peek ? item : item.markingSeen();
    }

    private static Partial partial(Cursor cursor) {
        cursor.octet('<');
        long offset = cursor.number();
        cursor.octet('.');
        long length = cursor.number();
        cursor.octet('>');
        return new Partial(offset, length);
    }
}
