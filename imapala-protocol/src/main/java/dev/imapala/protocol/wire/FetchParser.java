package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import java.util.Optional;

/**
 * Reads FETCH responses. An item that is unknown or does not parse is kept as it came; the others come out right.
 *
 * <p>RFC 9051 section 9, {@code msg-att}
 */
final class FetchParser {
    private final FetchedMessage.Builder message = FetchedMessage.builder(1);
    private final FlagsParser flags;

    FetchParser(FlagsParser flags) {
        this.flags = flags;
    }

    Untagged parse(Cursor cursor, long number) {
        message.reset(number);
        cursor.skipSpaces();
        int last = cursor.position();
        try {
            openItems(cursor);
            while (cursor.depth() > 0) {
                boolean word = cursor.trySeparatedWord();
                if (!word) {
                    cursor.skipSpaces();
                }
                last = cursor.position();
                if (word) {
                    item(cursor);
                } else if (!cursor.tryClose()) {
                    term(cursor);
                }
            }
            cursor.expectEnd();
        } catch (ParseException e) {
            cursor.noteIfOpen();
            cursor.back(last);
            defect(cursor);
        }
        return new Untagged.Fetch(message.build());
    }

    private static void openItems(Cursor cursor) {
        if (!cursor.tryOpen()) {
            cursor.note(Quirk.DEFECTIVE_FETCH);
            cursor.enter();
        }
    }

    private void term(Cursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.unexpected("')'");
        }
        if (cursor.tryOpen()) {
            cursor.note(Quirk.ITEM_IN_PARENTHESES);
        } else {
            item(cursor);
        }
    }

    /** Keeps the rest, of which nobody knows how it is to be read; a UID at its very end is no part of another item. */
    private void defect(Cursor cursor) {
        cursor.note(Quirk.DEFECTIVE_FETCH);
        Bytes rest = cursor.rest();
        long uid = message.hasUid() ? 0 : uidAtEnd(rest);
        if (uid > 0) {
            message.uid(uid);
        }
        message.defect(rest);
    }

    /** Returns the UID if {@code rest} ends with {@code UID 5} and maybe a parenthesis, else 0. */
    private static long uidAtEnd(Bytes rest) {
        int to = rest.size() - (!rest.isEmpty() && rest.at(rest.size() - 1) == ')' ? 1 : 0);
        int at = to;
        long uid = 0;
        for (long weight = 1; at > 0 && weight <= Unsigned32.MAX && isDigit(rest.at(at - 1)); weight *= 10) {
            at--;
            uid += weight * (rest.at(at) - '0');
        }
        boolean named = at > 3 && at < to && rest.slice(at - 4, at).equalsIgnoreCase("UID ");
        boolean alone = at == 4 || named && rest.at(at - 5) == ' ';
        return named && alone && uid <= Unsigned32.MAX ? uid : 0;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Reads what there is of a response before the octets of a literal that was announced. */
    Optional<FetchedMessage> begun(Cursor cursor, long number) {
        message.reset(number);
        cursor.open();
        while (!cursor.atEnd()) {
            if (!cursor.tryClose() && !cursor.tryOpen()) {
                item(cursor);
            }
        }
        return Optional.of(message.build()).filter(FetchedMessage::isStreamed);
    }

    private void item(Cursor cursor) {
        int from = cursor.position();
        int depth = cursor.depth();
        try {
            if (!tryKnown(cursor)) {
                unrecognized(cursor, from);
            }
        } catch (ParseException | IllegalArgumentException e) {
            cursor.back(from);
            cursor.depth(depth);
            cursor.note(Quirk.DEFECTIVE_ITEM, from);
            unrecognized(cursor, from);
        }
    }

    /** Looks at the first letter before it looks at words. */
    private boolean tryKnown(Cursor cursor) {
        boolean known = switch (cursor.peek() & 0xDF) {
            case 'U' -> tryUid(cursor);
            case 'F' -> tryFlags(cursor);
            case 'I' -> tryInternalDate(cursor);
            case 'R' -> trySize(cursor);
            case 'E' -> tryEnvelope(cursor);
            case 'B' -> tryBody(cursor);
            default -> false;
        };
        return known || FetchItemParser.tryParse(cursor, message);
    }

    private boolean tryFlags(Cursor cursor) {
        if (!cursor.tryName(Keyword.FLAGS)) {
            return false;
        }
        message.flags(flags.parse(cursor));
        return true;
    }

    private boolean tryEnvelope(Cursor cursor) {
        if (!cursor.tryName(Keyword.ENVELOPE)) {
            return false;
        }
        message.put(FetchItem.ENVELOPE, EnvelopeParser.parse(cursor));
        return true;
    }

    private boolean tryBody(Cursor cursor) {
        if (cursor.tryName(Keyword.BODYSTRUCTURE)) {
            message.put(FetchItem.BODYSTRUCTURE, BodyStructureParser.parse(cursor));
            return true;
        } else if (cursor.tryWord(Keyword.BODY)) {
            body(cursor);
            return true;
        }
        return false;
    }

    /** Some servers send 0 for a UID they do not know: it is left out. */
    private boolean tryUid(Cursor cursor) {
        if (!cursor.tryName(Keyword.UID)) {
            return false;
        }
        long uid = number(cursor);
        if (uid > 0 && uid <= Unsigned32.MAX) {
            message.uid(uid);
        } else {
            cursor.note(uid == 0 ? Quirk.ZERO_NUMBER : Quirk.HUGE_NUMBER);
        }
        return true;
    }

    private boolean tryInternalDate(Cursor cursor) {
        if (!cursor.tryName(Keyword.INTERNALDATE)) {
            return false;
        } else if (cursor.peek() != '"' && cursor.tryNil()) {
            cursor.note(Quirk.NIL_FOR_VALUE);
            return true;
        }
        InternalDate date = InternalDateParser.parse(cursor);
        if (date != null) {
            message.internalDate(date);
        }
        return true;
    }

    private boolean trySize(Cursor cursor) {
        if (!cursor.tryName(Keyword.RFC822_SIZE)) {
            return false;
        }
        if (!cursor.atDigit() && cursor.tryNil()) {
            cursor.note(Quirk.NIL_FOR_VALUE);
            return true;
        }
        long size = cursor.looseNumber();
        if (size >= 0) {
            message.size(size);
        }
        return true;
    }

    /** Reads a whole number, which names something: others are none. */
    private static long number(Cursor cursor) {
        long number = cursor.number();
        if (!cursor.atSeparator()) {
            throw cursor.unexpected("end of number");
        }
        return number;
    }

    private void body(Cursor cursor) {
        if (cursor.peek() != '[') {
            cursor.space();
            message.put(FetchItem.BODY, BodyStructureParser.parse(cursor));
            return;
        }
        FetchItem<Bytes> item = section(cursor);
        cursor.space();
        if (cursor.tryNil()) {
            message.putNil(item);
        } else {
            message.putContent(item, cursor.content());
        }
    }

    private static FetchItem<Bytes> section(Cursor cursor) {
        Section section = SectionParser.parse(cursor);
        if (!cursor.tryOctet('<')) {
            return FetchItem.body(section);
        }
        long origin = cursor.number();
        if (cursor.tryOctet('.')) {
            cursor.note(Quirk.ORIGIN_WITH_LENGTH);
            cursor.number();
        }
        cursor.octet('>');
        return FetchItem.body(section, new Partial(origin, Unsigned32.MAX));
    }

    private void unrecognized(Cursor cursor, int from) {
        cursor.back(from);
        String name = cursor.skipValue().text();
        cursor.skipSpaces();
        message.putUnrecognized(name, cursor.peek() == ')' ? Bytes.EMPTY : skipValue(cursor));
    }

    /** Moves over a value; if it does not end, once more with the escapes of a server that does not know what they are. */
    private static Bytes skipValue(Cursor cursor) {
        int from = cursor.position();
        try {
            return cursor.skipValue();
        } catch (ParseException e) {
            cursor.back(from);
            cursor.letBackslashEndStrings(true);
            return cursor.skipValue();
        } finally {
            cursor.letBackslashEndStrings(false);
        }
    }
}
