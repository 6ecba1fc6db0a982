package dev.imapala.testserver.mail;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message made by {@link SampleMail}, and what is known of it. */
public final class GeneratedMessage {
    private final int index;
    private final MailKind kind;
    private final byte[] bytes;
    private final Set<String> flags;
    private final OffsetDateTime internalDate;
    private final @Nullable MailFacts facts;

    GeneratedMessage(
            int index,
            MailKind kind,
            byte[] bytes,
            Set<String> flags,
            OffsetDateTime internalDate,
            @Nullable MailFacts facts) {
        this.index = index;
        this.kind = kind;
        this.bytes = bytes;
        this.flags = Set.copyOf(flags);
        this.internalDate = internalDate;
        this.facts = facts;
    }

    /** Answers the index the message was made from. */
    public int index() {
        return index;
    }

    /** Answers what is special about it. */
    public MailKind kind() {
        return kind;
    }

    /** Answers the message as it is stored, with CRLF line ends. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Answers flags a mailbox may store it with; deleted messages do not occur. */
    public Set<String> flags() {
        return flags;
    }

    /** Answers when it arrived. */
    public OffsetDateTime internalDate() {
        return internalDate;
    }

    /** Answers what is known of it; nothing where the kind is malformed. */
    public Optional<MailFacts> facts() {
        return Optional.ofNullable(facts);
    }

    @Override
    public String toString() {
        return "message " + index + " (" + kind + ", " + bytes.length + " bytes)";
    }
}
