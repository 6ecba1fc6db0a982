package dev.imapala.client;

import dev.imapala.protocol.UidMapping;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the server told of copied or moved messages: which UIDs they have now, if the server has UIDPLUS and the target
 * lasting UIDs.
 *
 * <p>RFC 9051 section 7.1, RFC 4315 section 3
 */
public final class CopyResult {
    /** The result of a server that told nothing. */
    public static final CopyResult UNKNOWN = new CopyResult(UidMapping.EMPTY, 0);

    private final UidMapping uids;
    private final long uidValidity;

    private CopyResult(UidMapping uids, long uidValidity) {
        this.uids = uids;
        this.uidValidity = uidValidity;
    }

    /** Returns the result that messages have {@code uids} in the mailbox with {@code uidValidity}. */
    public static CopyResult of(UidMapping uids, long uidValidity) {
        return new CopyResult(uids, uidValidity);
    }

    /** Returns from which UIDs to which ones messages went; none if the server did not tell, or there were no messages. */
    public UidMapping uids() {
        return uids;
    }

    /** Returns the UIDVALIDITY of the target, 1 to 4,294,967,295, if told. */
    public OptionalLong uidValidity() {
        return uidValidity == 0 ? OptionalLong.empty() : OptionalLong.of(uidValidity);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CopyResult that && uids.equals(that.uids) && uidValidity == that.uidValidity;
    }

    @Override
    public int hashCode() {
        return Objects.hash(uids, uidValidity);
    }

    @Override
    public String toString() {
        return uidValidity == 0 ? "CopyResult[]" : "CopyResult[" + uids + " of " + uidValidity + "]";
    }
}
