package dev.imapala.client.internal.engine;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.Pipelining.Mark;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tasks under way that have something in common, such as what they await, by what tells them apart. What is to be
 * known of thousands of them is found without looking at each.
 */
final class Alike {
    /** The tasks that may be about any message or mailbox. */
    private final Set<Task> unmarked = new LinkedHashSet<>();

    private final Set<Task> tagged = new LinkedHashSet<>();
    private final Map<String, Task> named = new HashMap<>();
    private final Ranges uids = new Ranges();
    private final Ranges numbers = new Ranges();

    void add(Task task) {
        Mark mark = task.pipelining().mark();
        boolean marked = false;
        if (mark instanceof Mark.Tag) {
            marked = tagged.add(task);
        } else if (mark instanceof Mark.Name name) {
            marked = named.putIfAbsent(name.name(), task) == null;
        } else if (mark instanceof Mark.Messages of) {
            marked = rangesOf(of.messages()).add(of.messages().numbers(), task);
        }
        if (!marked) {
            unmarked.add(task);
        }
    }

    void remove(Task task) {
        Mark mark = task.pipelining().mark();
        if (unmarked.remove(task)) {
            return;
        } else if (mark instanceof Mark.Tag) {
            tagged.remove(task);
        } else if (mark instanceof Mark.Name name) {
            named.remove(name.name());
        } else if (mark instanceof Mark.Messages of) {
            rangesOf(of.messages()).remove(of.messages().numbers());
        }
    }

    private Ranges rangesOf(MessageSet messages) {
        return messages instanceof SeqSet ? numbers : uids;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    private int size() {
        return unmarked.size() + tagged.size() + named.size() + uids.tasks + numbers.tasks;
    }

    /** Tells whether {@code mark} is apart from those of all tasks here. */
    boolean areApartFrom(Mark mark) {
        if (size() == 0) {
            return true;
        } else if (mark instanceof Mark.Tag) {
            return size() == tagged.size();
        } else if (mark instanceof Mark.Name name) {
            return size() == named.size() && !named.containsKey(name.name());
        } else if (mark instanceof Mark.Messages of) {
            Ranges ranges = rangesOf(of.messages());
            return size() == ranges.tasks
                    && ranges.areDisjointFrom(of.messages().numbers());
        }
        return false;
    }

    /** Returns the tasks that data of {@code message} may be for. */
    List<Task> of(FetchedMessage message) {
        List<Task> tasks = new ArrayList<>(unmarked);
        addIfFound(tasks, numbers.find(message.sequenceNumber()));
        message.find(FetchItem.UID).ifPresent(uid -> addIfFound(tasks, uids.find(uid.value())));
        return tasks;
    }

    /** Returns the tasks that an answer about {@code name} may be for. */
    Collection<Task> of(String name) {
        List<Task> tasks = new ArrayList<>(unmarked);
        addIfFound(tasks, named.get(name));
        return tasks;
    }

    private static void addIfFound(List<Task> tasks, @Nullable Task task) {
        if (task != null) {
            tasks.add(task);
        }
    }

    /** Disjoint sets of messages, and whose they are. */
    private static final class Ranges {
        private record Range(long last, Task task) {}

        private final TreeMap<Long, Range> ranges = new TreeMap<>();
        private int tasks;

        /** Returns false if {@code set} is not disjoint from those that are here. */
        boolean add(NumberSet set, Task task) {
            if (!areDisjointFrom(set)) {
                return false;
            }
            for (int i = 0; i < set.ranges(); i++) {
                ranges.put(set.first(i), new Range(set.last(i), task));
            }
            tasks++;
            return true;
        }

        void remove(NumberSet set) {
            for (int i = 0; i < set.ranges(); i++) {
                ranges.remove(set.first(i));
            }
            tasks--;
        }

        boolean areDisjointFrom(NumberSet set) {
            if (set.isOpen()) {
                return false;
            }
            for (int i = 0; i < set.ranges(); i++) {
                Map.Entry<Long, Range> before = ranges.floorEntry(set.last(i));
                if (before != null && before.getValue().last() >= set.first(i)) {
                    return false;
                }
            }
            return true;
        }

        @Nullable
        Task find(long number) {
            Map.Entry<Long, Range> before = ranges.floorEntry(number);
            return before != null && before.getValue().last() >= number
                    ? before.getValue().task()
                    : null;
        }
    }
}
