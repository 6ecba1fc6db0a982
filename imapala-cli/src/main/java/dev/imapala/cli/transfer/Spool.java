package dev.imapala.cli.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Octets that are written first and read later: in memory, and in a temporary file when there are many. */
final class Spool extends OutputStream {
    private static final int MOST_IN_MEMORY = 1 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream toFile;
    private long size;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        size += length;
        if (toFile == null && size > MOST_IN_MEMORY) {
            Path path = Files.createTempFile("imapala-", ".part");
            path.toFile().deleteOnExit();
            file = path;
            toFile = Files.newOutputStream(path);
            memory.writeTo(toFile);
            memory = new ByteArrayOutputStream(0);
        }
        if (toFile == null) {
            memory.write(octets, from, length);
        } else {
            toFile.write(octets, from, length);
        }
    }

    /** Returns how many octets were written. */
    long size() {
        return size;
    }

    /** Returns the octets, if they are in memory; null if they are in {@link #file()}. */
    byte @Nullable [] octets() {
        return file == null ? memory.toByteArray() : null;
    }

    /** Returns the file with the octets; null if they are in memory. */
    @Nullable
    Path file() {
        return file;
    }

    /** Returns what was written. */
    InputStream read() throws IOException {
        close();
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    /** Ends writing; the octets stay. */
    @Override
    public void close() throws IOException {
        if (toFile != null) {
            toFile.close();
        }
    }

    /** Removes the octets. */
    void discard() throws IOException {
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
