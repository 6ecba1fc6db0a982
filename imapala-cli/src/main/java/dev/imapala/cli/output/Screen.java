package dev.imapala.cli.output;

import dev.imapala.cli.terminal.Environment;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Standard output and standard error, written a line at a time, whole lines only, by any thread. */
final class Screen {
    /** Wipes away the rest of a line (ECMA-48, EL). */
    private static final String REST = "\u001B[K";

    private final Environment environment;
    private final boolean colourOut;
    private final boolean colourErr;
    private final String ellipsis;
    private boolean footer;

    Screen(Environment environment) {
        this.environment = environment;
        this.colourOut = environment.coloursOutput();
        this.colourErr = environment.coloursErrors();
        this.ellipsis = encoder(environment.charset()).canEncode('…') ? "…" : "...";
    }

    private static CharsetEncoder encoder(Charset charset) {
        return charset.newEncoder();
    }

    /** Returns the encoder of what is written. */
    CharsetEncoder encoder() {
        return encoder(environment.charset());
    }

    /** Returns what stands for text that was cut off. */
    String ellipsis() {
        return ellipsis;
    }

    /** Returns how wide lines may be. */
    int columns() {
        return environment.columns();
    }

    /** Returns how wide a line of standard error may be. */
    int errorColumns() {
        return environment.errorColumns();
    }

    /** Tells whether a line of standard error can be drawn over: it is a terminal, and not a dumb one. */
    boolean canRedraw() {
        return environment.terminal().showsErrors() && !environment.isDumb();
    }

    /**
     * Writes a line to standard output.
     *
     * @throws Failure if nobody reads it any more
     */
    void out(Line line) {
        outRaw(line.render(colourOut));
    }

    /** Writes to standard output what is safe already. */
    void outRaw(String line) {
        PrintStream out = environment.out();
        write(out, line);
        if (out.checkError()) {
            throw new Failure(ExitCode.OUTPUT_CLOSED, "nobody reads the output any more", "");
        }
    }

    /** Writes a line to standard error. */
    void err(Line line) {
        errRaw(line.render(colourErr));
    }

    /** Writes to standard error what is safe already. */
    void errRaw(String line) {
        write(environment.err(), line);
    }

    /** Draws the line below all others, in place of the one that is there; it is gone when something else is written. */
    synchronized void footer(Line line) {
        PrintStream err = environment.err();
        err.print("\r" + line.render(colourErr) + REST);
        err.flush();
        footer = true;
    }

    /** Wipes away the line below all others. */
    synchronized void wipeFooter() {
        if (footer) {
            footer = false;
            environment.err().print("\r" + REST);
            environment.err().flush();
        }
    }

    private synchronized void write(PrintStream stream, String line) {
        wipeFooter();
        synchronized (stream) {
            stream.print(line + "\n");
            stream.flush();
        }
    }
}
