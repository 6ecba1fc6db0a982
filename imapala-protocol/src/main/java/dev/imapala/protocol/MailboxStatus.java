package dev.imapala.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to STATUS for one mailbox. Ask by item: {@code status.get(StatusItem.UNSEEN)}.
 *
 * <p>RFC 9051 section 7.3.3
 */
public final class MailboxStatus {
    private final MailboxName mailbox;
    private final Map<StatusItem<?>, Object> values;
    private final Map<String, Bytes> unrecognized;

    private MailboxStatus(MailboxName mailbox, Map<StatusItem<?>, Object> values, Map<String, Bytes> unrecognized) {
        this.mailbox = mailbox;
        this.values = values;
        this.unrecognized = unrecognized;
    }

    /** Returns the status of {@code mailbox} without any items. */
    public static MailboxStatus of(MailboxName mailbox) {
        return new MailboxStatus(mailbox, Map.of(), Map.of());
    }

    /** Returns this status with {@code item} set to {@code value}. */
    public <T> MailboxStatus with(StatusItem<T> item, T value) {
        Map<StatusItem<?>, Object> more = new LinkedHashMap<>(values);
        more.put(item, value);
        return new MailboxStatus(mailbox, Collections.unmodifiableMap(more), unrecognized);
    }

    /**
     * Returns this status with an item that is not known here.
     *
     * @param name the name of the item, an atom
     * @param value what followed it, as it came
     * @throws IllegalArgumentException if {@code name} is not an atom
     */
    public MailboxStatus withUnrecognized(String name, Bytes value) {
        if (!Ascii.isAtom(name, "]")) {
            throw new IllegalArgumentException("not the name of a status item: \"" + Ascii.printable(name) + "\"");
        }
        Map<String, Bytes> more = new LinkedHashMap<>(unrecognized);
        more.put(name, value);
        return new MailboxStatus(mailbox, values, Collections.unmodifiableMap(more));
    }

    /** Returns the mailbox. */
    public MailboxName mailbox() {
        return mailbox;
    }

    /** Returns the items that came, in order. */
    public Set<StatusItem<?>> items() {
        return values.keySet();
    }

    /**
     * Returns what the server sent for {@code item}.
     *
     * @throws NoSuchElementException if it sent nothing
     */
    public <T> T get(StatusItem<T> item) {
        return find(item)
                .orElseThrow(() ->
                        new NoSuchElementException("the status came without " + item + "; it has " + values.keySet()));
    }

    /** Returns what the server sent for {@code item}, if anything. */
    public <T> Optional<T> find(StatusItem<T> item) {
        return Optional.ofNullable(item.type().cast(values.get(item)));
    }

    /** Returns the items that are not known here, or have a value that they cannot have, by name, as they came. */
    public Map<String, Bytes> unrecognized() {
        return unrecognized;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxStatus that
                && mailbox.equals(that.mailbox)
                && values.equals(that.values)
                && unrecognized.equals(that.unrecognized);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mailbox, values, unrecognized);
    }

    @Override
    public String toString() {
        return "MailboxStatus[" + mailbox + " " + values + (unrecognized.isEmpty() ? "" : " " + unrecognized) + "]";
    }
}
