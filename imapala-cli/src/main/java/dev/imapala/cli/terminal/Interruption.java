package dev.imapala.cli.terminal;

/**
 * What remains to be done when the user presses Ctrl-C: the terminal has written {@code ^C}, and what the shell writes next
 * should begin a line. The JVM does the rest: it ends at once, with status 130.
 */
public final class Interruption {
    private volatile boolean over;

    private Interruption() {}

    /** Returns an interruption that may come at any time from now on. */
    public static Interruption watchFor(Environment environment) {
        Interruption interruption = new Interruption();
        if (environment.terminal().showsErrors()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.endLine(environment)));
        }
        return interruption;
    }

    /** Notes that the command has come to its end by itself. */
    public void isOver() {
        over = true;
    }

    private void endLine(Environment environment) {
        if (!over) {
            environment.err().println();
            environment.err().flush();
        }
    }
}
