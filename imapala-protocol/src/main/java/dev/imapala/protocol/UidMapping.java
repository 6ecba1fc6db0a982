package dev.imapala.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which UIDs the copies of messages got: a pair for each message, in the order of the server, kept as runs and never
 * expanded: {@code 1:1000000} and {@code 5001:1005000} are one run.
 *
 * <p>RFC 4315 section 3
 */
public final class UidMapping {
    /** The mapping of no messages. */
    public static final UidMapping EMPTY = new UidMapping(List.of());

    /** As many messages as {@code length} says: the first one's copy has {@code to}, the second one's the next. */
    private record Run(long from, long to, long length) {
        boolean precedes(Run next) {
            return next.from == from + length && next.to == to + length;
        }
    }

    private final List<Run> runs;
    private final TreeMap<Long, Run> bySource = new TreeMap<>();

    private UidMapping(List<Run> runs) {
        this.runs = runs;
        for (Run run : runs) {
            Map.Entry<Long, Run> below = bySource.floorEntry(run.from + run.length - 1);
            if (below != null && below.getKey() + below.getValue().length > run.from) {
                throw new IllegalArgumentException("a message has one copy: UID " + run.from + " has more");
            }
            bySource.put(run.from, run);
        }
        if (copies().numbers().count() != count()) {
            throw new IllegalArgumentException("two messages cannot have copies with one UID");
        }
    }

    /**
     * Returns the mapping of the smallest UID of {@code from} to the smallest of {@code to}, and so on.
     *
     * @throws IllegalArgumentException if there are not as many of the one as of the other, or a set has {@code *}
     */
    public static UidMapping of(UidSet from, UidSet to) {
        return pair(runs(from.numbers()), runs(to.numbers()));
    }

    /**
     * Reads the form of the wire: two sets, whose UIDs belong together in the order in which they are written.
     *
     * @throws IllegalArgumentException if these are no sets, they do not have equally many UIDs, or a UID is copied twice
     */
    public static UidMapping parse(String from, String to) {
        return pair(inOrder(from), inOrder(to));
    }

    private static List<Run> inOrder(String text) {
        List<Run> runs = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            runs.addAll(runs(NumberSet.parse(range)));
        }
        return runs;
    }

    /** Returns runs without a destination. */
    private static List<Run> runs(NumberSet numbers) {
        if (numbers.isOpen()) {
            throw new IllegalArgumentException("messages that were copied have UIDs: \"" + numbers + "\"");
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < numbers.ranges(); i++) {
            runs.add(new Run(numbers.first(i), 0, numbers.last(i) - numbers.first(i) + 1));
        }
        return runs;
    }

    private static UidMapping pair(List<Run> sources, List<Run> copies) {
        List<Run> pairs = new ArrayList<>();
        int copy = 0;
        long used = 0;
        for (Run source : sources) {
            for (long done = 0; done < source.length; ) {
                if (copy == copies.size()) {
                    throw unequal();
                }
                long length = Math.min(source.length - done, copies.get(copy).length - used);
                add(pairs, new Run(source.from + done, copies.get(copy).from + used, length));
                done += length;
                used += length;
                if (used == copies.get(copy).length) {
                    copy++;
                    used = 0;
                }
            }
        }
        if (copy < copies.size()) {
            throw unequal();
        }
        return new UidMapping(List.copyOf(pairs));
    }

    private static IllegalArgumentException unequal() {
        return new IllegalArgumentException("there are not as many copies as there are messages");
    }

    private static void add(List<Run> runs, Run run) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).precedes(run)) {
            Run before = runs.remove(last);
            runs.add(new Run(before.from, before.to, before.length + run.length));
        } else {
            runs.add(run);
        }
    }

    /** Tells whether no message was copied. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Returns the number of messages. */
    public long count() {
        return runs.stream().mapToLong(Run::length).sum();
    }

    /** Returns the UIDs of the messages that were copied. */
    public UidSet sources() {
        NumberSet.Builder builder = NumberSet.builder();
        bySource.values().forEach(run -> builder.addRange(run.from, run.from + run.length - 1));
        return new UidSet(builder.build());
    }

    /** Returns the UIDs of the copies. */
    public UidSet copies() {
        NumberSet.Builder builder = NumberSet.builder();
        runs.forEach(run -> builder.addRange(run.to, run.to + run.length - 1));
        return new UidSet(builder.build());
    }

    /** Returns the UIDs of the messages in the order of the server, made as they are asked for. */
    public LongStream stream() {
        return runs.stream().flatMapToLong(run -> LongStream.range(run.from, run.from + run.length));
    }

    /** Returns the UID of the copy of the message whose UID is {@code source}, if that one was copied. */
    public Optional<Uid> find(Uid source) {
        Map.Entry<Long, Run> entry = bySource.floorEntry(source.value());
        if (entry == null || source.value() >= entry.getKey() + entry.getValue().length) {
            return Optional.empty();
        }
        return Optional.of(Uid.of(entry.getValue().to + source.value() - entry.getKey()));
    }

    /** Returns the first set of the wire. */
    public String sourcesInOrder() {
        return inOrder(runs.stream().map(run -> new Run(run.from, run.from, run.length)));
    }

    /** Returns the second set of the wire. */
    public String copiesInOrder() {
        return inOrder(runs.stream().map(run -> new Run(run.to, run.to, run.length)));
    }

    private static String inOrder(Stream<Run> ranges) {
        List<Run> joined = new ArrayList<>();
        ranges.forEach(range -> add(joined, range));
        return joined.stream()
                .map(run -> run.length == 1 ? "" + run.from : run.from + ":" + (run.from + run.length - 1))
                .collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidMapping that && runs.equals(that.runs);
    }

    @Override
    public int hashCode() {
        return runs.hashCode();
    }

    /** Returns the two sets of the wire with an arrow between them. */
    @Override
    public String toString() {
        return sourcesInOrder() + " -> " + copiesInOrder();
    }
}
