package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.ListMailboxes;

/**
 * Reads which mailboxes LIST asks for.
 *
 * <p>RFC 9051 section 9, {@code list}
 */
final class ListArgumentsParser {
    private ListArgumentsParser() {}

    static ListMailboxes parse(Cursor cursor) {
        String reference = MailboxName.decode(cursor.astring());
        cursor.space();
        ListMailboxes list = ListMailboxes.matching(pattern(cursor)).under(reference);
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

    /** Reads a string, or an atom in which wildcards may stand. */
    private static String pattern(Cursor cursor) {
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
        return list.withStatus(CommandParser.statusItems(cursor));
    }
}
