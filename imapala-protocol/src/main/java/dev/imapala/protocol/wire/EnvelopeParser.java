package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes.
 *
 * <p>RFC 9051 section 9, {@code envelope}
 */
final class EnvelopeParser {
    private EnvelopeParser() {}

    /** Reads an envelope; if there is none, again as if the server knew nothing of escapes, in one way and another. */
    static Envelope parse(Cursor cursor) {
        int from = cursor.position();
        int depth = cursor.depth();
        try {
            return envelope(cursor);
        } catch (ParseException e) {
            return again(cursor, from, depth);
        }
    }

    private static Envelope again(Cursor cursor, int from, int depth) {
        cursor.back(from);
        cursor.depth(depth);
        cursor.letBackslashEndStrings(true);
        try {
            return envelope(cursor);
        } catch (ParseException e) {
            cursor.back(from);
            cursor.depth(depth);
            cursor.letBackslashEndStrings(false);
            cursor.letFieldsFollowStrings(true);
            return envelope(cursor);
        } finally {
            cursor.letBackslashEndStrings(false);
            cursor.letFieldsFollowStrings(false);
        }
    }

    /** Most messages have the same addresses in their first three fields: these are read, and kept, once. */
    private static Envelope envelope(Cursor cursor) {
        cursor.open();
        Bytes date = field(cursor);
        Bytes subject = field(cursor);
        cursor.skipSpaces();
        int begin = cursor.position();
        int notes = cursor.notes();
        List<Address> from = addresses(cursor);
        int size = cursor.notes() == notes ? cursor.position() - begin : 0;
        List<Address> sender = cursor.trySameList(begin, size) ? from : addresses(cursor);
        List<Address> replyTo = cursor.trySameList(begin, size) ? from : addresses(cursor);
        List<Address> to = addresses(cursor);
        List<Address> cc = addresses(cursor);
        List<Address> bcc = addresses(cursor);
        Bytes inReplyTo = field(cursor);
        Bytes messageId;
        if (cursor.tryClose()) {
            // the last one is the Message-ID
            cursor.note(Quirk.FIELD_MISSING);
            messageId = inReplyTo;
            inReplyTo = null;
        } else {
            messageId = field(cursor);
            cursor.close();
        }
        boolean known = !from.isEmpty() || !sender.isEmpty();
        if (known && (from.isEmpty() || sender.isEmpty() || replyTo.isEmpty())) {
            cursor.note(Quirk.SENDER_MISSING);
        }
        return new Envelope(date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId);
    }

    /** Reads an nstring; an empty list, which some servers write, is NIL. */
    private static @Nullable Bytes field(Cursor cursor) {
        cursor.skipSpaces();
        return cursor.peek() == '(' && cursor.tryEmptyList() ? null : cursor.nstring();
    }

    private static List<Address> addresses(Cursor cursor) {
        cursor.skipSpaces();
        if (cursor.tryNil()) {
            return List.of();
        } else if (cursor.peek() == '"' || cursor.peek() == '{') {
            // a string where a list should be
            cursor.note(Quirk.FIELD_MISSING);
            return List.of();
        }
        cursor.open();
        Addresses addresses = new Addresses(cursor);
        int from = cursor.position();
        while (!cursor.tryClose()) {
            if (!addresses.isEmpty() && cursor.position() > from) {
                cursor.note(Quirk.SPACE_BETWEEN_LISTS, from);
            }
            Address.Mailbox next = tryAddress(cursor);
            if (next != null) {
                addresses.add(next);
            }
            from = cursor.position();
        }
        return addresses.all();
    }

    /** Returns null for NIL, which some servers put among addresses. */
    private static Address.@Nullable Mailbox tryAddress(Cursor cursor) {
        if (cursor.tryNil()) {
            cursor.note(Quirk.NIL_IN_LIST);
            return null;
        }
        cursor.open();
        int from = cursor.position();
        try {
            Address.Mailbox mailbox = new Address.Mailbox(field(cursor), field(cursor), field(cursor), field(cursor));
            cursor.close();
            return mailbox;
        } catch (ParseException e) {
            cursor.back(from);
            return longAddress(cursor);
        }
    }

    /** Reads an address whose name came without quotes, or in pieces: what stands before the last three is the name. */
    private static Address.Mailbox longAddress(Cursor cursor) {
        List<@Nullable Bytes> last = new ArrayList<>(4);
        StringBuilder name = new StringBuilder();
        while (!cursor.tryClose()) {
            last.add(cursor.tryNil() ? null : wordOrString(cursor));
            if (last.size() == 4) {
                Bytes first = last.remove(0);
                name.append(name.length() == 0 ? "" : " ").append(first == null ? "" : first.text());
            }
        }
        cursor.note(Quirk.LONG_ADDRESS);
        if (last.size() < 3) {
            throw cursor.unexpected("address with four parts before");
        }
        return new Address.Mailbox(Bytes.of(name.toString()), last.get(0), last.get(1), last.get(2));
    }

    private static Bytes wordOrString(Cursor cursor) {
        Bytes string = cursor.tryString();
        return string == null ? cursor.balancedWord() : string;
    }
}
