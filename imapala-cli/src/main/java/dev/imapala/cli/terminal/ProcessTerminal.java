package dev.imapala.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The terminal of the process, if it has one. */
final class ProcessTerminal implements Terminal {
    @Override
    public boolean readsInput() {
        return isTerminal(0);
    }

    @Override
    public boolean showsOutput() {
        return isTerminal(1);
    }

    @Override
    public boolean showsErrors() {
        return isTerminal(2);
    }

    /** Linux tells of each stream; elsewhere the JDK knows only whether input and output both are a terminal. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            return console() != null;
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public OptionalInt columns() {
        return ControllingTerminal.columns();
    }

    /** By its device, so that a pipe into standard input cannot answer. */
    @Override
    public Optional<String> ask(String question) {
        return ControllingTerminal.ask(question);
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        Console console = console();
        return console == null
                ? ControllingTerminal.askSecret(question)
                : Optional.ofNullable(console.readPassword("%s", question));
    }

    /** Up to JDK 21 there is a console only where there is a terminal; later ones have a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console)) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }
}
