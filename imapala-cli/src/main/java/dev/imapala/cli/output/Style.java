package dev.imapala.cli.output;

/** How a piece of text looks on a terminal that can. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GOOD("32"),
    NOTICE("33"),
    BAD("1;31"),
    ACCENT("36");

    private final String parameters;

    Style(String parameters) {
        this.parameters = parameters;
    }

    /** Returns {@code text} between this style's control sequences (ECMA-48, SGR). */
    String around(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + parameters + "m" + text + "\u001B[0m";
    }
}
