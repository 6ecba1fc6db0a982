package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.Unsigned32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one FETCH response said of one message. Ask by item: {@code message.get(FetchItem.ENVELOPE)}.
 *
 * <p>RFC 9051 section 7.5.2
 */
public final class FetchedMessage {
    /** The value of an item that the server answered with NIL. */
    private static final Object NIL = new Object();

    /** The key of what could not be read. */
    private static final Object DEFECT = new Object();

    private static final Object[] NONE = {};

    private static final List<FetchItem<?>> ALWAYS_VALUED =
            List.of(FetchItem.UID, FetchItem.FLAGS, FetchItem.INTERNALDATE, FetchItem.RFC822_SIZE);

    private final long number;
    private final long uid;
    private final long size;
    private final @Nullable Set<Flag> flags;
    private final @Nullable InternalDate date;
    /** The other items, unrecognized ones last: a {@code FetchItem}, or a name, and its value, in turn. */
    private final Object[] others;

    private FetchedMessage(Builder from) {
        number = from.number;
        uid = from.uid;
        size = from.size;
        flags = from.flags;
        date = from.date;
        others = from.othersSize == 0 ? NONE : from.knownFirst();
    }

    /** Returns a builder for the message with sequence number {@code number}, 1 to 4,294,967,295. */
    public static Builder builder(long number) {
        return new Builder().reset(number);
    }

    /** Returns the message sequence number, valid until the next EXPUNGE. */
    public long sequenceNumber() {
        return number;
    }

    /**
     * Returns what the server sent for {@code item}.
     *
     * @throws NoSuchElementException if it sent nothing, NIL, or octets that were not kept
     */
    @SuppressWarnings("unchecked") // an item's value is a T by the only method that puts it, Builder.put
    public <T> T get(FetchItem<T> item) {
        Object value = value(item);
        if (value == null || value == NIL || value instanceof Content.Streamed) {
            throw new NoSuchElementException("message " + number + " came " + lack(item));
        }
        return (T) value;
    }

    private String lack(FetchItem<?> item) {
        Object value = value(item);
        if (value instanceof Content.Streamed streamed) {
            return "with " + item + " as a stream of " + streamed.size() + " octets, which were not kept";
        }
        return (value == null ? "without " : "with NIL for ") + item + "; it has " + items();
    }

    /** Returns what the server sent for {@code item}; nothing if it sent nothing, NIL, or octets that were not kept. */
    @SuppressWarnings("unchecked") // an item's value is a T by the only method that puts it, Builder.put
    public <T> Optional<T> find(FetchItem<T> item) {
        Object value = value(item);
        if (value == null || value == NIL || value instanceof Content.Streamed) {
            return Optional.empty();
        }
        return Optional.of((T) value);
    }

    /** Returns the octets of {@code item} that are not in memory; nothing if it did not come as a stream. */
    public Optional<Content.Streamed> streamed(FetchItem<Bytes> item) {
        return value(item) instanceof Content.Streamed streamed ? Optional.of(streamed) : Optional.empty();
    }

    /** Tells whether an item came, or is to be written, as a stream. */
    public boolean isStreamed() {
        for (int i = 1; i < others.length; i += 2) {
            if (others[i] instanceof Content.Streamed) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the server sent {@code item}, be it with NIL or as a stream. */
    public boolean has(FetchItem<?> item) {
        return value(item) != null;
    }

    @SuppressWarnings("ReferenceEquality") // of items without a section there is one object each
    private @Nullable Object value(FetchItem<?> item) {
        if (item == FetchItem.UID) {
            return uid == 0 ? null : Uid.of(uid);
        } else if (item == FetchItem.FLAGS) {
            return flags;
        } else if (item == FetchItem.INTERNALDATE) {
            return date;
        } else if (item == FetchItem.RFC822_SIZE) {
            return size < 0 ? null : (Long) size;
        }
        for (int i = 0; i < others.length; i += 2) {
            if (others[i].equals(item)) {
                return others[i + 1];
            }
        }
        return null;
    }

    /** Returns the items that came, NIL ones included. */
    public List<FetchItem<?>> items() {
        List<FetchItem<?>> items = new ArrayList<>();
        for (FetchItem<?> item : ALWAYS_VALUED) {
            if (has(item)) {
                items.add(item);
            }
        }
        for (int i = 0; i < others.length; i += 2) {
            if (others[i] instanceof FetchItem<?> item) {
                items.add(item);
            }
        }
        return Collections.unmodifiableList(items);
    }

    /** Returns the items that were not understood, by name, as they came: unknown ones, and known ones with a defect. */
    public Map<String, Bytes> unrecognized() {
        Map<String, Bytes> unrecognized = new LinkedHashMap<>();
        for (int i = 0; i < others.length; i += 2) {
            if (others[i] instanceof String name && others[i + 1] instanceof Bytes raw) {
                unrecognized.put(name, raw);
            }
        }
        return Collections.unmodifiableMap(unrecognized);
    }

    /**
     * Tells whether the response broke off, or went on where it should have ended: then items may be missing that the
     * server has, and {@link #defect()} is what could not be read. What did come is right.
     */
    public boolean isDefective() {
        return defect().isPresent();
    }

    /** Returns what could not be read, up to the end of the response; nothing if everything could be. */
    public Optional<Bytes> defect() {
        boolean defective = others.length > 0 && others[others.length - 2] == DEFECT;
        return defective ? Optional.of((Bytes) others[others.length - 1]) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FetchedMessage that
                && number == that.number
                && uid == that.uid
                && size == that.size
                && Objects.equals(flags, that.flags)
                && Objects.equals(date, that.date)
                && Arrays.equals(others, that.others);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, uid, size, flags, date, Arrays.hashCode(others));
    }

    /** Returns the number and the names of the items, not their values: they may be mail. */
    @Override
    public String toString() {
        return "FetchedMessage[" + number + " " + items() + "]";
    }

    /** Collects the items of one message. May be used again after {@link #reset}. Not safe for several threads. */
    public static final class Builder {
        private long number;
        private long uid;
        private long size;
        private @Nullable Set<Flag> flags;
        private @Nullable InternalDate date;
        private Object[] others = new Object[8];
        private int othersSize;

        private Builder() {}

        /** Forgets everything and begins with message {@code newNumber}, 1 to 4,294,967,295. */
        public Builder reset(long newNumber) {
            number = Unsigned32.checkNonZero(newNumber, "a message sequence number");
            uid = 0;
            size = -1;
            flags = null;
            date = null;
            Arrays.fill(others, 0, othersSize, NIL);
            othersSize = 0;
            return this;
        }

        /** Tells whether a UID was set. */
        public boolean hasUid() {
            return uid != 0;
        }

        /** Sets the UID, 1 to 4,294,967,295. */
        public Builder uid(long newUid) {
            uid = Unsigned32.checkNonZero(newUid, "a UID");
            return this;
        }

        /** Sets the size in octets, 0 or more. */
        public Builder size(long newSize) {
            if (newSize < 0) {
                throw new IllegalArgumentException("a size cannot be negative: " + newSize);
            }
            size = newSize;
            return this;
        }

        /** Sets the flags. */
        public Builder flags(Set<Flag> newFlags) {
            flags = FlagSet.copyOf(newFlags);
            return this;
        }

        /** Sets the internal date. */
        public Builder internalDate(InternalDate newDate) {
            date = newDate;
            return this;
        }

        /** Sets any item. */
        @SuppressWarnings("unchecked") // the key says what the value is
        public <T> Builder put(FetchItem<T> item, T value) {
            if (item.equals(FetchItem.UID)) {
                return uid(((Uid) value).value());
            } else if (item.equals(FetchItem.FLAGS)) {
                return flags((Set<Flag>) value);
            } else if (item.equals(FetchItem.INTERNALDATE)) {
                return internalDate((InternalDate) value);
            } else if (item.equals(FetchItem.RFC822_SIZE)) {
                return size((Long) value);
            }
            return add(item, value);
        }

        /**
         * Notes that the server answered {@code item} with NIL.
         *
         * @throws IllegalArgumentException for UID, FLAGS, INTERNALDATE and RFC822.SIZE, which are never NIL
         */
        public Builder putNil(FetchItem<?> item) {
            if (ALWAYS_VALUED.contains(item)) {
                throw new IllegalArgumentException(item + " cannot be NIL; leave it out");
            }
            return add(item, NIL);
        }

        /**
         * Sets the octets of a section, or where they are.
         *
         * @throws IllegalArgumentException if {@code item} {@linkplain FetchItem#bringsOctets() brings none}
         */
        public Builder putContent(FetchItem<Bytes> item, Content content) {
            if (!item.bringsOctets()) {
                throw new IllegalArgumentException(item + " brings no octets of the message; put its value");
            }
            return content instanceof Content.InMemory memory ? put(item, memory.octets()) : add(item, content);
        }

        /** Keeps an item that was not understood, as it came. */
        public Builder putUnrecognized(String name, Bytes raw) {
            return add(name, raw);
        }

        /** Keeps what could not be read, up to the end of the response; nothing comes behind it. */
        public Builder defect(Bytes rest) {
            return add(DEFECT, rest);
        }

        private Builder add(Object key, Object value) {
            if (othersSize == others.length) {
                others = Arrays.copyOf(others, othersSize * 2);
            }
            others[othersSize++] = key;
            others[othersSize++] = value;
            return this;
        }

        private Object[] knownFirst() {
            Object[] sorted = new Object[othersSize];
            int next = 0;
            for (int i = 0; i < othersSize; i += 2) {
                if (others[i] instanceof FetchItem<?>) {
                    sorted[next++] = others[i];
                    sorted[next++] = others[i + 1];
                }
            }
            for (int i = 0; i < othersSize; i += 2) {
                if (others[i] instanceof String) {
                    sorted[next++] = others[i];
                    sorted[next++] = others[i + 1];
                }
            }
            if (next < othersSize) {
                sorted[next] = DEFECT;
                sorted[next + 1] = others[othersSize - 1];
            }
            return sorted;
        }

        /** Returns the message as collected so far. */
        public FetchedMessage build() {
            return new FetchedMessage(this);
        }
    }
}
