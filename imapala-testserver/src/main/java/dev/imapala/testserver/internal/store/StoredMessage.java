package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.internal.mime.MimePart;
import dev.imapala.testserver.internal.mime.MimeReader;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message in a mailbox. All but its flags stays as it is for ever. */
public final class StoredMessage {
    private final long uid;
    private final Bytes content;
    private final InternalDate internalDate;
    private volatile Set<Flag> flags;
    private volatile @Nullable MimePart read;

    StoredMessage(long uid, Bytes content, Set<Flag> flags, InternalDate internalDate) {
        this.uid = uid;
        this.content = content;
        this.flags = copy(flags);
        this.internalDate = internalDate;
    }

    /** Returns the UID. */
    public long uid() {
        return uid;
    }

    /** Returns the message as it was appended. */
    public Bytes content() {
        return content;
    }

    /** Returns when it came in. */
    public InternalDate internalDate() {
        return internalDate;
    }

    /** Returns its flags, which never have {@code \Recent}. */
    public Set<Flag> flags() {
        return flags;
    }

    /** Replaces the flags; tells whether they are others than before. Called under the mailbox's lock. */
    boolean replaceFlags(Set<Flag> newFlags) {
        boolean differs = !flags.equals(newFlags);
        flags = copy(newFlags);
        return differs;
    }

    /** Returns the message read into its parts. */
    public MimePart mime() {
        MimePart known = read;
        if (known == null) {
            known = MimeReader.read(content);
            read = known;
        }
        return known;
    }

    private static Set<Flag> copy(Set<Flag> flags) {
        Set<Flag> copy = new LinkedHashSet<>(flags);
        copy.remove(Flag.RECENT);
        copy.remove(Flag.ANY_KEYWORD);
        return Collections.unmodifiableSet(copy);
    }

    @Override
    public String toString() {
        return "StoredMessage[uid " + uid + ", " + content.size() + " octets]";
    }
}
