package dev.imapala.cli.shell;

import dev.imapala.cli.terminal.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that somebody types, with completion, and with a history that has no secrets in it. */
public final class TerminalLines implements LineSource {
    private static final int MOST_LINES = 1000;

    /** A history that forgets log-ins at once. */
    private static final class Discreet extends DefaultHistory {
        @Override
        public void add(Instant time, String line) {
            if (!LineWords.isSecret(line)) {
                super.add(time, line);
            }
        }
    }

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * Makes what reads from the terminal of the process.
     *
     * @param completion returns what may stand in place of a word: given the words before it, and it
     */
    public TerminalLines(Environment environment, BiFunction<List<String>, String, List<String>> completion) {
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .encoding(environment.charset())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("imapala")
                .history(new Discreet())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_SIZE, MOST_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_LINES)
                .completer((lineReader, line, candidates) ->
                        completion.apply(line.words().subList(0, line.wordIndex()), line.word()).stream()
                                .map(TerminalLines::candidate)
                                .forEach(candidates::add));
        historyFile(environment).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        reader = builder.build();
    }

    /** A space follows what is whole; {@code from:} is not. */
    private static Candidate candidate(String value) {
        return new Candidate(value, value, null, null, null, null, !value.endsWith(":"));
    }

    /** Returns the file of the history, which nobody else may read; empty if there cannot be one. */
    static Optional<Path> historyFile(Environment environment) {
        try {
            Path home = environment
                    .variable("XDG_STATE_HOME")
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
            Path file = Files.createDirectories(home.resolve("imapala")).resolve("history");
            createPrivately(file);
            return Optional.of(file);
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static void createPrivately(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Ctrl-C leaves the line for a new one, Ctrl-D ends. */
    @Override
    public Optional<String> next(String prompt) {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException e) {
                // the next line is asked for
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public boolean isTyped() {
        return true;
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
