package dev.imapala.cli.transfer;

import dev.imapala.cli.output.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages in files, one after the other. */
public interface MailSource extends Closeable {
    /**
     * Returns the next message; null if there is none left. What was asked for before is done with.
     *
     * @throws IOException if the files cannot be read
     */
    @Nullable
    Letter next() throws IOException;

    /** Returns how many octets the files have, about. */
    long octets() throws IOException;

    /**
     * Opens what is at {@code path}.
     *
     * @param format how messages are kept there; null to find out
     * @param exact whether line ends stay as they are
     * @throws IOException if it cannot be read
     * @throws Failure if it is nothing that can be read
     */
    static MailSource open(Path path, @Nullable Format format, boolean exact) throws IOException {
        Format found = format == null ? format(path) : format;
        return switch (found) {
            case MAILDIR -> FileSource.maildir(path, exact);
            case MBOX -> new MboxSource(path, exact);
            case EML -> FileSource.eml(path, exact);
        };
    }

    private static Format format(Path path) throws IOException {
        if (Files.isDirectory(path.resolve("cur")) && Files.isDirectory(path.resolve("new"))) {
            return Format.MAILDIR;
        } else if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                if (files.anyMatch(MailSource::isEml)) {
                    return Format.EML;
                }
            }
            throw Failure.usage(path + " is no Maildir, and has no .eml files", "name a folder with messages in it");
        } else if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return isMbox(path) ? Format.MBOX : Format.EML;
    }

    /** Tells whether {@code file} has the name of a message. */
    static boolean isEml(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    private static boolean isMbox(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("From ");
        }
    }
}
