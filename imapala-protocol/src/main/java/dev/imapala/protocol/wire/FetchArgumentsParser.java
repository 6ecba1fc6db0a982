package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
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
            FetchItem.BODYSTRUCTURE);

    private FetchArgumentsParser() {}

    static Fetch parse(Cursor cursor) {
        List<FetchItem<?>> items = new ArrayList<>();
        if (cursor.tryOpen()) {
            while (!cursor.tryClose()) {
                items.add(item(cursor));
            }
        } else {
            List<FetchItem<?>> macro = tryMacro(cursor);
            items.addAll(macro == null ? List.of(item(cursor)) : macro);
        }
        return Fetch.items(items);
    }

    private static @Nullable List<FetchItem<?>> tryMacro(Cursor cursor) {
        List<FetchItem<?>> fast = List.of(FetchItem.FLAGS, FetchItem.INTERNALDATE, FetchItem.RFC822_SIZE);
        List<FetchItem<?>> macro = new ArrayList<>(fast);
        if (cursor.tryWord("FAST")) {
            return macro;
        }
        macro.add(FetchItem.ENVELOPE);
        if (cursor.tryWord("ALL")) {
            return macro;
        }
        macro.add(FetchItem.BODY);
        return cursor.tryWord("FULL") ? macro : null;
    }

    private static FetchItem<?> item(Cursor cursor) {
        for (FetchItem<?> item : NAMED) {
            if (cursor.tryWord(item.toString())) {
                return item;
            }
        }
        boolean peek = cursor.tryWord("BODY.PEEK");
        if (!peek && !cursor.tryWord("BODY")) {
            throw cursor.unexpected("a known item of FETCH");
        }
        if (cursor.peek() != '[' && !peek) {
            return FetchItem.BODY;
        }
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
