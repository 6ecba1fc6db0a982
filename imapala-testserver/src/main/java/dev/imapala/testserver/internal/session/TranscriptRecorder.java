package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.Transcript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes down what is said in a session. Safe for use by several threads. */
final class TranscriptRecorder {
    private static final int MAX_LINES = 5000;
    private static final int MAX_OCTETS = 400;
    private static final Pattern SECRET =
            Pattern.compile("(\\S+ (?:LOGIN|AUTHENTICATE \\S+))(?: .*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Deque<String> lines = new ArrayDeque<>();

    /** Takes down a command, without the arguments of those that carry a password. */
    void command(Bytes line) {
        String shown = shown(line);
        Matcher secret = SECRET.matcher(shown);
        add("C: " + (secret.matches() ? secret.group(1) + " ***" : shown));
    }

    /** Takes down that the client sent something nobody must see. */
    void secret() {
        add("C: ***");
    }

    /** Takes down a response, or a piece of one. */
    void response(Bytes line) {
        add("S: " + shown(line));
    }

    /** Takes down something that is neither command nor response. */
    void event(String what) {
        add("-- " + what);
    }

    private synchronized void add(String line) {
        lines.add(line);
        if (lines.size() > MAX_LINES) {
            lines.remove();
        }
    }

    synchronized Transcript transcript() {
        return new Transcript(List.copyOf(lines));
    }

    private static String shown(Bytes octets) {
        int size = octets.size();
        while (size > 0 && (octets.at(size - 1) == '\n' || octets.at(size - 1) == '\r')) {
            size--;
        }
        String text = octets.slice(0, Math.min(size, MAX_OCTETS)).text();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return size <= MAX_OCTETS ? out.toString() : out + "... (" + octets.size() + " octets)";
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\r') {
            out.append("\\r");
        } else if (c == '\n') {
            out.append("\\n");
        } else if (Character.isISOControl(c)) {
            out.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
