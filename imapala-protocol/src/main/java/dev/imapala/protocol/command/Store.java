package dev.imapala.protocol.command;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Needs;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What STORE does to the flags of messages, or to their labels at Gmail.
 *
 * <pre>
 * Store.add(Flag.SEEN).silent()                +FLAGS.SILENT (\Seen)
 * Store.replace()                              FLAGS ()
 * Store.add(Flag.SEEN).unchangedSince(modSeq)  (UNCHANGEDSINCE 320162338) +FLAGS (\Seen)
 * Store.addLabels(GmailLabel.of("Work"))       +X-GM-LABELS (Work)
 * </pre>
 *
 * <p>RFC 9051 section 6.4.6, RFC 7162 section 3.1.3
 */
public final class Store {
    /** How the flags or labels of a message change. */
    public enum Action {
        /** They become the given ones. */
        REPLACE(""),
        /** The given ones are added. */
        ADD("+"),
        /** The given ones are removed. */
        REMOVE("-");

        private final String sign;

        Action(String sign) {
            this.sign = sign;
        }

        /** Returns what stands before {@code FLAGS} or {@code X-GM-LABELS}: nothing, {@code +} or {@code -}. */
        public String sign() {
            return sign;
        }
    }

    private record State(
            Action action,
            List<Flag> flags,
            @Nullable List<GmailLabel> labels,
            boolean silent,
            OptionalLong unchangedSince) {}

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
        return new Store(
                new State(action, List.copyOf(new LinkedHashSet<>(List.of(flags))), null, false, OptionalLong.empty()));
    }

    /** Returns the STORE that does {@code action} with labels of Gmail, in the order of the wire. */
    @Needs("X-GM-EXT-1")
    public static Store ofLabels(Action action, GmailLabel... labels) {
        return new Store(new State(
                action, List.of(), List.copyOf(new LinkedHashSet<>(List.of(labels))), false, OptionalLong.empty()));
    }

    /** Returns the STORE that adds labels of Gmail. */
    @Needs("X-GM-EXT-1")
    public static Store addLabels(GmailLabel... labels) {
        return ofLabels(Action.ADD, labels);
    }

    /** Returns the STORE that removes labels of Gmail. */
    @Needs("X-GM-EXT-1")
    public static Store removeLabels(GmailLabel... labels) {
        return ofLabels(Action.REMOVE, labels);
    }

    /** Returns the STORE after which messages have just these labels of Gmail; none takes all away. */
    @Needs("X-GM-EXT-1")
    public static Store replaceLabels(GmailLabel... labels) {
        return ofLabels(Action.REPLACE, labels);
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

    /** Returns the same without an answer that tells the new flags or labels. */
    public Store silent() {
        return new Store(new State(state.action, state.flags, state.labels, true, state.unchangedSince));
    }

    /** Returns the same for those messages only whose mod-sequence is not above {@code modSeq}. */
    @Needs("CONDSTORE")
    public Store unchangedSince(ModSeq modSeq) {
        return unchangedSince(modSeq.value());
    }

    /**
     * Returns the same for those messages only whose mod-sequence is not above {@code modSeq}.
     *
     * @param modSeq 0 to 9,223,372,036,854,775,807; 0 is for messages of which the server has never kept the flag
     * @throws IllegalArgumentException if {@code modSeq} is negative
     */
    @Needs("CONDSTORE")
    public Store unchangedSince(long modSeq) {
        if (modSeq < 0) {
            throw new IllegalArgumentException("a mod-sequence must be 0 to 2^63-1, not " + modSeq);
        }
        return new Store(new State(state.action, state.flags, state.labels, state.silent, OptionalLong.of(modSeq)));
    }

    /** Returns how the flags or labels change. */
    public Action action() {
        return state.action;
    }

    /** Returns the flags, in the order of the wire; none if this is about labels. */
    public List<Flag> flags() {
        return state.flags;
    }

    /** Returns the labels of Gmail, in the order of the wire; null if this is about flags. */
    public @Nullable List<GmailLabel> labels() {
        return state.labels;
    }

    /** Returns the mod-sequence above which a message is left alone, 0 or more; nothing if all are changed. */
    public OptionalLong unchangedSince() {
        return state.unchangedSince;
    }

    /** Tells whether the answer shall not tell the new flags or labels. */
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
        String what = state.labels == null ? state.flags.toString() : "labels " + state.labels;
        String since = state.unchangedSince.isPresent() ? " unchangedSince " + state.unchangedSince.getAsLong() : "";
        return "Store[" + state.action + " " + what + since + (state.silent ? " silent]" : "]");
    }
}
