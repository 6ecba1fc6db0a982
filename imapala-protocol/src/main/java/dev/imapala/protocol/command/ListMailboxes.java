package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.StatusItem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which mailboxes LIST shall tell, and what of them.
 *
 * <pre>
 * ListMailboxes.all()
 * ListMailboxes.matching("Work/%").returning(Return.CHILDREN).withStatus(StatusItem.UNSEEN)
 * </pre>
 *
 * <p>RFC 9051 section 6.3.9
 */
public final class ListMailboxes {
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

    private final String reference;
    private final String pattern;
    private final Set<Return> returns;
    private final List<StatusItem<Long>> status;

    private ListMailboxes(String reference, String pattern, Set<Return> returns, List<StatusItem<Long>> status) {
        this.reference = reference;
        this.pattern = pattern;
        this.returns = returns;
        this.status = status;
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
        return new ListMailboxes("", checked(pattern), Set.of(), List.of());
    }

    private static String checked(String name) {
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    "a pattern or reference for LIST cannot have control characters or half a surrogate pair");
        }
        return name;
    }

    /**
     * Returns the same with names that begin with {@code newReference}.
     *
     * @throws IllegalArgumentException if it has a control character or half of a surrogate pair
     */
    public ListMailboxes under(String newReference) {
        return new ListMailboxes(checked(newReference), pattern, returns, status);
    }

    /** Returns the same with more told of each mailbox. */
    @Needs("LIST-EXTENDED")
    public ListMailboxes returning(Return... what) {
        Set<Return> more = EnumSet.noneOf(Return.class);
        more.addAll(returns);
        Collections.addAll(more, what);
        return new ListMailboxes(reference, pattern, Collections.unmodifiableSet(more), status);
    }

    /**
     * Returns the same with the status of each mailbox, which comes as STATUS data.
     *
     * <p>RFC 5819 section 2
     */
    @Needs("LIST-STATUS")
    public ListMailboxes withStatus(List<StatusItem<Long>> items) {
        Set<StatusItem<Long>> more = new LinkedHashSet<>(status);
        more.addAll(items);
        return new ListMailboxes(reference, pattern, returns, List.copyOf(more));
    }

    /** Returns what names begin with; mostly empty. */
    public String reference() {
        return reference;
    }

    /** Returns the pattern. */
    public String pattern() {
        return pattern;
    }

    /** Returns what is to be told besides, in the order of the wire. */
    public Set<Return> returns() {
        return returns;
    }

    /** Returns the items of STATUS to be told, in the order of the wire. */
    public List<StatusItem<Long>> status() {
        return status;
    }

    Set<Capability> needs() {
        Set<Capability> needs = new HashSet<>();
        returns.forEach(what -> needs.add(what.needs));
        if (!status.isEmpty()) {
            needs.add(Capability.LIST_STATUS);
            status.forEach(item -> item.needs().ifPresent(needs::add));
        }
        if (!needs.isEmpty()) {
            needs.add(Capability.LIST_EXTENDED);
        }
        return needs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListMailboxes that
                && reference.equals(that.reference)
                && pattern.equals(that.pattern)
                && returns.equals(that.returns)
                && status.equals(that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reference, pattern, returns, status);
    }

    @Override
    public String toString() {
        return "ListMailboxes[" + reference + " " + pattern + " " + returns + " " + status + "]";
    }
}
