package dev.imapala.cli.terminal;

import java.util.concurrent.CountDownLatch;

/**
 * What remains to be done when the user presses Ctrl-C: the terminal has written {@code ^C}, and what the shell writes next
 * should begin a line. The JVM does the rest: it ends at once, with status 130.
 */
public final class Interruption {
    private static volatile boolean ending;

    private volatile boolean over;

    private Interruption() {}

    /** Something that is to be done when the user presses Ctrl-C, as long as this is open. */
    public static final class Guard implements AutoCloseable {
        private final Thread hook;

        private Guard(Runnable action) {
            hook = new Thread(() -> {
                ending = true;
                action.run();
            });
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void close() {
            if (!ending) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /** Returns a guard by which {@code action}, which must be quick, is done when the user presses Ctrl-C. */
    public static Guard guard(Runnable action) {
        return new Guard(action);
    }

    /** Where Ctrl-C has been pressed, waits for the end of the process: nothing that fails now is news. */
    public static void awaitEndIfPressed() {
        if (ending) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

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
