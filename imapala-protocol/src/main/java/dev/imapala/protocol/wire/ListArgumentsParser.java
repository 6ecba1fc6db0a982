package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListMailboxes;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads which mailboxes LIST asks for.
 *
 * <p>RFC 9051 section 9, {@code list}
 */
final class ListArgumentsParser {
    private ListArgumentsParser() {}

    static ListMailboxes parse(Cursor cursor) {
        Set<ListMailboxes.Selection> selections = selections(cursor);
        String reference = MailboxName.decode(cursor.astring());
        cursor.space();
        ListMailboxes list =
                patterns(cursor).under(reference).selecting(selections.toArray(ListMailboxes.Selection[]::new));
        if (cursor.atEnd()) {
            return list;
        }
        cursor.word("RETURN");
        cursor.open();
        while (!cursor.tryClose()) {
            list = option(cursor, list);
        }
        return list;
    }

    private static Set<ListMailboxes.Selection> selections(Cursor cursor) {
        Set<ListMailboxes.Selection> selections = EnumSet.noneOf(ListMailboxes.Selection.class);
        if (cursor.tryOpen()) {
            while (!cursor.tryClose()) {
                selections.add(selection(cursor));
            }
            cursor.space();
        }
        return selections;
    }

    private static ListMailboxes.Selection selection(Cursor cursor) {
        for (ListMailboxes.Selection which : ListMailboxes.Selection.values()) {
            if (cursor.tryWord(which.keyword())) {
                return which;
            }
        }
        throw cursor.unexpected("a known selection option");
    }

    private static ListMailboxes patterns(Cursor cursor) {
        if (!cursor.tryOpen()) {
            return ListMailboxes.matching(pattern(cursor));
        }
        ListMailboxes list = ListMailboxes.matching(pattern(cursor));
        while (!cursor.tryClose()) {
            list = list.or(pattern(cursor));
        }
        return list;
    }

    /** Reads a string, or an atom in which wildcards may stand. */
    static String pattern(Cursor cursor) {
        cursor.skipSpaces();
        Bytes quoted = cursor.tryString();
        Bytes pattern = quoted == null ? Bytes.of(cursor.looseWord()) : quoted;
        if (quoted == null && pattern.isEmpty()) {
            throw cursor.unexpected("pattern");
        }
        return MailboxName.decode(pattern);
    }

    private static ListMailboxes option(Cursor cursor, ListMailboxes list) {
        for (ListMailboxes.Return what : ListMailboxes.Return.values()) {
            if (cursor.tryWord(what.keyword())) {
                return list.returning(what);
            }
        }
        cursor.word("STATUS");
        return list.withStatus(MailboxCommandParser.statusItems(cursor).toArray(StatusItem<?>[]::new));
    }
}
