package dev.imapala.protocol.wire;

import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import java.util.Arrays;

/**
 * Reads THREAD responses, without recursion: a message is an answer to the one before it in its list, a list to what the
 * list around it ends with.
 *
 * <p>RFC 5256 section 5
 */
final class ThreadParser {
    private final Cursor cursor;
    private final MessageThreads.Builder threads = MessageThreads.builder();
    /** How many messages each open list has begun. */
    private int[] begun = new int[8];

    private int depth;

    private ThreadParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Untagged threads(Cursor cursor) {
        return new Untagged.Threads(new ThreadParser(cursor).parse());
    }

    private MessageThreads parse() {
        while (!cursor.atEnd()) {
            if (cursor.tryOpen()) {
                open();
            } else if (depth > 0 && cursor.tryClose()) {
                close();
            } else {
                message();
            }
        }
        if (depth > 0) {
            throw cursor.unexpected("balanced parentheses before");
        }
        return threads.build();
    }

    /** A list that begins with a list has no message at its head. */
    private void open() {
        if (depth > 0 && begun[depth] == 0) {
            threads.beginMissing();
            begun[depth] = 1;
        }
        depth++;
        begun = depth < begun.length ? begun : Arrays.copyOf(begun, 2 * depth);
        begun[depth] = 0;
    }

    private void close() {
        for (int i = begun[depth]; i > 0; i--) {
            threads.end();
        }
        depth--;
    }

    private void message() {
        long number = depth == 0 ? -1 : cursor.tryNumber();
        if (number < 0) {
            throw cursor.unexpected(depth == 0 ? "'('" : "number");
        } else if (number == 0 || number > Unsigned32.MAX) {
            cursor.note(number == 0 ? Quirk.ZERO_NUMBER : Quirk.HUGE_NUMBER);
            threads.beginMissing();
        } else {
            threads.begin(number);
        }
        begun[depth]++;
    }
}
