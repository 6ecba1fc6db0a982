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

    static Envelope parse(Cursor cursor) {
        cursor.open();
        Envelope envelope = new Envelope(
                field(cursor),
                field(cursor),
                addresses(cursor),
                addresses(cursor),
                addresses(cursor),
                addresses(cursor),
                addresses(cursor),
                addresses(cursor),
                field(cursor),
                field(cursor));
        cursor.close();
        return envelope;
    }

    /** Reads an nstring; an empty list, which some servers write, is NIL. */
    private static @Nullable Bytes field(Cursor cursor) {
        cursor.skipSpaces();
        return tryEmptyList(cursor) ? null : cursor.nstring();
    }

    private static boolean tryEmptyList(Cursor cursor) {
        int from = cursor.position();
        int depth = cursor.depth();
        if (cursor.tryOpen() && cursor.tryClose()) {
            return true;
        }
        cursor.back(from);
        cursor.depth(depth);
        return false;
    }

    private static List<Address> addresses(Cursor cursor) {
        cursor.skipSpaces();
        if (cursor.tryNil()) {
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
            if (next.host() == null && next.mailbox() != null && group == null) {
                group = new Group(next);
            } else if (next.host() == null && next.mailbox() == null && group != null) {
                addresses.add(new Address.Group(group.start.mailbox(), group.members));
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
    private record Group(Address.Mailbox start, List<Address.Mailbox> members) {
        Group(Address.Mailbox start) {
            this(start, new ArrayList<>());
        }
    }

    /** Returns null for NIL, which some servers put among addresses. */
    private static Address.@Nullable Mailbox tryAddress(Cursor cursor) {
        if (cursor.tryNil()) {
            return null;
        }
        cursor.open();
        Address.Mailbox mailbox = new Address.Mailbox(field(cursor), field(cursor), field(cursor), field(cursor));
        cursor.close();
        return mailbox;
    }
}
