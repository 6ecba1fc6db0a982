package dev.imapala.cli.transfer;

import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages with a file for each: a Maildir, .eml files in a folder, or one such file. */
final class FileSource implements MailSource {
    private static final Pattern MAILDIR_NAME = Pattern.compile("(.*?)(?:[:;]2,([A-Za-z]*))?");
    private static final Pattern OURS = Pattern.compile("-?\\d+\\.V\\d+U(\\d+)\\.imapala(?:,.*)?");
    private static final Pattern LEADING = Pattern.compile("(\\d{1,18}).*");

    /** A file, and what its name says. */
    private record Found(Path path, String key, String letters) {}

    private final List<Found> files;
    private final Iterator<Found> left;
    private final @Nullable MaildirFlags flags;
    private final boolean exact;

    private FileSource(List<Found> files, @Nullable MaildirFlags flags, boolean exact) {
        this.files = files;
        this.left = files.iterator();
        this.flags = flags;
        this.exact = exact;
    }

    /** Opens the Maildir {@code folder}: what is in its {@code cur} and {@code new}. */
    static FileSource maildir(Path folder, boolean exact) throws IOException {
        List<Found> found = new ArrayList<>();
        for (String part : new String[] {"cur", "new"}) {
            for (Path file : list(folder.resolve(part))) {
                String name = file.getFileName().toString();
                Matcher parts = MAILDIR_NAME.matcher(name);
                if (!name.startsWith(".") && parts.matches()) {
                    String letters = parts.group(2) == null ? "" : parts.group(2);
                    found.add(new Found(file, withoutSize(parts.group(1)), letters));
                }
            }
        }
        found.sort(inOrder());
        return new FileSource(found, new MaildirFlags(folder), exact);
    }

    /** Programs add fields such as the size to the unique name, and may take them away. */
    private static String withoutSize(String name) {
        int comma = name.indexOf(',');
        return comma < 0 ? name : name.substring(0, comma);
    }

    /** Opens the files in {@code path} that end in .eml, or that one file. */
    static FileSource eml(Path path, boolean exact) throws IOException {
        List<Path> files = Files.isDirectory(path)
                ? list(path).stream().filter(MailSource::isEml).toList()
                : List.of(path);
        List<Found> found = new ArrayList<>();
        files.forEach(file -> found.add(new Found(file, file.getFileName().toString(), "")));
        found.sort(inOrder());
        return new FileSource(found, null, exact);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** By UID where we have given the name; else by the number with which it begins, mostly a time; else by the name. */
    private static Comparator<Found> inOrder() {
        return Comparator.comparingLong((Found found) -> number(found.key)).thenComparing(Found::key);
    }

    private static long number(String key) {
        Matcher ours = OURS.matcher(key);
        Matcher leading = LEADING.matcher(key);
        if (ours.matches()) {
            return Long.parseLong(ours.group(1));
        }
        return leading.matches() ? Long.parseLong(leading.group(1)) : Long.MAX_VALUE;
    }

    @Override
    public @Nullable Letter next() throws IOException {
        if (!left.hasNext()) {
            return null;
        }
        Found file = left.next();
        InternalDate date = InternalDate.of(Files.getLastModifiedTime(file.path)
                .toInstant()
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime());
        Set<Flag> letters = flags == null ? Set.of() : flags.flags(file.letters);
        return new Letter(file.key, letters, date, new FileBody(MessageFile.look(file.path), exact));
    }

    @Override
    public long octets() throws IOException {
        long octets = 0;
        for (Found file : files) {
            octets += Files.size(file.path);
        }
        return octets;
    }

    @Override
    public void close() {}

    /** The octets of a file. */
    record FileBody(MessageFile file, boolean exact) implements Letter.Body {
        @Override
        public long octets() {
            return exact ? file.octets() : file.sentOctets();
        }

        @Override
        public boolean hasNul() {
            return file.hasNul();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file.path());
        }

        @Override
        public Content content(LongConsumer progress) throws IOException {
            return file.content(exact, progress);
        }
    }
}
