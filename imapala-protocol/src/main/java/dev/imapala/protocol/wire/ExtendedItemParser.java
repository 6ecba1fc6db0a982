package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.ExtendedItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an extended LIST tells of a mailbox behind its name. Never fails: items that are not in their form are kept
 * as they came.
 *
 * <p>RFC 9051 section 9, {@code mbox-list-extended}
 */
final class ExtendedItemParser {
    private ExtendedItemParser() {}

    /** Returns nothing, and stays, if here is no list. */
    static List<ExtendedItem> tryParse(Cursor cursor) {
        cursor.skipSpaces();
        int from = cursor.position();
        if (cursor.peek() != '(') {
            return List.of();
        }
        try {
            Bytes whole = cursor.skipValue();
            int to = cursor.position();
            cursor.back(from);
            List<ExtendedItem> items = items(cursor);
            cursor.back(to);
            if (items == null) {
                cursor.note(Quirk.DEFECTIVE_LIST_ITEM);
                return List.of(new ExtendedItem.Other("", whole));
            }
            return items;
        } catch (ParseException e) {
            cursor.back(from);
            return List.of();
        }
    }

    /** Reads a list that is known to end; null if it is not one of tags and values. */
    private static @Nullable List<ExtendedItem> items(Cursor cursor) {
        List<ExtendedItem> items = new ArrayList<>();
        try {
            cursor.octet('(');
            cursor.skipSpaces();
            while (!cursor.tryOctet(')')) {
                String tag = cursor.astring().text();
                cursor.skipSpaces();
                items.add(item(tag, cursor));
                cursor.skipSpaces();
            }
            return items;
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static ExtendedItem item(String tag, Cursor cursor) {
        int from = cursor.position();
        ExtendedItem known = tryKnown(tag, cursor);
        if (known != null) {
            return known;
        }
        cursor.back(from);
        if (isKnown(tag)) {
            cursor.note(Quirk.DEFECTIVE_LIST_ITEM);
        }
        return new ExtendedItem.Other(tag, cursor.skipValue());
    }

    private static boolean isKnown(String tag) {
        return tag.equalsIgnoreCase("CHILDINFO") || tag.equalsIgnoreCase("OLDNAME");
    }

    private static @Nullable ExtendedItem tryKnown(String tag, Cursor cursor) {
        boolean childInfo = tag.equalsIgnoreCase("CHILDINFO");
        if (!isKnown(tag)) {
            return null;
        }
        try {
            List<Bytes> strings = strings(cursor);
            if (childInfo) {
                Set<String> selections = new LinkedHashSet<>();
                strings.forEach(selection -> selections.add(selection.text()));
                return new ExtendedItem.ChildInfo(selections);
            }
            return strings.size() == 1 ? new ExtendedItem.OldName(MailboxName.received(strings.get(0))) : null;
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Bytes> strings(Cursor cursor) {
        List<Bytes> strings = new ArrayList<>();
        cursor.octet('(');
        cursor.skipSpaces();
        while (!cursor.tryOctet(')')) {
            strings.add(cursor.astring());
            cursor.skipSpaces();
        }
        return strings;
    }
}
