package dev.imapala.cli.transfer;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an mbox. Those that we have written come out as they went in; of others, which end their lines as files do,
 * lines become CRLF, unless they are to stay, and a {@code >} that quotes {@code From } is taken away.
 *
 * <p>RFC 4155
 */
final class MboxSource implements MailSource {
    private static final int LONGEST_FIELD = 16 * 1024;

    private final Path path;
    private final boolean exact;
    private final InputStream in;
    private long offset;
    private MboxLine line;
    private @Nullable Spool last;

    MboxSource(Path path, boolean exact) throws IOException {
        this.path = path;
        this.exact = exact;
        this.in = new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
        this.line = MboxLine.read(in, true);
    }

    @Override
    public long octets() throws IOException {
        return Files.size(path);
    }

    @Override
    public @Nullable Letter next() throws IOException {
        discardLast();
        while (!line.isEnd() && !line.isFrom()) { // before the first message, or what follows a damaged one
            advance();
        }
        if (line.isEnd()) {
            return null;
        }
        String key = String.valueOf(offset);
        InternalDate date = MboxFields.fromLineDate(line.text());
        advance();
        Map<String, String> ours = new HashMap<>();
        Set<Flag> flags = new TreeSet<>();
        if (line.startsWith(MboxFields.OURS + ":")) {
            ours.putAll(MboxFields.ours(line.text()));
            advance();
            skipFlags(flags);
            InternalDate told = MboxFields.date(ours.getOrDefault("date", ""));
            date = told == null ? date : told;
        }
        Spool body = new Spool();
        last = body;
        boolean isExact = ours.isEmpty() ? exact : "exact".equals(ours.get("lines"));
        copy(body, flags, ours.isEmpty(), isExact, octets(ours));
        return new Letter(key, flags, date, new SpooledBody(body));
    }

    private static long octets(Map<String, String> ours) {
        try {
            return Long.parseLong(ours.getOrDefault("octets", "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Those that we have written come before the message and are none of its fields. */
    private void skipFlags(Set<Flag> flags) throws IOException {
        for (String name : MboxFields.OF_FLAGS) {
            if (line.startsWith(name + ":")) {
                MboxFields.addFlags(line.text(), flags);
                advance();
            }
        }
    }

    /** Copies lines up to the next {@code From } line behind an empty one. That empty line is no part of the message. */
    private void copy(Spool body, Set<Flag> flags, boolean foreign, boolean isExact, long octets) throws IOException {
        MboxBody target = new MboxBody(body, isExact, octets);
        boolean inHeader = foreign;
        boolean afterEmpty = false;
        while (!line.isEnd() && !(line.isFrom() && afterEmpty)) {
            inHeader &= !line.isEmpty();
            if (inHeader && line.size() < LONGEST_FIELD) {
                MboxFields.addFlags(line.text(), flags);
            }
            afterEmpty = line.isEmpty();
            target.write(line);
            advance();
        }
        target.finish();
    }

    private void advance() throws IOException {
        offset += line.size();
        line = MboxLine.read(in, line.endsLine());
    }

    private void discardLast() throws IOException {
        if (last != null) {
            last.discard();
            last = null;
        }
    }

    @Override
    public void close() throws IOException {
        discardLast();
        in.close();
    }

    /** The octets of a message that were gathered from lines. */
    private static final class SpooledBody implements Letter.Body {
        private final Spool spool;
        private final boolean nul;

        SpooledBody(Spool spool) throws IOException {
            this.spool = spool;
            spool.close();
            byte[] octets = spool.octets();
            Path file = spool.file();
            this.nul = octets != null
                    ? new String(octets, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0
                    : file != null && MessageFile.look(file).hasNul();
        }

        @Override
        public long octets() {
            return spool.size();
        }

        @Override
        public boolean hasNul() {
            return nul;
        }

        @Override
        public InputStream open() throws IOException {
            return spool.read();
        }

        @Override
        public Content content(LongConsumer progress) throws IOException {
            byte[] octets = spool.octets();
            Path file = spool.file();
            if (octets != null || file == null) {
                return Content.of(octets == null ? Bytes.EMPTY : Bytes.copyOf(octets));
            }
            return MessageFile.look(file).content(true, progress);
        }
    }
}
