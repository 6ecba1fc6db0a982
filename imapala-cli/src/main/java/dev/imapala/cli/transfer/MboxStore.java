package dev.imapala.cli.transfer;

import dev.imapala.protocol.UidSet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An mbox, of the kind that quotes all lines which look like its own (mboxrd). Lines end in LF where those of the message end
 * in CRLF; a message that has other CRs or LFs is kept octet by octet.
 *
 * <p>RFC 4155
 */
final class MboxStore implements MailStore {
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private long complete;
    private boolean abandoned;

    /** Opens the mbox {@code path}, of which the first {@code length} octets are complete messages. */
    MboxStore(Path path, long length) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        complete = Math.min(length, file.size());
        file.truncate(complete);
        file.position(complete);
    }

    /** What is in the file is what the state says. */
    @Override
    public UidSet found() {
        return UidSet.EMPTY;
    }

    @Override
    public void put(Mail mail, InputStream octets) throws IOException {
        Spool spool = new Spool();
        try {
            LineCheck check = new LineCheck();
            byte[] chunk = new byte[CHUNK];
            for (int count = octets.read(chunk); count >= 0; count = octets.read(chunk)) {
                check.look(chunk, count);
                spool.write(chunk, 0, count);
            }
            write(mail, spool, check.isCrlfOnly());
        } finally {
            spool.discard();
        }
    }

    private void write(Mail mail, Spool spool, boolean crlf) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), CHUNK);
        out.write(MboxFields.of(mail, spool.size(), crlf).getBytes(StandardCharsets.UTF_8));
        MboxQuoting quoting = new MboxQuoting(out, crlf);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = spool.read()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    quoting.write(chunk[i]);
                }
            }
        }
        quoting.finish();
        out.write('\n');
        out.flush();
        noteComplete();
    }

    private synchronized void noteComplete() throws IOException {
        if (abandoned) {
            throw new IOException("the export was interrupted");
        }
        complete = file.position();
    }

    @Override
    public synchronized long length() {
        return complete;
    }

    @Override
    public synchronized void abandon() throws IOException {
        if (!abandoned) {
            abandoned = true;
            file.truncate(complete);
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        abandon();
    }

    /** Looks whether there are CRs and LFs other than in pairs. */
    private static final class LineCheck {
        private boolean crlfOnly = true;
        private byte last;

        void look(byte[] octets, int count) {
            for (int i = 0; i < count; i++) {
                if ((octets[i] == '\n') != (last == '\r')) {
                    crlfOnly = false;
                }
                last = octets[i];
            }
        }

        boolean isCrlfOnly() {
            return crlfOnly && last != '\r';
        }
    }
}
