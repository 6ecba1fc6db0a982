package dev.imapala.cli.shell;

import dev.imapala.cli.terminal.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The lines of standard input; nobody is asked. */
public final class PipedLines implements LineSource {
    private final BufferedReader in;

    /** Reads standard input of {@code environment}. */
    public PipedLines(Environment environment) {
        in = new BufferedReader(new InputStreamReader(environment.in(), environment.charset()));
    }

    @Override
    public Optional<String> next(String prompt) {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isTyped() {
        return false;
    }

    /** Standard input is not ours to close. */
    @Override
    public void close() {}
}
