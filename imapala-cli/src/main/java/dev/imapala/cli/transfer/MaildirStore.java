package dev.imapala.cli.transfer;

import dev.imapala.protocol.UidSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A Maildir. The unique name of a message has its UID and the UIDVALIDITY, so that it is the same whenever it is exported;
 * the time of the file is when the message came in.
 */
final class MaildirStore extends FileStore {
    /** What comes before the letters of flags; Windows has no colons in names. */
    static final String INFO = File.separatorChar == '\\' ? ";2," : ":2,";

    private final Path folder;
    private final long uidValidity;
    private final MaildirFlags flags;

    MaildirStore(Path folder, long uidValidity) throws IOException {
        this.folder = folder;
        this.uidValidity = uidValidity;
        for (String name : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(folder.resolve(name));
        }
        this.flags = new MaildirFlags(folder);
    }

    private String unique(Mail mail) {
        return mail.date().epochSecond() + ".V" + uidValidity + "U" + mail.uid() + ".imapala";
    }

    @Override
    Path temporary(Mail mail) {
        return folder.resolve("tmp").resolve(unique(mail));
    }

    /** What nobody has seen or marked is new. */
    @Override
    Path complete(Mail mail, long octets) throws IOException {
        String name = unique(mail) + ",S=" + octets;
        String letters = flags.letters(mail.flags());
        return letters.isEmpty()
                ? folder.resolve("new").resolve(name)
                : folder.resolve("cur").resolve(name + INFO + letters);
    }

    @Override
    public UidSet found() throws IOException {
        Pattern name = Pattern.compile("-?\\d+\\.V" + uidValidity + "U(\\d{1,10})\\.imapala,.*");
        return uids(folder.resolve("cur"), name).union(uids(folder.resolve("new"), name));
    }
}
