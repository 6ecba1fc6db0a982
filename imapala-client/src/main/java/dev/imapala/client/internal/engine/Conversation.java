package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a conversation, for the exception that may follow. Noting a response costs copying its beginning;
 * lines are made of it when somebody asks. Mail is never noted.
 */
final class Conversation {
    private static final int LINES = 16;
    private static final int WIDTH = 120;
    private static final int KEPT_AT_REST = 4;

    /** A line, or what one can be made of. */
    private static final class Entry {
        private byte[] beginning = {};
        private @Nullable String text;
        private int size;
        private long fetched;
        private boolean sent;
    }

    private final @Nullable Entry[] entries = new Entry[LINES];
    private int next;

    private Entry entry() {
        int place = next++ % LINES;
        Entry entry = entries[place];
        if (entry == null) {
            entry = new Entry();
            entries[place] = entry;
        }
        entry.text = null;
        entry.size = 0;
        entry.fetched = -1;
        entry.sent = false;
        return entry;
    }

    /** Forgets all but the last lines, and keeps these in as little memory as may be. */
    void rest() {
        for (int i = 0; i < LINES; i++) {
            Entry entry = entries[(next + i) % LINES];
            if (i < LINES - KEPT_AT_REST) {
                entries[(next + i) % LINES] = null;
            } else if (entry != null) {
                entry.beginning = Arrays.copyOf(entry.beginning, Math.min(entry.beginning.length, entry.size));
            }
        }
    }

    /** Notes what was sent. */
    void sent(String redacted) {
        Entry entry = entry();
        entry.text = redacted;
        entry.sent = true;
    }

    /** Notes something received that is not to be shown as it came. */
    void received(String redacted) {
        entry().text = redacted;
    }

    /** Notes that the message of that number has come, in so many octets. */
    void fetched(long number, int size) {
        Entry entry = entry();
        entry.fetched = number;
        entry.size = size;
    }

    /** Notes a response. */
    void received(Bytes response) {
        Entry entry = entry();
        int noted = Math.min(WIDTH, response.size());
        if (entry.beginning.length < noted) {
            entry.beginning = new byte[WIDTH];
        }
        response.slice(0, noted).copyTo(entry.beginning, 0);
        entry.size = response.size();
    }

    /** Returns the lines, the oldest first, without {@code secrets}. */
    List<String> lines(List<String> secrets) {
        List<String> lines = new ArrayList<>();
        for (int i = Math.max(0, next - LINES); i < next; i++) {
            Entry entry = entries[i % LINES];
            if (entry != null) {
                lines.add((entry.sent ? "C: " : "S: ") + shown(entry, secrets));
            }
        }
        return List.copyOf(lines);
    }

    private static String shown(Entry entry, List<String> secrets) {
        String text = entry.text;
        if (text != null) {
            String whole = Redaction.without(secrets, text);
            return whole.length() > WIDTH ? whole.substring(0, WIDTH) + "..." : whole;
        } else if (entry.fetched >= 0) {
            return "* " + entry.fetched + " FETCH, " + entry.size + " octets";
        }
        int noted = Math.min(WIDTH, entry.size);
        String line = Redaction.line(Bytes.copyOf(entry.beginning, 0, noted));
        return noted < entry.size
                ? Redaction.withoutAtCut(secrets, line) + "... " + entry.size + " octets"
                : Redaction.without(secrets, line);
    }
}
