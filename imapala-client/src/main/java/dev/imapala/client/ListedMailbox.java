package dev.imapala.client;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.response.MailboxListing;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that LIST told, with its status where that was asked for.
 *
 * <p>RFC 9051 section 7.3.1, RFC 5819 section 2
 */
public final class ListedMailbox {
    private final MailboxListing listing;
    private final @Nullable MailboxStatus status;
    private final boolean namespaceRoot;

    private ListedMailbox(MailboxListing listing, @Nullable MailboxStatus status, boolean namespaceRoot) {
        this.listing = listing;
        this.status = status;
        this.namespaceRoot = namespaceRoot;
    }

    /** Returns a mailbox of which the server told nothing but {@code listing}. */
    public static ListedMailbox of(MailboxListing listing) {
        return new ListedMailbox(listing, null, false);
    }

    /** Returns this mailbox with {@code newStatus}. */
    public ListedMailbox withStatus(MailboxStatus newStatus) {
        return new ListedMailbox(listing, newStatus, namespaceRoot);
    }

    /** Returns this mailbox as one whose name the server told with the hierarchy delimiter at its end. */
    public ListedMailbox asNamespaceRoot() {
        return new ListedMailbox(listing, status, true);
    }

    /** Returns all that LIST told. */
    public MailboxListing listing() {
        return listing;
    }

    /** Returns the name. */
    public MailboxName name() {
        return listing.name();
    }

    /** Returns the attributes, in the order of the server. */
    public Set<MailboxAttribute> attributes() {
        return listing.attributes();
    }

    /** Tells whether the server told {@code attribute} of the mailbox. */
    public boolean is(MailboxAttribute attribute) {
        return listing.attributes().contains(attribute);
    }

    /** Tells whether the mailbox can be selected. */
    public boolean isSelectable() {
        return listing.isSelectable();
    }

    /**
     * Tells whether the server told the name with the hierarchy delimiter at its end, which is not in {@link #name()}: it is
     * the root of other mailboxes rather than one itself.
     */
    public boolean isNamespaceRoot() {
        return namespaceRoot;
    }

    /** Returns what separates levels of the hierarchy; nothing where there are none. */
    public Optional<Character> delimiter() {
        return Optional.ofNullable(listing.delimiter());
    }

    /**
     * Returns the selection options that mailboxes below this one fulfill, such as {@code SUBSCRIBED}; nothing if the
     * server did not say so.
     *
     * <p>RFC 9051 section 6.3.9.6
     */
    public Set<String> childInfo() {
        return listing.childInfo();
    }

    /**
     * Returns the status, where it was asked for and the server told it: it tells none of a mailbox that cannot be
     * selected, and may leave it out where it cannot be had.
     */
    public Optional<MailboxStatus> status() {
        return Optional.ofNullable(status);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListedMailbox that
                && namespaceRoot == that.namespaceRoot
                && listing.equals(that.listing)
                && Objects.equals(status, that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(listing, status, namespaceRoot);
    }

    @Override
    public String toString() {
        return "ListedMailbox[" + listing + (status == null ? "" : " " + status) + "]";
    }
}
