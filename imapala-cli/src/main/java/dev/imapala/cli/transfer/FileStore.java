package dev.imapala.cli.transfer;

import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A store with a file for each message, which is there under its name when all of it is. */
abstract class FileStore implements MailStore {
    private static final int CHUNK = 64 * 1024;

    private @Nullable Path begun;
    private boolean abandoned;

    /** Returns where a message is written before it is complete. */
    abstract Path temporary(Mail mail);

    /** Returns where it is when it is complete. */
    abstract Path complete(Mail mail, long octets) throws IOException;

    @Override
    public void put(Mail mail, InputStream octets) throws IOException {
        Path temporary = temporary(mail);
        long size = write(temporary, octets);
        Path complete = complete(mail, size);
        synchronized (this) {
            requireGoingOn();
            Files.setLastModifiedTime(
                    temporary, FileTime.from(mail.date().toOffsetDateTime().toInstant()));
            move(temporary, complete);
            begun = null;
        }
    }

    private long write(Path file, InputStream octets) throws IOException {
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = create(file)) {
            for (int count = octets.read(chunk); count >= 0; count = octets.read(chunk)) {
                out.write(chunk, 0, count);
                size += count;
            }
        }
        return size;
    }

    private synchronized OutputStream create(Path file) throws IOException {
        requireGoingOn();
        begun = file;
        return Files.newOutputStream(file);
    }

    private void requireGoingOn() throws IOException {
        if (abandoned) {
            throw new IOException("the export was interrupted");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public long length() {
        return 0;
    }

    @Override
    public synchronized void abandon() throws IOException {
        abandoned = true;
        if (begun != null) {
            Files.deleteIfExists(begun);
        }
    }

    @Override
    public void close() throws IOException {
        abandon();
    }

    /** Returns the UIDs that the first group of {@code name} finds in the names of files of {@code folder}. */
    static UidSet uids(Path folder, Pattern name) throws IOException {
        NumberSet.Builder uids = NumberSet.builder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher matcher = name.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    uids.add(Long.parseLong(matcher.group(1)));
                }
            }
        }
        return new UidSet(uids.build());
    }
}
