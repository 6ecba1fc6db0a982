package dev.imapala.client;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Uid;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a selected mailbox at one moment.
 *
 * <p>RFC 9051 section 6.3.2
 */
public final class MailboxState {
    private static final long UNKNOWN = -1;

    private final long exists;
    private final long recent;
    private final Set<Flag> flags;
    private final Set<Flag> permanentFlags;
    private final @Nullable Uid uidNext;
    private final long uidValidity;
    private final @Nullable ModSeq highestModSeq;
    private final boolean readOnly;

    private MailboxState(Builder from) {
        exists = from.exists;
        recent = from.recent;
        flags = from.flags;
        permanentFlags = from.permanentFlags;
        uidNext = from.uidNext;
        uidValidity = from.uidValidity;
        highestModSeq = from.highestModSeq;
        readOnly = from.readOnly;
    }

    /** Returns a builder that knows nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many messages there are, 0 to 4,294,967,295. */
    public long exists() {
        return exists;
    }

    /** Returns how many messages are recent; nothing where the server does not tell, as in IMAP4rev2. */
    public OptionalLong recent() {
        return recent == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(recent);
    }

    /** Returns the flags that the mailbox knows, in the order of the server. */
    public Set<Flag> flags() {
        return flags;
    }

    /**
     * Returns the flags that can be changed to last, with {@link Flag#ANY_KEYWORD} where new keywords can be made. Where
     * the server tells none, all can.
     */
    public Set<Flag> permanentFlags() {
        return permanentFlags;
    }

    /**
     * Returns the UID that the next message will have at least, if told: as the server said, or one more than the highest
     * UID that was seen since.
     */
    public Optional<Uid> uidNext() {
        return Optional.ofNullable(uidNext);
    }

    /** Returns the UIDVALIDITY, 1 to 4,294,967,295, if told; while it is the same, a UID means the same message. */
    public OptionalLong uidValidity() {
        return uidValidity == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(uidValidity);
    }

    /**
     * Returns the mod-sequence up to which everything has been told; nothing if the mailbox keeps none. It is what the
     * server told last, or the highest one of the messages that have changed since: by a STORE or by others, and not
     * those that a FETCH asked for, behind which others may not have been told yet. With QRESYNC enabled it is what to
     * begin from next time: {@code Resync.since}.
     *
     * <p>RFC 7162 section 3.1.2.1, RFC 7162 section 6
     */
    public Optional<ModSeq> highestModSeq() {
        return Optional.ofNullable(highestModSeq);
    }

    /** Tells whether nothing in the mailbox can be changed. */
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public String toString() {
        return "MailboxState[exists " + exists + ", flags " + flags + ", permanent " + permanentFlags + ", UIDNEXT "
                + uidNext + ", UIDVALIDITY " + (uidValidity == UNKNOWN ? "unknown" : uidValidity)
                + (highestModSeq == null ? "" : ", HIGHESTMODSEQ " + highestModSeq.value())
                + (readOnly ? ", read-only]" : "]");
    }

    /** Collects what a server tells. May be used on after {@link #build()}. Not safe for use by several threads. */
    public static final class Builder {
        private long exists;
        private long recent = UNKNOWN;
        private Set<Flag> flags = Set.of();
        private Set<Flag> permanentFlags = Set.of(Flag.ANY_KEYWORD);
        private @Nullable Uid uidNext;
        private long uidValidity = UNKNOWN;
        private @Nullable ModSeq highestModSeq;
        private boolean readOnly;

        private Builder() {}

        /** Sets how many messages there are. */
        public Builder exists(long count) {
            exists = count;
            return this;
        }

        /** Sets how many messages are recent. */
        public Builder recent(long count) {
            recent = count;
            return this;
        }

        /** Sets the flags that the mailbox knows. */
        public Builder flags(Set<Flag> newFlags) {
            flags = FlagSet.copyOf(newFlags);
            return this;
        }

        /** Sets the flags that can be changed to last. */
        public Builder permanentFlags(Set<Flag> newFlags) {
            permanentFlags = FlagSet.copyOf(newFlags);
            return this;
        }

        /** Sets the UID that the next message will have. */
        public Builder uidNext(Uid uid) {
            uidNext = uid;
            return this;
        }

        /** Sets the UIDVALIDITY. */
        public Builder uidValidity(long value) {
            uidValidity = value;
            return this;
        }

        /** Sets the highest mod-sequence; null if the mailbox keeps none. */
        public Builder highestModSeq(@Nullable ModSeq modSeq) {
            highestModSeq = modSeq;
            return this;
        }

        /** Sets whether nothing can be changed. */
        public Builder readOnly(boolean newReadOnly) {
            readOnly = newReadOnly;
            return this;
        }

        /** Returns what is known so far. */
        public MailboxState build() {
            return new MailboxState(this);
        }
    }
}
