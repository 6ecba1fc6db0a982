package dev.imapala.testserver;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A message as it was when somebody looked.
 *
 * @param uid the UID
 * @param flags the flags, without {@code \Recent}
 * @param internalDate when it came in
 * @param content the message itself
 * @since 0.1
 */
public record MessageView(Uid uid, Set<Flag> flags, InternalDate internalDate, Bytes content) {
    /** Copies. */
    public MessageView {
        flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
    }
}
