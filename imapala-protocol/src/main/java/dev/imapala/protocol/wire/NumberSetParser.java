package dev.imapala.protocol.wire;

import dev.imapala.protocol.NumberSet;

/**
 * Reads sets of numbers such as {@code 1:4,7,9:*}, or {@code $} for the saved ones.
 *
 * <p>RFC 9051 section 9, {@code sequence-set}
 */
final class NumberSetParser {
    private NumberSetParser() {}

    static NumberSet parse(Cursor cursor) {
        if (cursor.tryOctet('$')) {
            return NumberSet.SAVED;
        }
        NumberSet.Builder set = NumberSet.builder();
        do {
            range(cursor, set);
        } while (cursor.tryOctet(','));
        return set.build();
    }

    private static void range(Cursor cursor, NumberSet.Builder set) {
        cursor.item();
        if (cursor.tryOctet('*')) {
            fromStar(cursor, set);
            return;
        }
        long first = cursor.number();
        if (!cursor.tryOctet(':')) {
            set.add(first);
        } else if (cursor.tryOctet('*')) {
            set.addFrom(first);
        } else {
            set.addRange(first, cursor.number());
        }
    }

    private static void fromStar(Cursor cursor, NumberSet.Builder set) {
        if (cursor.tryOctet(':') && !cursor.tryOctet('*')) {
            set.addFrom(cursor.number());
        } else {
            set.addLargest();
        }
    }
}
