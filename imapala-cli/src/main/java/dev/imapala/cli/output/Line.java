package dev.imapala.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A line of output, put together of styled pieces. Nothing in it can steer the terminal. */
final class Line {
    private record Piece(String text, Style style) {}

    /** What a server says may be endless; nobody reads more than this. */
    private static final int MOST_CHARACTERS = 4000;

    private final List<Piece> pieces = new ArrayList<>();

    static Line of(String text) {
        return new Line().add(text);
    }

    Line add(String text) {
        return add(text, Style.PLAIN);
    }

    Line add(String text, Style style) {
        boolean endless = text.length() > MOST_CHARACTERS;
        String shown = endless ? text.substring(0, MOST_CHARACTERS) + " ..." : text;
        pieces.add(new Piece(TerminalText.of(shown), style));
        return this;
    }

    /** Fills up with spaces so that {@code text}, cut to fit, takes {@code columns}. */
    Line column(String text, int columns, boolean right, String ellipsis, Style style) {
        String cell = DisplayWidth.cut(TerminalText.of(text), columns, ellipsis);
        String space = " ".repeat(Math.max(0, columns - DisplayWidth.of(cell)));
        return right ? add(space).add(cell, style) : add(cell, style).add(space);
    }

    String render(boolean colour) {
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces) {
            line.append(colour ? piece.style.around(piece.text) : piece.text);
        }
        return line.toString().stripTrailing();
    }
}
