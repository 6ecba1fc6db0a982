package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of FETCH responses that are rare, those of extensions among them.
 *
 * <p>RFC 9051 section 9, {@code msg-att}
 */
final class FetchItemParser {
    private FetchItemParser() {}

    /** Reads an item into {@code message}, or answers no. */
    static boolean tryParse(Cursor cursor, FetchedMessage.Builder message) {
        if (cursor.tryName("MODSEQ")) {
            modSeq(cursor, message);
        } else if (cursor.tryWord("BINARY")) {
            binary(cursor, message);
        } else if (cursor.tryWord("BINARY.SIZE")) {
            binarySize(cursor, message);
        } else if (cursor.tryName("PREVIEW")) {
            Bytes preview = cursor.nstring();
            put(message, FetchItem.PREVIEW, preview == null ? null : preview.text());
        } else if (cursor.tryName("SAVEDATE")) {
            saveDate(cursor, message);
        } else if (cursor.tryName("EMAILID")) {
            message.put(FetchItem.EMAILID, inParentheses(cursor, FetchItemParser::objectId));
        } else if (cursor.tryName("THREADID")) {
            ObjectId thread = cursor.tryNil() ? null : inParentheses(cursor, FetchItemParser::objectId);
            put(message, FetchItem.THREADID, thread);
        } else {
            return tryOfRev1(cursor, message) || tryOfGmail(cursor, message);
        }
        return true;
    }

    /** Some servers send 0, or a negative number, for a message of which they know none: it is left out. */
    private static void modSeq(Cursor cursor, FetchedMessage.Builder message) {
        long modSeq = inParentheses(cursor, Cursor::looseNumber);
        if (modSeq > 0) {
            message.put(FetchItem.MODSEQ, ModSeq.of(modSeq));
        } else if (modSeq == 0) {
            cursor.note(Quirk.ZERO_NUMBER);
        }
    }

    private static boolean tryOfRev1(Cursor cursor, FetchedMessage.Builder message) {
        for (FetchItem<Bytes> item : List.of(FetchItem.RFC822, FetchItem.RFC822_HEADER, FetchItem.RFC822_TEXT)) {
            if (cursor.tryName(item.toString())) {
                content(cursor, message, item);
                return true;
            }
        }
        return false;
    }

    private static boolean tryOfGmail(Cursor cursor, FetchedMessage.Builder message) {
        if (cursor.tryName("X-GM-MSGID")) {
            message.put(FetchItem.X_GM_MSGID, Long.parseUnsignedLong(cursor.atom()));
        } else if (cursor.tryName("X-GM-THRID")) {
            message.put(FetchItem.X_GM_THRID, Long.parseUnsignedLong(cursor.atom()));
        } else if (cursor.tryName("X-GM-LABELS")) {
            message.put(FetchItem.X_GM_LABELS, labels(cursor));
        } else {
            return false;
        }
        return true;
    }

    private static <T> void put(FetchedMessage.Builder message, FetchItem<T> item, @Nullable T value) {
        if (value == null) {
            message.putNil(item);
        } else {
            message.put(item, value);
        }
    }

    private interface Term<T> {
        T read(Cursor cursor);
    }

    private static <T> T inParentheses(Cursor cursor, Term<T> term) {
        cursor.open();
        T value = term.read(cursor);
        cursor.close();
        return value;
    }

    private static ObjectId objectId(Cursor cursor) {
        return ObjectId.of(cursor.astring().text());
    }

    private static void saveDate(Cursor cursor, FetchedMessage.Builder message) {
        if (cursor.tryNil()) {
            message.putNil(FetchItem.SAVEDATE);
            return;
        }
        InternalDate date = InternalDateParser.parse(cursor);
        if (date != null) {
            message.put(FetchItem.SAVEDATE, date);
        }
    }

    private static void binary(Cursor cursor, FetchedMessage.Builder message) {
        Section part = SectionParser.parse(cursor);
        FetchItem<Bytes> item = FetchItem.binary(part);
        if (cursor.tryOctet('<')) {
            item = FetchItem.binary(part, new Partial(cursor.number(), Unsigned32.MAX));
            cursor.octet('>');
        }
        cursor.space();
        content(cursor, message, item);
    }

    private static void content(Cursor cursor, FetchedMessage.Builder message, FetchItem<Bytes> item) {
        if (cursor.tryNil()) {
            message.putNil(item);
        } else {
            message.putContent(item, cursor.content());
        }
    }

    private static void binarySize(Cursor cursor, FetchedMessage.Builder message) {
        FetchItem<Long> item = FetchItem.binarySize(SectionParser.parse(cursor));
        cursor.space();
        message.put(item, cursor.number());
    }

    /**
     * Reads a list of labels; Gmail writes those of its own as flags, or with their backslash in a quoted string, and NIL
     * for one that is none.
     */
    static List<GmailLabel> labels(Cursor cursor) {
        List<GmailLabel> labels = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            if (cursor.tryNil()) {
                cursor.note(Quirk.NIL_IN_LIST);
            } else {
                labels.add(label(cursor));
            }
        }
        return List.copyOf(labels);
    }

    static GmailLabel label(Cursor cursor) {
        return GmailLabel.received(cursor.peek() == '\\' ? cursor.balancedWord() : cursor.astring());
    }
}
