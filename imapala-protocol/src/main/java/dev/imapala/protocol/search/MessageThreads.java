package dev.imapala.protocol.search;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Messages by what they answer: trees of any depth, kept flat, so that neither reading nor comparing them recurses.
 *
 * <pre>
 * for (MessageThreads.Node node : threads.nodes()) {
 *     print("  ".repeat(node.depth()) + node.number());
 * }
 * </pre>
 *
 * <p>RFC 5256 section 4
 */
public final class MessageThreads {
    /** No threads. */
    public static final MessageThreads NONE = new MessageThreads(false, new int[0], new int[0]);

    private static final int NO_MESSAGE = 0;
    private static final int ROOT = -1;

    private final boolean uids;
    /** The number of each node, parents before their children; unsigned, 0 for a message that is not there. */
    private final int[] numbers;
    /** The index of the parent of each node, -1 for the first of a thread. */
    private final int[] parents;
    /** The index behind the last node below each node. */
    private final int[] ends;

    private MessageThreads(boolean uids, int[] numbers, int[] parents) {
        this.uids = uids;
        this.numbers = numbers;
        this.parents = parents;
        this.ends = new int[numbers.length];
        for (int i = numbers.length - 1; i >= 0; i--) {
            ends[i] = Math.max(ends[i], i + 1);
            if (parents[i] != ROOT) {
                ends[parents[i]] = Math.max(ends[parents[i]], ends[i]);
            }
        }
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same with numbers that are UIDs, rather than message sequence numbers, if {@code ofUids}. */
    public MessageThreads withUids(boolean ofUids) {
        return new MessageThreads(ofUids, numbers, parents);
    }

    /** Tells whether the numbers are UIDs rather than message sequence numbers. */
    public boolean uids() {
        return uids;
    }

    /** Tells whether there is no thread. */
    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** Returns the beginnings of the threads, in the order of the server. */
    public List<Node> roots() {
        return children(0, numbers.length, 0);
    }

    /** Returns all nodes: each before its children, and these before the next one beside it. */
    public List<Node> nodes() {
        int[] depths = new int[numbers.length];
        List<Node> nodes = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            depths[i] = parents[i] == ROOT ? 0 : depths[parents[i]] + 1;
            nodes.add(new Node(this, i, depths[i]));
        }
        return nodes;
    }

    /** Returns all messages, by UIDs or message sequence numbers, for FETCH, STORE and the like. */
    public MessageSet messages() {
        NumberSet.Builder set = NumberSet.builder();
        for (int number : numbers) {
            if (number != NO_MESSAGE) {
                set.add(Integer.toUnsignedLong(number));
            }
        }
        return uids ? new UidSet(set.build()) : new SeqSet(set.build());
    }

    /** Returns the node at {@code from} and those beside it, up to {@code to}. */
    private List<Node> children(int from, int to, int depth) {
        List<Node> children = new ArrayList<>();
        for (int i = from; i < to; i = ends[i]) {
            children.add(new Node(this, i, depth));
        }
        return children;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageThreads that
                && uids == that.uids
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(parents, that.parents);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(parents);
    }

    /** Returns the form of the wire, such as {@code (2)(3 6 (4 23)(44 7 96))}; nothing if there are no threads. */
    @Override
    public String toString() {
        return new Writer().write();
    }

    /** A place in a thread: a message, or one that is not there but whose answers are. */
    public static final class Node {
        private final MessageThreads threads;
        private final int index;
        private final int depth;

        private Node(MessageThreads threads, int index, int depth) {
            this.threads = threads;
            this.index = index;
            this.depth = depth;
        }

        /** Returns the number of the message; nothing if it is not in the mailbox, or was not searched for. */
        public OptionalLong number() {
            int number = threads.numbers[index];
            return number == NO_MESSAGE ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(number));
        }

        /** Returns how deep this is in its thread: 0 for its beginning. */
        public int depth() {
            return depth;
        }

        /** Returns what answers this message, in the order of the server. */
        public List<Node> children() {
            return threads.children(index + 1, threads.ends[index], depth + 1);
        }

        /** Returns what this message answers; nothing for the beginning of a thread. */
        public Optional<Node> parent() {
            int parent = threads.parents[index];
            return parent == ROOT ? Optional.empty() : Optional.of(new Node(threads, parent, depth - 1));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node that && index == that.index && threads.equals(that.threads);
        }

        @Override
        public int hashCode() {
            return 31 * index + threads.numbers[index];
        }

        @Override
        public String toString() {
            return number().isPresent() ? Long.toString(number().getAsLong()) : "()";
        }
    }

    /**
     * Collects nodes: each before its children. What says nothing is left out: a place without a message that has no
     * answers, or just one, or that is the one answer to a message. Not safe for use by several threads.
     */
    public static final class Builder {
        private int[] numbers = new int[8];
        private int[] parents = new int[8];
        private int size;
        private int open = ROOT;

        private Builder() {}

        /**
         * Begins the message {@code number} below what is begun and not ended.
         *
         * @throws IllegalArgumentException if {@code number} is not 1 to 4,294,967,295
         */
        public Builder begin(long number) {
            return push((int) Unsigned32.checkNonZero(number, "a message number"));
        }

        /** Begins a message that is not there below what is begun and not ended. */
        public Builder beginMissing() {
            return push(NO_MESSAGE);
        }

        private Builder push(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
                parents = Arrays.copyOf(parents, size * 2);
            }
            numbers[size] = number;
            parents[size] = open;
            open = size++;
            return this;
        }

        /**
         * Ends what was begun last and is not ended.
         *
         * @throws IllegalStateException if everything is
         */
        public Builder end() {
            if (open == ROOT) {
                throw new IllegalStateException("nothing is begun that could be ended");
            }
            open = parents[open];
            return this;
        }

        /** Returns the threads, with whatever is begun ended. */
        public MessageThreads build() {
            return size == 0 ? NONE : new Pruner(numbers, parents, size).prune();
        }
    }

    /** Leaves out places without a message that say nothing. */
    private static final class Pruner {
        private final int[] numbers;
        private final int[] parents;
        private final int size;
        /** How many children each node has when places that say nothing are left out. */
        private final int[] children;

        Pruner(int[] numbers, int[] parents, int size) {
            this.numbers = numbers;
            this.parents = parents;
            this.size = size;
            this.children = new int[size];
            for (int i = size - 1; i >= 0; i--) {
                if (parents[i] != ROOT) {
                    children[parents[i]] += isEmpty(i) ? children[i] : 1;
                }
            }
        }

        private boolean isEmpty(int index) {
            return numbers[index] == NO_MESSAGE && children[index] < 2;
        }

        MessageThreads prune() {
            int[] keptNumbers = new int[size];
            int[] keptParents = new int[size];
            int[] places = new int[size];
            int kept = 0;
            for (int i = 0; i < size; i++) {
                int parent = parents[i] == ROOT ? ROOT : places[parents[i]];
                if (isEmpty(i) || isOnlyAnswer(i)) {
                    places[i] = parent;
                } else {
                    keptNumbers[kept] = numbers[i];
                    keptParents[kept] = parent;
                    places[i] = kept++;
                }
            }
            return new MessageThreads(false, Arrays.copyOf(keptNumbers, kept), Arrays.copyOf(keptParents, kept));
        }

        /** Tells whether a message has no answers but those of this place. */
        private boolean isOnlyAnswer(int index) {
            int parent = parents[index];
            while (parent != ROOT && isEmpty(parent)) {
                parent = parents[parent];
            }
            return numbers[index] == NO_MESSAGE
                    && parent != ROOT
                    && numbers[parent] != NO_MESSAGE
                    && children[parent] == 1;
        }
    }

    /** Writes the form of the wire: an only answer stands behind its message, several in parentheses each. */
    private final class Writer {
        private final StringBuilder text = new StringBuilder();
        private final int[] children = new int[numbers.length];

        Writer() {
            for (int parent : parents) {
                if (parent != ROOT) {
                    children[parent]++;
                }
            }
        }

        String write() {
            for (int i = 0; i < numbers.length; i++) {
                closeUpTo(i);
                boolean continues = parents[i] != ROOT && children[parents[i]] == 1;
                boolean first = parents[i] == i - 1;
                text.append(continues || (first && isMessage(parents[i])) ? " " : "");
                text.append(continues ? "" : "(");
                text.append(isMessage(i) ? Integer.toUnsignedString(numbers[i]) : "");
            }
            closeUpTo(numbers.length);
            return text.toString();
        }

        private boolean isMessage(int index) {
            return index != ROOT && numbers[index] != NO_MESSAGE;
        }

        /** Closes what was opened between the node before {@code index} and that which {@code index} is below. */
        private void closeUpTo(int index) {
            int parent = index == numbers.length ? ROOT : parents[index];
            for (int i = index - 1; i != parent; i = parents[i]) {
                boolean opened = parents[i] == ROOT || children[parents[i]] != 1;
                text.append(opened ? ")" : "");
            }
        }
    }
}
