package dev.imapala.protocol.command;

import dev.imapala.protocol.Flag;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What STORE does to the flags of messages.
 *
 * <pre>
 * Store.add(Flag.SEEN).silent()
 * Store.replace()
 * </pre>
 *
 * <p>RFC 9051 section 6.4.6
 */
public final class Store {
    /** How the flags of a message change. */
    public enum Action {
        /** They become the given ones. */
        REPLACE("FLAGS"),
        /** The given ones are added. */
        ADD("+FLAGS"),
        /** The given ones are removed. */
        REMOVE("-FLAGS");

        private final String keyword;

        Action(String keyword) {
            this.keyword = keyword;
        }

        /** Returns the word of the wire, without {@code .SILENT}. */
        public String keyword() {
            return keyword;
        }
    }

    private record State(Action action, List<Flag> flags, boolean silent) {}

    private final State state;

    private Store(State state) {
        this.state = state;
    }

    /**
     * Returns the STORE that does {@code action} with {@code flags}, in the order of the wire.
     *
     * @throws IllegalArgumentException if one of them cannot be stored: {@code \Recent} or {@code \*}
     */
    public static Store of(Action action, Flag... flags) {
        if (Arrays.asList(flags).contains(Flag.RECENT) || Arrays.asList(flags).contains(Flag.ANY_KEYWORD)) {
            throw new IllegalArgumentException("\\Recent and \\* cannot be stored: the server alone sets them");
        }
        return new Store(new State(action, List.copyOf(new LinkedHashSet<>(List.of(flags))), false));
    }

    /** Returns the STORE that adds {@code flags}. */
    public static Store add(Flag... flags) {
        return of(Action.ADD, flags);
    }

    /** Returns the STORE that removes {@code flags}. */
    public static Store remove(Flag... flags) {
        return of(Action.REMOVE, flags);
    }

    /** Returns the STORE after which messages have just {@code flags}; none takes all away. */
    public static Store replace(Flag... flags) {
        return of(Action.REPLACE, flags);
    }

    /** Returns the same without an answer that tells the new flags. */
    public Store silent() {
        return new Store(new State(state.action, state.flags, true));
    }

    /** Returns how the flags change. */
    public Action action() {
        return state.action;
    }

    /** Returns the flags, in the order of the wire. */
    public List<Flag> flags() {
        return state.flags;
    }

    /** Tells whether the answer shall not tell the new flags. */
    public boolean isSilent() {
        return state.silent;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Store that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "Store[" + state.action + " " + state.flags + (state.silent ? " silent]" : "]");
    }
}
