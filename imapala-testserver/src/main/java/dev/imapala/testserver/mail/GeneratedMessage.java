package dev.imapala.testserver.mail;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message made by {@link SampleMail}, and what is known of it. */
public final class GeneratedMessage {
    private final int index;
    private final MailKind kind;
    private final Bytes bytes;
    private final Set<Flag> flags;
    private final InternalDate internalDate;
    private final @Nullable MailFacts facts;

    GeneratedMessage(
            int index,
            MailKind kind,
            Bytes bytes,
            Set<Flag> flags,
            InternalDate internalDate,
            @Nullable MailFacts facts) {
        this.index = index;
        this.kind = kind;
        this.bytes = bytes;
        this.flags = Collections.unmodifiableSet(flags);
        this.internalDate = internalDate;
        this.facts = facts;
    }

    /** Returns the index the message was made from. */
    public int index() {
        return index;
    }

    /** Returns what is special about it. */
    public MailKind kind() {
        return kind;
    }

    /** Returns the message as it is stored, with CRLF line ends. */
    public Bytes bytes() {
        return bytes;
    }

    /** Returns flags a mailbox may store it with; deleted messages do not occur. */
    public Set<Flag> flags() {
        return flags;
    }

    /** Returns when it arrived. */
    public InternalDate internalDate() {
        return internalDate;
    }

    /** Returns what is known of it; nothing where the kind is malformed. */
    public Optional<MailFacts> facts() {
        return Optional.ofNullable(facts);
    }

    @Override
    public String toString() {
        return "message " + index + " (" + kind + ", " + bytes.size() + " bytes)";
    }
}
