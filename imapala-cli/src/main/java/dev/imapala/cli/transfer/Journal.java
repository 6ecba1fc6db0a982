package dev.imapala.cli.transfer;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import has done so far, in a file to which a line is added before a message is sent, and one when the server has it.
 * What has the first without the second when the connection is lost, the server may have or not.
 */
public final class Journal implements Closeable {
    private static final String FIRST_LINE = "imapala import 1";

    private final FileChannel file;
    private final Set<String> done = new HashSet<>();
    private final Map<String, Sent> uncertain = new LinkedHashMap<>();
    private final Map<String, Integer> doneWithoutUid = new HashMap<>();
    private final NumberSet.Builder uids = NumberSet.builder();
    private @Nullable Target target;

    /**
     * The mailbox into which messages go.
     *
     * @param address where it is
     * @param uidValidity its UIDVALIDITY when the import began
     * @param uidNext its UIDNEXT then: what the import brings has a UID that is not smaller
     */
    public record Target(String address, long uidValidity, long uidNext) {}

    /**
     * A message that was sent.
     *
     * @param key what it is called in its source
     * @param octets how many it has
     * @param messageId its Message-ID; empty if it has none
     */
    public record Sent(String key, long octets, String messageId) {}

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Returns the file for imports from {@code source} into the mailbox at {@code address}. */
    public static Path beside(Path source, String address) {
        String name = ".imapala-import-" + FileNames.digest(address).substring(0, 12);
        Path absolute = source.toAbsolutePath().normalize();
        return Files.isDirectory(absolute)
                ? absolute.resolve(name)
                : absolute.resolveSibling(name + "-" + absolute.getFileName());
    }

    /**
     * Opens the journal {@code path}, and makes it if it is not there.
     *
     * @throws IOException if it cannot be read or written
     * @throws Failure if it is that of an import into another mailbox, or another process uses it
     */
    public static Journal open(Path path, Target target) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file, path);
            Journal journal = new Journal(file);
            journal.read();
            journal.begin(target, path);
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process
        }
        throw Failure.usage("another import from there is under way", "wait for it; its journal is " + path);
    }

    /** Reads all complete lines, and goes to their end. */
    private void read() throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (octets.hasRemaining() && file.read(octets) >= 0) {
            // until all is read
        }
        String text = new String(octets.array(), 0, octets.position(), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).lines().toList()) {
            readLine(line.split("\t", -1));
        }
        long kept = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        file.truncate(kept);
        file.position(kept);
    }

    private void readLine(String[] words) throws IOException {
        try {
            switch (words[0]) {
                case "target" -> target = new Target(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
                case "send" -> uncertain.put(words[3], new Sent(words[3], Long.parseLong(words[1]), words[2]));
                case "done" -> noteDone(words[2], words[1].equals("-") ? null : Uid.of(Long.parseLong(words[1])));
                case "refused" -> uncertain.remove(words[1]);
                case FIRST_LINE, "" -> {}
                default -> throw new IllegalArgumentException(words[0]);
            }
        } catch (RuntimeException e) {
            throw new IOException("the journal is damaged; remove it to begin anew", e);
        }
    }

    /** A mailbox that was made anew has none of the messages any more. */
    private void begin(Target now, Path path) throws IOException {
        if (target != null && !target.address().equals(now.address())) {
            throw Failure.usage(path + " is of an import into " + target.address(), "name another file by --journal");
        } else if (target != null && target.uidValidity() != now.uidValidity()) {
            throw new Failure(
                    ExitCode.MAILBOX,
                    "the mailbox was made anew since the last import: its UIDs are others now",
                    "to import everything into it, remove " + path);
        } else if (target == null) {
            target = now;
            add(FIRST_LINE + "\ntarget\t" + now.address() + "\t" + now.uidValidity() + "\t" + now.uidNext() + "\n");
        }
    }

    private void add(String lines) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            file.write(octets);
        }
    }

    /** Returns the mailbox as it was when the import began. */
    public Target target() {
        if (target == null) {
            throw new AssertionError("there is one after opening");
        }
        return target;
    }

    /** Tells whether the server has the message {@code key}. */
    public boolean isDone(String key) {
        return done.contains(key);
    }

    /** Returns the messages that were sent without an answer. */
    public List<Sent> uncertain() {
        return List.copyOf(uncertain.values());
    }

    /** Returns the UIDs of messages that the import has brought, as far as the server told them. */
    public UidSet uids() {
        return new UidSet(uids.build());
    }

    /** Returns how many messages that look like {@code sent} the server has as a UID that it did not tell. */
    public int doneWithoutUid(Sent sent) {
        return doneWithoutUid.getOrDefault(twin(sent), 0);
    }

    private static String twin(Sent sent) {
        return sent.messageId().isEmpty() ? String.valueOf(sent.octets()) : sent.messageId();
    }

    /** Notes that {@code messages} are about to be sent; the note lasts when this returns. */
    public void send(List<Sent> messages) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Sent sent : messages) {
            uncertain.put(sent.key(), sent);
            lines.append("send\t").append(sent.octets()).append('\t').append(sent.messageId());
            lines.append('\t').append(sent.key()).append('\n');
        }
        add(lines.toString());
    }

    /** Notes that the server has {@code key}, as {@code uid} where it told. */
    public void done(String key, @Nullable Uid uid) throws IOException {
        noteDone(key, uid);
        add("done\t" + (uid == null ? "-" : uid) + "\t" + key + "\n");
    }

    private void noteDone(String key, @Nullable Uid uid) {
        done.add(key);
        Sent sent = uncertain.remove(key);
        if (uid != null) {
            uids.add(uid.value());
        } else if (sent != null) {
            doneWithoutUid.merge(twin(sent), 1, Integer::sum);
        }
    }

    /** Notes that the server does not have {@code key}. */
    public void refused(String key) throws IOException {
        if (uncertain.remove(key) != null) {
            add("refused\t" + key + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
