package dev.imapala.cli.shell;

import java.util.Optional;

/** Where lines come from. */
public interface LineSource extends AutoCloseable {
    /** Returns the next line after asking {@code prompt}; empty at the end. */
    Optional<String> next(String prompt);

    /** Tells whether somebody types, who can try again when something goes wrong. */
    boolean isTyped();

    @Override
    void close();
}
