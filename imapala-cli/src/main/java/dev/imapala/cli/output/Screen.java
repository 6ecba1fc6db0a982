package dev.imapala.cli.output;

import dev.imapala.cli.terminal.Environment;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Standard output and standard error, written a line at a time, whole lines only, by any thread. */
final class Screen {
    private final Environment environment;
    private final boolean colourOut;
    private final boolean colourErr;
    private final String ellipsis;

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

    private static void write(PrintStream stream, String line) {
        synchronized (stream) {
            stream.print(line + "\n");
            stream.flush();
        }
    }
}
