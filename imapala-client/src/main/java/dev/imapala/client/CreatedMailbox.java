package dev.imapala.client;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ObjectId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of a mailbox that it created.
 *
 * <p>RFC 9051 section 6.3.4, RFC 8474 section 4.1
 */
public final class CreatedMailbox {
    private final MailboxName name;
    private final @Nullable ObjectId id;

    private CreatedMailbox(MailboxName name, @Nullable ObjectId id) {
        this.name = name;
        this.id = id;
    }

    /** Returns the mailbox {@code name}, of which the server told no identifier. */
    public static CreatedMailbox of(MailboxName name) {
        return new CreatedMailbox(name, null);
    }

    /** Returns this mailbox with {@code newId}. */
    public CreatedMailbox withId(ObjectId newId) {
        return new CreatedMailbox(name, newId);
    }

    /** Returns the name that the server uses, which may be another form of what it was asked for. */
    public MailboxName name() {
        return name;
    }

    /** Returns the identifier, which the mailbox keeps when it is renamed, if the server has OBJECTID. */
    public Optional<ObjectId> id() {
        return Optional.ofNullable(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreatedMailbox that && name.equals(that.name) && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, id);
    }

    @Override
    public String toString() {
        return "CreatedMailbox[" + name + (id == null ? "" : " " + id.value()) + "]";
    }
}
