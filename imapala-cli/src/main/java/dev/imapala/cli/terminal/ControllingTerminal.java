package dev.imapala.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The terminal that the process was started from, reached by its device, so that it can be asked even where standard
 * input or output is a pipe. Needs the {@code stty} of Unix; without it there is nothing to reach.
 */
final class ControllingTerminal {
    private static final File DEVICE = new File("/dev/tty");

    private ControllingTerminal() {}

    static OptionalInt columns() {
        String size = stty("size").orElse("");
        try {
            int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns the line that is typed; nothing if there is no terminal, or nothing is typed but the end of input. */
    static Optional<String> ask(String question) {
        if (!DEVICE.exists()) {
            return Optional.ofNullable(System.console()).map(console -> console.readLine("%s", question));
        }
        try (InputStream keys = new FileInputStream(DEVICE);
                OutputStream screen = new FileOutputStream(DEVICE)) {
            screen.write(question.getBytes(StandardCharsets.UTF_8));
            return readLine(keys).map(String::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what is typed, unseen; nothing if there is no terminal, or nothing is typed but the end of input. */
    static Optional<char[]> askSecret(String question) {
        Optional<String> saved = stty("-g");
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        Thread restore = new Thread(() -> stty(saved.get()));
        Runtime.getRuntime().addShutdownHook(restore);
        try (InputStream keys = new FileInputStream(DEVICE);
                OutputStream screen = new FileOutputStream(DEVICE)) {
            stty("-echo");
            screen.write(question.getBytes(StandardCharsets.UTF_8));
            Optional<char[]> typed = readLine(keys);
            screen.write('\n');
            return typed;
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            stty(saved.get());
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private static Optional<char[]> readLine(InputStream keys) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = keys.read();
        if (octet < 0) {
            return Optional.empty();
        }
        for (; octet >= 0 && octet != '\n'; octet = keys.read()) {
            line.write(octet);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).toCharArray());
    }

    /** Returns the first line that {@code stty} says; nothing if it fails. */
    private static Optional<String> stty(String argument) {
        try {
            Process stty = new ProcessBuilder("stty", argument)
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor() == 0 ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
