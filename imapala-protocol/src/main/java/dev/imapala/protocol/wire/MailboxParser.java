package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.response.ExtendedItem;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what LIST, LSUB and STATUS tell. A name that a server should have quoted and did not runs as far as it can.
 *
 * <p>RFC 9051 section 9, {@code mailbox-data}
 */
final class MailboxParser {
    private static final MailboxAttribute XLIST_INBOX = MailboxAttribute.of("\\Inbox");
    private static final Map<MailboxAttribute, MailboxAttribute> XLIST_USES = Map.of(
            MailboxAttribute.of("\\AllMail"), MailboxAttribute.ALL,
            MailboxAttribute.of("\\Spam"), MailboxAttribute.JUNK,
            MailboxAttribute.of("\\Starred"), MailboxAttribute.FLAGGED);

    private MailboxParser() {}

    static MailboxListing listing(Cursor cursor) {
        Set<MailboxAttribute> attributes = attributes(cursor);
        cursor.space();
        Character delimiter = delimiter(cursor);
        cursor.space();
        if (cursor.atEnd()) {
            throw cursor.unexpected("mailbox name");
        }
        int from = cursor.position();
        MailboxName name = tryName(cursor);
        List<ExtendedItem> extended = name == null ? List.of() : ExtendedItemParser.tryParse(cursor);
        if (name == null || !cursor.atEnd()) {
            cursor.back(from);
            cursor.note(Quirk.UNQUOTED_NAME, from);
            cursor.checkText(from, cursor.end());
            name = MailboxName.received(cursor.rest());
            extended = List.of();
        }
        return new MailboxListing(attributes, delimiter, name, extended);
    }

    /** Reads what XLIST tells; it has words of its own for what a mailbox is for, and calls the INBOX as people do. */
    static MailboxListing xlisting(Cursor cursor) {
        MailboxListing told = listing(cursor);
        Set<MailboxAttribute> attributes = new LinkedHashSet<>();
        told.attributes().forEach(attribute -> attributes.add(XLIST_USES.getOrDefault(attribute, attribute)));
        MailboxName name = attributes.contains(XLIST_INBOX) ? MailboxName.INBOX : told.name();
        return new MailboxListing(attributes, told.delimiter(), name, told.extended());
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

    static @Nullable Character delimiter(Cursor cursor) {
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

    /** Unknown items, and values that are none, are kept as they came. */
    private static MailboxStatus item(Cursor cursor, MailboxStatus status) {
        String name = cursor.atom();
        cursor.space();
        int from = cursor.position();
        MailboxStatus known = tryKnown(cursor, name, status);
        int next = cursor.peek();
        if (known != null && (next == ' ' || next == ')')) {
            return known;
        }
        cursor.back(from);
        if (StatusItem.named(name).isPresent()) {
            cursor.note(Quirk.DEFECTIVE_STATUS_ITEM);
        }
        return status.withUnrecognized(name, cursor.skipValue());
    }

    /** Returns null, wherever the cursor is then, if the item is not known or has a value that it cannot have. */
    private static @Nullable MailboxStatus tryKnown(Cursor cursor, String name, MailboxStatus status) {
        StatusItem<?> item = StatusItem.named(name).orElse(null);
        if (item == StatusItem.MAILBOXID) {
            ObjectId id = tryObjectId(cursor);
            return id == null ? null : status.with(StatusItem.MAILBOXID, id);
        } else if (item == StatusItem.APPENDLIMIT && cursor.tryNil()) {
            return status.with(StatusItem.APPENDLIMIT, OptionalLong.empty());
        }
        long number = cursor.tryNumber();
        if (item == null || number < 0) {
            return null;
        } else if (item == StatusItem.APPENDLIMIT) {
            return status.with(StatusItem.APPENDLIMIT, OptionalLong.of(number));
        }
        return status.with(StatusItem.numberNamed(name).orElseThrow(), number);
    }

    private static @Nullable ObjectId tryObjectId(Cursor cursor) {
        if (!cursor.tryOctet('(')) {
            return null;
        }
        cursor.skipSpaces();
        int from = cursor.position();
        int to = from;
        while (to < cursor.end() && Octets.isAtom(cursor.array()[to])) {
            to++;
        }
        cursor.back(to);
        cursor.skipSpaces();
        try {
            return cursor.tryOctet(')') ? ObjectId.of(cursor.ascii(from, to)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
