package dev.imapala.client;

import dev.imapala.protocol.Uid;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of an appended message: its UID, if the server has UIDPLUS and the mailbox lasting UIDs.
 *
 * <p>RFC 9051 section 6.3.12, RFC 4315 section 3
 */
public final class AppendResult {
    /** The result of a server that told nothing. */
    public static final AppendResult UNKNOWN = new AppendResult(null, 0);

    private final @Nullable Uid uid;
    private final long uidValidity;

    private AppendResult(@Nullable Uid uid, long uidValidity) {
        this.uid = uid;
        this.uidValidity = uidValidity;
    }

    /** Returns the result that the message has {@code uid} in the mailbox with {@code uidValidity}. */
    public static AppendResult of(Uid uid, long uidValidity) {
        return new AppendResult(uid, uidValidity);
    }

    /** Returns the UID of the message, if told. */
    public Optional<Uid> uid() {
        return Optional.ofNullable(uid);
    }

    /** Returns the UIDVALIDITY of the mailbox, 1 to 4,294,967,295, if told. */
    public OptionalLong uidValidity() {
        return uidValidity == 0 ? OptionalLong.empty() : OptionalLong.of(uidValidity);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppendResult that && Objects.equals(uid, that.uid) && uidValidity == that.uidValidity;
    }

    @Override
    public int hashCode() {
        return Objects.hash(uid, uidValidity);
    }

    @Override
    public String toString() {
        return uid == null ? "AppendResult[]" : "AppendResult[" + uid + " of " + uidValidity + "]";
    }
}
