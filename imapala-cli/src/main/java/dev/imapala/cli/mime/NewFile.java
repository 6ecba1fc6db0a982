package dev.imapala.cli.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file that is being written. It is made anew, never in place of another or through a link, and goes away again if it is
 * not {@linkplain #complete completed}: also when the process is ended by Ctrl-C, which is said then.
 */
public final class NewFile implements AutoCloseable {
    private final Path path;
    private final OutputStream out;
    private final Thread interruption;
    private boolean done;

    private NewFile(Path path, OutputStream out, Consumer<String> warnings) {
        this.path = path;
        this.out = out;
        this.interruption = new Thread(() -> interrupt(warnings));
        Runtime.getRuntime().addShutdownHook(interruption);
    }

    /**
     * Makes the file {@code path}.
     *
     * @param warnings are told when the process ends before the file is complete
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name
     * @throws IOException if it cannot be made
     */
    public static NewFile create(Path path, Consumer<String> warnings) throws IOException {
        OutputStream out = Files.newOutputStream(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return new NewFile(path, out, warnings);
    }

    /** Returns where the file is. */
    public Path path() {
        return path;
    }

    /** Returns where its content goes. */
    public OutputStream out() {
        return out;
    }

    /** Notes that all of the content is there. */
    public synchronized void complete() throws IOException {
        out.close();
        done = true;
    }

    private synchronized void interrupt(Consumer<String> warnings) {
        if (!done) {
            done = true;
            remove();
            warnings.accept("removed " + path + ", which was not complete");
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // nothing more can be done about it
        }
    }

    /** Removes the file, unless it is complete. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook does the rest
        }
        try {
            out.close();
        } finally {
            removeUnlessComplete();
        }
    }

    private synchronized void removeUnlessComplete() {
        if (!done) {
            done = true;
            remove();
        }
    }
}
