package dev.imapala.cli.transfer;

import dev.imapala.protocol.UidSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A folder with a file {@code UID.eml} for each message; the time of the file is when the message came in. */
final class EmlStore extends FileStore {
    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,9})\\.eml");

    private final Path folder;

    EmlStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    Path temporary(Mail mail) {
        return folder.resolve("." + mail.uid() + ".eml.part");
    }

    @Override
    Path complete(Mail mail, long octets) {
        return folder.resolve(mail.uid() + ".eml");
    }

    @Override
    public UidSet found() throws IOException {
        return uids(folder, NAME);
    }
}
