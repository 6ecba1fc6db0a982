package dev.imapala.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the command has around it. The process has one; tests make their own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param charset in which text is written to them
 * @param variables the environment variables
 * @param terminal the terminal
 * @param clock asked for the time, and the time zone that dates are shown in
 */
public record Environment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Charset charset,
        Map<String, String> variables,
        Terminal terminal,
        Supplier<Clock> clock) {
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    /** Returns the environment of the process. */
    public static Environment ofProcess() {
        String platform = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        Charset charset = charset(platform, System.getenv());
        PrintStream out = stream(FileDescriptor.out, charset);
        PrintStream err = stream(FileDescriptor.err, charset);
        return new Environment(
                System.in, out, err, charset, System.getenv(), new ProcessTerminal(), Clock::systemDefaultZone);
    }

    /** Returns the variable {@code name}, in UTF-8 where the platform could not decode it. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(value -> NativeText.variable(name, value));
    }

    /** Tells whether standard output may be coloured: it is a terminal, and the user does not mind. */
    public boolean coloursOutput() {
        return terminal.showsOutput() && wantsColour();
    }

    /** Tells whether standard error may be coloured. */
    public boolean coloursErrors() {
        return terminal.showsErrors() && wantsColour();
    }

    private boolean wantsColour() {
        return variable("NO_COLOR").orElse("").isEmpty() && !isDumb();
    }

    /** Tells whether the terminal is one that knows no control sequences. */
    public boolean isDumb() {
        return variable("TERM").orElse("").equals("dumb");
    }

    /** Returns how wide lines may be: as {@code COLUMNS} says, as the terminal is, or 80; 40 or more. */
    public int columns() {
        return columns(terminal.showsOutput());
    }

    /** Returns how wide lines of standard error may be, in the same way. */
    public int errorColumns() {
        return columns(terminal.showsErrors());
    }

    private int columns(boolean onTerminal) {
        int columns = columnsVariable();
        if (columns == 0 && onTerminal) {
            columns = terminal.columns().orElse(0);
        }
        return columns == 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    }

    private int columnsVariable() {
        String columns = variable("COLUMNS").orElse("");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(columns) : 0;
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        OutputStream octets = new FileOutputStream(descriptor);
        return new PrintStream(octets, false, charset);
    }

    /**
     * Returns the charset of the terminal. A locale that is named but not installed leaves the platform with ASCII, though
     * its name says what the terminal understands. System.out does not help: before JDK 18 it has the charset of files.
     */
    static Charset charset(@Nullable String platform, Map<String, String> variables) {
        boolean known = platform != null && Charset.isSupported(platform);
        Charset charset = known ? Charset.forName(platform) : Charset.defaultCharset();
        return charset.equals(StandardCharsets.US_ASCII) && namesUtf8(variables) ? StandardCharsets.UTF_8 : charset;
    }

    private static boolean namesUtf8(Map<String, String> variables) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = variables.getOrDefault(name, "").toUpperCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.endsWith(".UTF-8") || locale.endsWith(".UTF8");
            }
        }
        return false;
    }
}
