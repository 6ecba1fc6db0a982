package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.StatusItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which mailboxes LIST shall tell, and what of them.
 *
 * <pre>
 * ListMailboxes.all()
 * ListMailboxes.matching("Work/%").returning(Return.CHILDREN).withStatus(StatusItem.UNSEEN)
 * ListMailboxes.matching("%").selecting(Selection.SUBSCRIBED, Selection.RECURSIVEMATCH)
 * </pre>
 *
 * <p>RFC 9051 section 6.3.9
 */
public final class ListMailboxes {
    /** Which of the mailboxes that match an extended LIST tells; those that are all that is named here. */
    public enum Selection {
        /** Names that the user is subscribed to, those without a mailbox included (RFC 9051 section 6.3.9.1). */
        @Needs("LIST-EXTENDED")
        SUBSCRIBED("LIST-EXTENDED"),
        /** Mailboxes on other servers besides (RFC 9051 section 6.3.9.1). */
        @Needs("LIST-EXTENDED")
        REMOTE("LIST-EXTENDED"),
        /** Mailboxes that have others below them which would be told (RFC 9051 section 6.3.9.1). */
        @Needs("LIST-EXTENDED")
        RECURSIVEMATCH("LIST-EXTENDED"),
        /** Mailboxes that are for something, such as {@code \Sent} (RFC 6154 section 2). */
        @Needs("SPECIAL-USE")
        SPECIAL_USE("SPECIAL-USE");

        private final Capability needs;

        Selection(String needs) {
            this.needs = Capability.of(needs);
        }

        /** Returns the word of the wire. */
        public String keyword() {
            return name().replace('_', '-');
        }
    }

    /** What an extended LIST tells besides. */
    public enum Return {
        /** {@code \Subscribed} (RFC 5258 section 3.2). */
        @Needs("LIST-EXTENDED")
        SUBSCRIBED("LIST-EXTENDED"),
        /** {@code \HasChildren} and {@code \HasNoChildren} (RFC 5258 section 4). */
        @Needs("LIST-EXTENDED")
        CHILDREN("LIST-EXTENDED"),
        /** What the mailbox is for, such as {@code \Sent} (RFC 6154 section 2). */
        @Needs("SPECIAL-USE")
        SPECIAL_USE("SPECIAL-USE");

        private final Capability needs;

        Return(String needs) {
            this.needs = Capability.of(needs);
        }

        /** Returns the word of the wire. */
        public String keyword() {
            return name().replace('_', '-');
        }
    }

    private record State(
            Set<Selection> selections,
            String reference,
            List<String> patterns,
            Set<Return> returns,
            List<StatusItem<?>> status) {}

    private final State state;

    private ListMailboxes(State state) {
        this.state = state;
    }

    /** Returns the LIST of all mailboxes. */
    public static ListMailboxes all() {
        return matching("*");
    }

    /**
     * Returns the LIST of the mailboxes that match {@code pattern}, where {@code *} stands for any characters and {@code
     * %} for any but the hierarchy delimiter. An empty pattern asks for the delimiter.
     *
     * @throws IllegalArgumentException if {@code pattern} has a control character or half of a surrogate pair
     */
    public static ListMailboxes matching(String pattern) {
        check(pattern);
        return new ListMailboxes(new State(Set.of(), "", List.of(pattern), Set.of(), List.of()));
    }

    /**
     * Throws for what cannot be a name or a pattern of names.
     *
     * @throws IllegalArgumentException if {@code name} has a control character or half of a surrogate pair
     */
    static void check(String name) {
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    "a pattern or reference for LIST cannot have control characters or half a surrogate pair");
        }
    }

    /**
     * Returns the same with the mailboxes that match {@code pattern} besides.
     *
     * @throws IllegalArgumentException if {@code pattern} has a control character or half of a surrogate pair
     */
    @Needs("LIST-EXTENDED")
    public ListMailboxes or(String pattern) {
        check(pattern);
        List<String> more = new ArrayList<>(state.patterns);
        more.add(pattern);
        return new ListMailboxes(
                new State(state.selections, state.reference, List.copyOf(more), state.returns, state.status));
    }

    /**
     * Returns the same with names that begin with {@code newReference}.
     *
     * @throws IllegalArgumentException if it has a control character or half of a surrogate pair
     */
    public ListMailboxes under(String newReference) {
        check(newReference);
        return new ListMailboxes(
                new State(state.selections, newReference, state.patterns, state.returns, state.status));
    }

    /**
     * Returns the same with only those mailboxes that are all of {@code which}, and of what was said before.
     *
     * @throws IllegalArgumentException if there is {@link Selection#RECURSIVEMATCH} without {@link Selection#SUBSCRIBED}
     */
    @Needs("LIST-EXTENDED")
    public ListMailboxes selecting(Selection... which) {
        Set<Selection> more = EnumSet.noneOf(Selection.class);
        more.addAll(state.selections);
        Collections.addAll(more, which);
        if (more.contains(Selection.RECURSIVEMATCH) && !more.contains(Selection.SUBSCRIBED)) {
            throw new IllegalArgumentException("RECURSIVEMATCH goes with SUBSCRIBED; select both");
        }
        return new ListMailboxes(new State(
                Collections.unmodifiableSet(more), state.reference, state.patterns, state.returns, state.status));
    }

    /** Returns the same with more told of each mailbox. */
    @Needs("LIST-EXTENDED")
    public ListMailboxes returning(Return... what) {
        Set<Return> more = EnumSet.noneOf(Return.class);
        more.addAll(state.returns);
        Collections.addAll(more, what);
        return new ListMailboxes(new State(
                state.selections, state.reference, state.patterns, Collections.unmodifiableSet(more), state.status));
    }

    /**
     * Returns the same with the status of each mailbox, which comes as STATUS data.
     *
     * <p>RFC 5819 section 2
     */
    @Needs("LIST-STATUS")
    public ListMailboxes withStatus(StatusItem<?>... items) {
        Set<StatusItem<?>> more = new LinkedHashSet<>(state.status);
        Collections.addAll(more, items);
        return new ListMailboxes(
                new State(state.selections, state.reference, state.patterns, state.returns, List.copyOf(more)));
    }

    /** Returns which of the mailboxes that match are told, in the order of the wire; nothing for all. */
    public Set<Selection> selections() {
        return state.selections;
    }

    /** Returns what names begin with; mostly empty. */
    public String reference() {
        return state.reference;
    }

    /** Returns the patterns, one at least. */
    public List<String> patterns() {
        return state.patterns;
    }

    /** Returns what is to be told besides, in the order of the wire. */
    public Set<Return> returns() {
        return state.returns;
    }

    /** Returns the items of STATUS to be told, in the order of the wire. */
    public List<StatusItem<?>> status() {
        return state.status;
    }

    Set<Capability> needs() {
        Set<Capability> needs = new HashSet<>();
        state.selections.forEach(which -> needs.add(which.needs));
        state.returns.forEach(what -> needs.add(what.needs));
        if (!state.status.isEmpty()) {
            needs.add(Capability.LIST_STATUS);
            state.status.forEach(item -> item.needs().ifPresent(needs::add));
        }
        if (!needs.isEmpty() || state.patterns.size() > 1) {
            needs.add(Capability.LIST_EXTENDED);
        }
        return needs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListMailboxes that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "ListMailboxes" + state.toString().substring("State".length());
    }
}
