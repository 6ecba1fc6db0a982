package dev.imapala.cli.transfer;

import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits in files to be sent.
 *
 * @param key what it is called among the messages of its source; the same whenever the source is read
 * @param flags its flags and keywords
 * @param date when it came in; null if the files do not tell
 * @param body its octets
 */
public record Letter(String key, Set<Flag> flags, @Nullable InternalDate date, Body body) {
    /** Makes the key fit for a line of a journal. */
    public Letter {
        key = key.replace("%", "%25").replace("\t", "%09").replace("\r", "%0D").replace("\n", "%0A");
        flags = Set.copyOf(flags);
    }

    /** Returns how it is noted in a journal. */
    public Journal.Sent sent() throws IOException {
        try (InputStream octets = body.open()) {
            return new Journal.Sent(key, body.octets(), MessageIds.of(octets));
        }
    }

    /** The octets of a message. */
    public interface Body {
        /** Returns how many are sent. */
        long octets();

        /** Tells whether a NUL is among them, which IMAP cannot carry. */
        boolean hasNul();

        /**
         * Returns them, to be sent.
         *
         * @param progress is told of octets of a large message as they are sent
         * @throws IOException if they cannot be read
         */
        Content content(LongConsumer progress) throws IOException;

        /** Opens them, as they are in the files. */
        InputStream open() throws IOException;
    }
}
