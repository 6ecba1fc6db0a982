package dev.imapala.cli.mime;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Text as lines of bounded length: a line that does not end is given in pieces. */
final class PlainText {
    static final int LONGEST = 2000;
    private static final int TAB = 8;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();

    PlainText(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Gives {@code lines} each line of {@code text}, without its end, and with spaces for tabs. */
    static void read(Reader text, Consumer<String> lines) throws IOException {
        PlainText plain = new PlainText(lines);
        char[] piece = new char[4096];
        boolean afterCarriageReturn = false;
        for (int count = text.read(piece); count >= 0; count = text.read(piece)) {
            for (int i = 0; i < count; i++) {
                char c = piece[i];
                if (c == '\r' || c == '\n' && !afterCarriageReturn) {
                    plain.end();
                } else if (c != '\n') {
                    plain.add(c);
                }
                afterCarriageReturn = c == '\r';
            }
        }
        plain.finish();
    }

    /** Adds a character to the line. */
    void add(char c) {
        if (c == '\t') {
            line.append(" ".repeat(TAB - line.length() % TAB));
        } else {
            line.append(c);
        }
        if (line.length() >= LONGEST && !Character.isHighSurrogate(c)) {
            breakLine();
        }
    }

    /** Breaks the line at its last space, if there is one in its second half. */
    private void breakLine() {
        int space = line.lastIndexOf(" ");
        int end = space < LONGEST / 2 ? line.length() : space + 1;
        lines.accept(line.substring(0, end).stripTrailing());
        line.delete(0, end);
    }

    /** Tells whether nothing is on the line. */
    boolean isEmpty() {
        return line.isEmpty();
    }

    /** Tells whether the line ends in a space. */
    boolean endsInSpace() {
        return !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
    }

    /** Ends the line. */
    void end() {
        lines.accept(line.toString().stripTrailing());
        line.setLength(0);
    }

    /** Ends the last line, if anything is on it. */
    void finish() {
        if (!isEmpty()) {
            end();
        }
    }
}
