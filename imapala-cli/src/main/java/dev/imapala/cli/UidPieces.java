package dev.imapala.cli;

import dev.imapala.protocol.UidSet;
import java.util.stream.Stream;

/** Sets of UIDs that fit into one line of a command, which servers take up to some 8,000 octets of. */
final class UidPieces {
    private static final int MOST_CHARACTERS = 7_700;
    private static final int FEWEST_UIDS = 700; // eleven characters each

    private UidPieces() {}

    /** Returns {@code uids} in one piece, or in several where that would be too long. */
    static Stream<UidSet> of(UidSet uids) {
        return uids.toString().length() <= MOST_CHARACTERS ? Stream.of(uids) : uids.split(FEWEST_UIDS);
    }
}
