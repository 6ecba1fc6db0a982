package dev.imapala.testserver;

import java.util.List;

/**
 * What client and server said in one session, for people to read when a test fails: a line for each command and response,
 * {@code C:} or {@code S:} before it. Passwords are {@code ***}; long lines are cut; control characters are escaped.
 *
 * @param lines the lines, in order
 * @since 0.1
 */
public record Transcript(List<String> lines) {
    /** Copies. */
    public Transcript {
        lines = List.copyOf(lines);
    }

    /** Returns the lines, each on a line of its own. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
