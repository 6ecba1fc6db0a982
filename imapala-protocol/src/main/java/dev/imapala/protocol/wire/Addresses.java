package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.fetch.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the addresses of a list: finds the groups among them, and puts right what servers write otherwise.
 *
 * <p>RFC 9051 section 7.5.2
 */
final class Addresses {
    private static final String[] PLACEHOLDERS = {"MISSING_DOMAIN", "MISSING_MAILBOX", ".MISSING-HOST-NAME."};
    private static final int SHORTEST_PLACEHOLDER = 14;

    private final Cursor cursor;
    /** The first address; most lists have no other. */
    private @Nullable Address first;
    /** All addresses, if there are several. */
    private @Nullable List<Address> several;
    /** The mailbox that began a group, of which the end has not come yet. */
    private Address.@Nullable Mailbox start;

    private List<Address.Mailbox> members = List.of();

    Addresses(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean isEmpty() {
        return first == null && start == null;
    }

    void add(Address.Mailbox received) {
        Address.Mailbox next = received.host() == null ? swapped(received) : received;
        if (next.host() != null) {
            addWithHost(tidied(next));
        } else if (next.mailbox() == null && next.name() == null && start != null) {
            endGroup(start);
        } else if (next.mailbox() == null) {
            addMailbox(next);
        } else if (start == null && next.name() == null) {
            start = next;
            members = new ArrayList<>();
        } else {
            cursor.note(start == null ? Quirk.HOST_MISSING : Quirk.GROUP_WITHOUT_END);
            addMailbox(tidied(next));
        }
    }

    /** A mailbox of which a placeholder is all that came is none; NIL for all of it would end a group. */
    private void addWithHost(Address.Mailbox mailbox) {
        boolean nothing = mailbox.name() == null && mailbox.mailbox() == null && mailbox.host() == null;
        if (!nothing) {
            addMailbox(mailbox);
        }
    }

    private void addMailbox(Address.Mailbox mailbox) {
        if (start == null) {
            addAddress(mailbox);
        } else {
            members.add(mailbox);
        }
    }

    private void addAddress(Address address) {
        if (first == null) {
            first = address;
        } else if (several == null) {
            several = new ArrayList<>(4);
            several.add(first);
            several.add(address);
        } else {
            several.add(address);
        }
    }

    private void endGroup(Address.Mailbox beginning) {
        Bytes name = beginning.mailbox();
        addAddress(new Address.Group(name == null ? Bytes.EMPTY : name, members));
        start = null;
    }

    /** Returns all of them. A group without an end ends here; without members, its start was a mailbox. */
    List<Address> all() {
        if (start != null && members.isEmpty()) {
            cursor.note(Quirk.HOST_MISSING);
            addAddress(tidied(start));
        } else if (start != null) {
            cursor.note(Quirk.GROUP_WITHOUT_END);
            endGroup(start);
        }
        if (several != null) {
            return several;
        }
        return first == null ? List.of() : List.of(first);
    }

    /** Returns {@code <a@x.test>} as mailbox and host, and what stands there as the name, if that is what came. */
    private Address.Mailbox swapped(Address.Mailbox address) {
        Bytes name = address.name();
        int at = name == null ? -1 : atSign(name);
        if (name == null || at < 0) {
            return address;
        }
        cursor.note(Quirk.SWAPPED_ADDRESS);
        return new Address.Mailbox(
                address.mailbox(), address.route(), name.slice(1, at), name.slice(at + 1, name.size() - 1));
    }

    /** Returns where the last {@code @} is in {@code <...@...>}, or -1 if it is something else. */
    private static int atSign(Bytes name) {
        if (name.size() < 5 || name.at(0) != '<' || name.at(name.size() - 1) != '>') {
            return -1;
        }
        int at = name.size() - 3;
        while (at > 1 && name.at(at) != '@') {
            at--;
        }
        return at > 1 ? at : -1;
    }

    private Address.Mailbox tidied(Address.Mailbox address) {
        int notes = cursor.notes();
        Bytes mailbox = tidied(address.mailbox(), true);
        Bytes host = tidied(address.host(), false);
        return cursor.notes() == notes ? address : new Address.Mailbox(address.name(), address.route(), mailbox, host);
    }

    private @Nullable Bytes tidied(@Nullable Bytes part, boolean first) {
        if (part == null || part.size() < 2) {
            return part;
        } else if (first && part.at(0) == '<') {
            cursor.note(Quirk.BRACKETED_ADDRESS);
            return part.slice(1, part.size());
        } else if (!first && part.at(part.size() - 1) == '>') {
            cursor.note(Quirk.BRACKETED_ADDRESS);
            return part.slice(0, part.size() - 1);
        } else if (isPlaceholder(part)) {
            cursor.note(Quirk.PLACEHOLDER);
            return null;
        }
        return part;
    }

    private static boolean isPlaceholder(Bytes part) {
        if (part.size() < SHORTEST_PLACEHOLDER) {
            return false;
        }
        for (String placeholder : PLACEHOLDERS) {
            if (part.equalsIgnoreCase(placeholder)) {
                return true;
            }
        }
        return false;
    }
}
