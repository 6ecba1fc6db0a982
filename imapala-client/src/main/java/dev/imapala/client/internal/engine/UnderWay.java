package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.Pipelining;
import dev.imapala.protocol.command.Pipelining.Answer;
import dev.imapala.protocol.command.Pipelining.Fact;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands that were sent and not answered, in the order of sending. Says of all of them together what {@link
 * Pipelining#allows} says of one.
 */
final class UnderWay {
    /** Stands for those that are not there; nothing is added to it. */
    private static final Alike NONE = new Alike();

    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<Answer, Alike> awaiting = new EnumMap<>(Answer.class);
    private final Map<Fact, Alike> needing = new EnumMap<>(Fact.class);
    private final Map<Fact, Alike> affecting = new EnumMap<>(Fact.class);
    private int barriers;

    private static <E extends Enum<E>> Alike of(Map<E, Alike> all, E key) {
        return all.getOrDefault(key, NONE);
    }

    private static <E extends Enum<E>> Alike kept(Map<E, Alike> all, E key) {
        return all.computeIfAbsent(key, first -> new Alike());
    }

    /** Lets go of what is kept for those to come: there will be none for a while. */
    void rest() {
        awaiting.values().removeIf(Alike::isEmpty);
        needing.values().removeIf(Alike::isEmpty);
        affecting.values().removeIf(Alike::isEmpty);
    }

    /** Adds {@code task}, which has its tag. */
    void add(String tag, Task task) {
        Pipelining pipelining = task.pipelining();
        tasks.put(tag, task);
        pipelining.answers().forEach(answer -> kept(awaiting, answer).add(task));
        pipelining.needs().forEach(fact -> kept(needing, fact).add(task));
        pipelining.effects().forEach(fact -> kept(affecting, fact).add(task));
        barriers += pipelining.barrier() ? 1 : 0;
    }

    void remove(String tag) {
        Task task = tasks.remove(tag);
        if (task != null) {
            Pipelining pipelining = task.pipelining();
            pipelining.answers().forEach(answer -> of(awaiting, answer).remove(task));
            pipelining.needs().forEach(fact -> of(needing, fact).remove(task));
            pipelining.effects().forEach(fact -> of(affecting, fact).remove(task));
            barriers -= pipelining.barrier() ? 1 : 0;
        }
    }

    int size() {
        return tasks.size();
    }

    @Nullable
    Task tagged(String tag) {
        return tasks.get(tag);
    }

    /** Returns the tasks in the order of sending; a view. */
    Collection<Task> all() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    /** Tells whether a command that behaves like {@code later} may be sent now. */
    boolean allows(Pipelining later) {
        if (tasks.isEmpty()) {
            return true;
        } else if (barriers > 0 || later.barrier()) {
            return false;
        }
        return later.answers().stream().allMatch(answer -> of(awaiting, answer).areApartFrom(later.mark()))
                && leaveAlone(later);
    }

    private boolean leaveAlone(Pipelining later) {
        boolean numbers = later.needs().contains(Fact.NUMBERS) && !isEmpty(affecting, Fact.NUMBERS);
        boolean mailboxes = (later.needs().contains(Fact.MAILBOXES) && !isEmpty(affecting, Fact.MAILBOXES))
                || (later.effects().contains(Fact.MAILBOXES) && !isEmpty(needing, Fact.MAILBOXES));
        return !numbers && !mailboxes && areApart(Fact.FLAGS, later) && areApart(Fact.SUBSCRIPTIONS, later);
    }

    /** Tells whether what {@code later} does with {@code fact} does not matter, as it is about other messages or names. */
    private boolean areApart(Fact fact, Pipelining later) {
        return !(later.needs().contains(fact) && !of(affecting, fact).areApartFrom(later.mark()))
                && !(later.effects().contains(fact) && !of(needing, fact).areApartFrom(later.mark()));
    }

    private static boolean isEmpty(Map<Fact, Alike> all, Fact fact) {
        return of(all, fact).areApartFrom(new Pipelining.Mark.None());
    }

    /** Returns the tasks that may take {@code response}, in the order of sending as far as that matters. */
    Collection<Task> candidates(Untagged response) {
        if (barriers > 0) {
            return all();
        } else if (response instanceof Untagged.Fetch fetch) {
            return of(fetch.message());
        } else if (response instanceof Untagged.StatusData data) {
            return of(awaiting, Answer.STATUS).of(data.status().mailbox().text());
        } else if (response instanceof Untagged.ESearch data && data.tag() != null) {
            return Optional.ofNullable(tasks.get(data.tag())).map(List::of).orElse(List.of());
        }
        return all();
    }

    private Collection<Task> of(FetchedMessage message) {
        return of(awaiting, Answer.FETCH).of(message);
    }
}
