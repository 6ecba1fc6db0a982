package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads LIST and STATUS responses. A name that a server should have quoted and did not runs as far as it can.
 *
 * <p>RFC 9051 section 9, {@code mailbox-data}
 */
final class MailboxParser {
    private MailboxParser() {}

    static Untagged list(Cursor cursor) {
        Set<MailboxAttribute> attributes = attributes(cursor);
        cursor.space();
        Character delimiter = delimiter(cursor);
        cursor.space();
        if (cursor.atEnd()) {
            throw cursor.unexpected("mailbox name");
        }
        int from = cursor.position();
        MailboxName name = tryName(cursor);
        Bytes extended = name == null ? null : tryExtended(cursor);
        if (name == null || !cursor.atEnd()) {
            cursor.back(from);
            cursor.note(Quirk.UNQUOTED_NAME, from);
            cursor.checkText(from, cursor.end());
            name = MailboxName.received(cursor.rest());
            extended = null;
        }
        return new Untagged.Listing(new MailboxListing(attributes, delimiter, name, extended));
    }

    private static @Nullable Bytes tryExtended(Cursor cursor) {
        cursor.skipSpaces();
        int from = cursor.position();
        if (cursor.peek() != '(') {
            return null;
        }
        try {
            return cursor.skipValue();
        } catch (ParseException e) {
            cursor.back(from);
            return null;
        }
    }

    private static Set<MailboxAttribute> attributes(Cursor cursor) {
        Set<MailboxAttribute> attributes = new LinkedHashSet<>();
        cursor.open();
        while (!cursor.tryClose()) {
            String word = cursor.looseWord();
            if (word.isEmpty()) {
                throw cursor.unexpected("mailbox attribute");
            }
            try {
                attributes.add(MailboxAttribute.of(word));
            } catch (IllegalArgumentException e) {
                // not a word: nobody can ask for it
                cursor.note(Quirk.DEFECTIVE_ATTRIBUTE);
            }
        }
        return attributes;
    }

    private static @Nullable Character delimiter(Cursor cursor) {
        if (cursor.tryNil()) {
            return null;
        }
        String delimiter = cursor.string().text();
        return delimiter.isEmpty() ? null : delimiter.charAt(0);
    }

    /** Returns null where the grammar finds no name, or only the beginning of one. */
    private static @Nullable MailboxName tryName(Cursor cursor) {
        int octet = cursor.peek();
        boolean named = octet == '"' || octet == '{' || octet >= 0 && Octets.isAtom((byte) octet);
        if (!named) {
            return null;
        }
        MailboxName name = MailboxName.received(cursor.astring());
        return cursor.peek() == ' ' || cursor.peek() < 0 ? name : null;
    }

    static Untagged status(Cursor cursor) {
        int from = cursor.position();
        try {
            MailboxName name = tryName(cursor);
            if (name != null) {
                return new Untagged.StatusData(items(cursor, MailboxStatus.of(name)));
            }
        } catch (ParseException e) {
            // the name may have spaces and parentheses, below
        }
        cursor.back(from);
        cursor.depth(0);
        return statusOfLooseName(cursor);
    }

    private static Untagged statusOfLooseName(Cursor cursor) {
        MailboxName name = nameBeforeLastList(cursor);
        int list = cursor.position();
        MailboxStatus status = items(cursor, MailboxStatus.of(name));
        if (status.items().isEmpty() && cursor.end() - list > 2) {
            cursor.back(list);
            throw cursor.unexpected("a list with a known status item");
        }
        return new Untagged.StatusData(status);
    }

    private static MailboxStatus items(Cursor cursor, MailboxStatus none) {
        MailboxStatus status = none;
        cursor.open();
        while (!cursor.tryClose()) {
            status = item(cursor, status);
        }
        cursor.expectEnd();
        return status;
    }

    private static MailboxName nameBeforeLastList(Cursor cursor) {
        byte[] array = cursor.array();
        for (int at = cursor.end() - 1; at > cursor.position(); at--) {
            if (array[at] == '(' && array[at - 1] == ' ') {
                cursor.note(Quirk.UNQUOTED_NAME);
                cursor.checkText(cursor.position(), at - 1);
                Bytes name = cursor.slice(cursor.position(), at - 1);
                cursor.back(at);
                return MailboxName.received(name);
            }
        }
        throw cursor.unexpected("mailbox name and a list of status items");
    }

    /** Unknown items, and numbers that are none, are passed over. */
    private static MailboxStatus item(Cursor cursor, MailboxStatus status) {
        Optional<StatusItem<Long>> item = StatusItem.named(cursor.atom());
        cursor.space();
        long number = cursor.tryNumber();
        int next = cursor.peek();
        if (number < 0 || next != ' ' && next != ')') {
            if (item.isPresent()) {
                cursor.note(Quirk.DEFECTIVE_STATUS_ITEM);
            }
            cursor.skipValue();
            return status;
        }
        return item.isPresent() ? status.with(item.get(), number) : status;
    }
}
