package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.ObjectId;
import dev.imapala.testserver.internal.mime.MimePart;
import dev.imapala.testserver.internal.mime.MimeReader;
import dev.imapala.testserver.internal.mime.Preview;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message in a mailbox. All but its flags, labels and mod-sequence stays as it is for ever. */
public final class StoredMessage {
    private final long uid;
    private final Bytes content;
    private final InternalDate internalDate;
    private final InternalDate saveDate = InternalDate.of(OffsetDateTime.now(ZoneOffset.UTC));
    private volatile Set<Flag> flags;
    private volatile List<GmailLabel> labels = List.of();
    private volatile long modSeq;
    private volatile @Nullable MimePart read;
    private volatile @Nullable ObjectId emailId;
    private volatile @Nullable String preview;

    StoredMessage(long uid, Bytes content, Set<Flag> flags, InternalDate internalDate, long modSeq) {
        this.uid = uid;
        this.content = content;
        this.flags = copy(flags);
        this.internalDate = internalDate;
        this.modSeq = modSeq;
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

    /** Returns when it came into this mailbox. */
    public InternalDate saveDate() {
        return saveDate;
    }

    /** Returns its labels, as Gmail has them. */
    public List<GmailLabel> labels() {
        return labels;
    }

    /** Returns the mod-sequence of its last change. */
    public ModSeq modSeq() {
        return ModSeq.of(modSeq);
    }

    /** Returns the identifier that its copies share. */
    public ObjectId emailId() {
        ObjectId known = emailId;
        if (known == null) {
            known = MessageIds.email(this);
            emailId = known;
        }
        return known;
    }

    /** Returns the identifier of its thread. */
    public ObjectId threadId() {
        return MessageIds.thread(this);
    }

    /** Returns Gmail's number of the message. */
    public long gmailMessage() {
        return MessageIds.number(emailId());
    }

    /** Returns Gmail's number of the thread. */
    public long gmailThread() {
        return MessageIds.number(threadId());
    }

    /** Returns the beginning of its text; null if {@code lazy} and nobody has asked for it before. */
    public @Nullable String preview(boolean lazy) {
        String known = preview;
        if (known == null && !lazy) {
            known = Preview.of(mime());
            preview = known;
        }
        return known;
    }

    /** Notes a change. Called under the mailbox's lock. */
    void changedAt(long newModSeq) {
        modSeq = newModSeq;
    }

    /** Replaces the labels; tells whether they are others than before. Called under the mailbox's lock. */
    boolean replaceLabels(List<GmailLabel> newLabels) {
        boolean differs = !labels.equals(newLabels);
        labels = List.copyOf(newLabels);
        return differs;
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
