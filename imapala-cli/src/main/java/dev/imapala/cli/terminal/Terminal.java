package dev.imapala.cli.terminal;

import java.util.Optional;
import java.util.OptionalInt;

/** The terminal that the command may be run from. */
public interface Terminal {
    /** No terminal at all: a pipe, a file, a test. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean showsOutput() {
            return false;
        }

        @Override
        public boolean showsErrors() {
            return false;
        }

        @Override
        public OptionalInt columns() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> askSecret(String question) {
            return Optional.empty();
        }
    };

    /** Tells whether standard input comes from there. */
    default boolean readsInput() {
        return false;
    }

    /** Tells whether standard output goes there. */
    boolean showsOutput();

    /** Tells whether standard error goes there. */
    boolean showsErrors();

    /** Returns its width as it is now, if that can be found out. */
    OptionalInt columns();

    /** Asks {@code question} and returns the line that is typed; empty if there is nobody to ask. */
    Optional<String> ask(String question);

    /** Asks {@code question} and returns what is typed, unseen; empty if there is nobody to ask. */
    Optional<char[]> askSecret(String question);
}
