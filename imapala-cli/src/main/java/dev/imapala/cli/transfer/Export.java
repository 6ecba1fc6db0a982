package dev.imapala.cli.transfer;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one mailbox on their way into a folder. A state beside them says which ones are there; it is written now and
 * then and at the end, and whatever happens in between, an export that begins again goes on where it was: files of messages
 * are there completely or not at all, and what is behind the last complete message of an mbox is cut off.
 *
 * <p>One thread uses it; {@link #interrupt} may be called by any.
 */
public final class Export implements Closeable {
    private static final String HIDDEN = ".imapala";
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path place;
    private final Path stateFile;
    private final FileChannel lock;
    private final MailStore store;
    private final String source;
    private final String mailbox;
    private final String format;
    private final long uidValidity;
    private NumberSet.Builder done = NumberSet.builder();
    private long nextSave = System.nanoTime() + SAVE_NANOS;
    /** As of the last message that is noted: one more may be behind it. */
    private long length;

    private boolean over;

    private Export(Path folder, Format kind, Origin origin) throws IOException {
        String name = FileNames.of(origin.mailbox(), origin.delimiter());
        place = folder.resolve(kind == Format.MBOX ? name + ".mbox" : name);
        Path hidden = Files.createDirectories(folder.resolve(HIDDEN));
        stateFile = hidden.resolve(place.getFileName() + ".state");
        source = origin.source();
        mailbox = origin.mailbox();
        format = kind.name().toLowerCase(Locale.ROOT);
        uidValidity = origin.uidValidity();
        lock = locked(hidden.resolve(place.getFileName() + ".lock"), place);
        try {
            Optional<ExportState> state = ExportState.read(stateFile);
            requireOurs(state);
            length = state.map(ExportState::length).orElse(0L);
            store = open(kind, length);
            add(state.map(ExportState::uids).orElse(UidSet.EMPTY));
            add(store.found());
            save();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Where messages come from.
     *
     * @param source an address without a mailbox
     * @param mailbox the name of the mailbox
     * @param delimiter what parts the levels of its name; null if nothing does
     * @param uidValidity its UIDVALIDITY
     */
    public record Origin(
            String source, String mailbox, @Nullable Character delimiter, long uidValidity) {}

    /**
     * Begins an export into {@code folder}, or goes on with one.
     *
     * @throws IOException if the files cannot be read or written
     * @throws Failure if what is there belongs to something else
     */
    public static Export into(Path folder, Format format, Origin origin) throws IOException {
        return new Export(folder, format, origin);
    }

    private static FileChannel locked(Path file, Path place) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process
        }
        channel.close();
        throw new Failure(
                ExitCode.USAGE, "another export into " + place + " is under way", "wait for it, or use another folder");
    }

    private void requireOurs(Optional<ExportState> state) throws IOException {
        if (state.isEmpty()) {
            requireNothingThere();
            return;
        }
        ExportState before = state.get();
        if (!before.source().equals(source) || !before.mailbox().equals(mailbox)) {
            throw Failure.usage(
                    place + " has the messages of " + before.mailbox() + " of " + before.source(),
                    "export into another folder");
        } else if (!before.format().equals(format)) {
            throw Failure.usage(
                    place + " has the messages in the format " + before.format(),
                    "--format " + before.format() + " goes on with it; for another format, export into another folder");
        } else if (before.uidValidity() != uidValidity) {
            throw new Failure(
                    ExitCode.MAILBOX,
                    "the mailbox " + mailbox + " was made anew since the last export: its UIDs are others now",
                    "export into another folder");
        }
    }

    private void requireNothingThere() throws IOException {
        boolean something = Files.isDirectory(place) ? isFilled(place) : Files.exists(place);
        if (something) {
            throw Failure.usage(
                    place + " is there already, and not from an export", "export into another folder, or remove it");
        }
    }

    private static boolean isFilled(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private MailStore open(Format kind, long length) throws IOException {
        return switch (kind) {
            case MAILDIR -> new MaildirStore(place, uidValidity);
            case MBOX -> new MboxStore(place, length);
            case EML -> new EmlStore(place);
        };
    }

    private void add(UidSet uids) {
        for (int i = 0; i < uids.numbers().ranges(); i++) {
            done.addRange(uids.numbers().first(i), uids.numbers().last(i));
        }
    }

    /** Returns the file or folder in which the messages are. */
    public Path place() {
        return place;
    }

    /** Returns the UIDs of the messages that are there. */
    public synchronized UidSet done() {
        NumberSet all = done.build();
        done = NumberSet.builder();
        UidSet uids = new UidSet(all);
        add(uids);
        return uids;
    }

    /**
     * Puts a message there; it is there completely when this returns.
     *
     * @throws IOException if that is not possible
     */
    public void put(Mail mail, InputStream octets) throws IOException {
        store.put(mail, octets);
        synchronized (this) {
            if (!over) {
                done.add(mail.uid().value());
                length = store.length();
                if (System.nanoTime() - nextSave > 0) {
                    save();
                }
            }
        }
    }

    private void save() throws IOException {
        new ExportState(source, mailbox, format, uidValidity, done(), length).write(stateFile);
        nextSave = System.nanoTime() + SAVE_NANOS;
    }

    /** Ends the export where it is, with what is complete; another call can go on with it. Nothing is written afterwards. */
    public void interrupt() {
        try {
            end();
        } catch (IOException e) {
            // the state of a second ago is good enough
        }
    }

    private synchronized void end() throws IOException {
        if (!over) {
            over = true;
            try {
                store.abandon();
                save();
            } finally {
                lock.close();
            }
        }
    }

    /** Ends the export, and notes what is done. */
    @Override
    public void close() throws IOException {
        end();
    }
}
