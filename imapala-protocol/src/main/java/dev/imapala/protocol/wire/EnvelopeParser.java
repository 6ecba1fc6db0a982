package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
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

    /** Reads an envelope; if there is none, once more with the escapes of a server that does not know what they are. */
    static Envelope parse(Cursor cursor) {
        int from = cursor.position();
        int depth = cursor.depth();
        try {
            return envelope(cursor);
        } catch (ParseException e) {
            cursor.back(from);
            cursor.depth(depth);
            cursor.letBackslashEndStrings(true);
            return envelope(cursor);
        } finally {
            cursor.letBackslashEndStrings(false);
        }
    }

    private static Envelope envelope(Cursor cursor) {
        cursor.open();
        Bytes date = field(cursor);
        Bytes subject = field(cursor);
        List<Address> from = addresses(cursor);
        List<Address> sender = addresses(cursor);
        List<Address> replyTo = addresses(cursor);
        List<Address> to = addresses(cursor);
        List<Address> cc = addresses(cursor);
        List<Address> bcc = addresses(cursor);
        Bytes inReplyTo = field(cursor);
        Bytes messageId;
        if (cursor.tryClose()) {
            // some servers leave a field out: the last one is the Message-ID
            messageId = inReplyTo;
            inReplyTo = null;
        } else {
            messageId = field(cursor);
            cursor.close();
        }
        return new Envelope(date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId);
    }

    /** Reads an nstring; an empty list, which some servers write, is NIL. */
    private static @Nullable Bytes field(Cursor cursor) {
        cursor.skipSpaces();
        return cursor.tryEmptyList() ? null : cursor.nstring();
    }

    private static List<Address> addresses(Cursor cursor) {
        cursor.skipSpaces();
        if (cursor.tryNil() || cursor.peek() == '"') {
            // a string where a list should be: some servers leave a field out
            return List.of();
        }
        cursor.open();
        List<Address> addresses = new ArrayList<>(4);
        Group group = null;
        while (!cursor.tryClose()) {
            Address.Mailbox next = tryAddress(cursor);
            if (next == null) {
                continue;
            }
            Bytes groupName = next.host() == null && group == null ? next.mailbox() : null;
            if (groupName != null) {
                group = new Group(next, groupName, new ArrayList<>());
            } else if (next.host() == null && next.mailbox() == null && group != null) {
                addresses.add(new Address.Group(group.name, group.members));
                group = null;
            } else if (group != null) {
                group.members.add(next);
            } else {
                addresses.add(next);
            }
        }
        if (group != null) {
            addresses.add(group.start);
            addresses.addAll(group.members);
        }
        return addresses;
    }

    /** A group of which the end has not come yet. Where it never comes, what looked like its start was a mailbox. */
    private record Group(Address.Mailbox start, Bytes name, List<Address.Mailbox> members) {}

    /** Returns null for NIL, which some servers put among addresses. */
    private static Address.@Nullable Mailbox tryAddress(Cursor cursor) {
        if (cursor.tryNil()) {
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
