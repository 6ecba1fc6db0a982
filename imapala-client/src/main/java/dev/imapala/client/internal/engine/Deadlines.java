package dev.imapala.client.internal.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** Until when those who have given commands are willing to wait. */
final class Deadlines {
    private static final int FEW = 64;

    /** What happens at some time, unless it is over by then. */
    private record Deadline(long at, BooleanSupplier over, Runnable overrun) {}

    private final Queue<Deadline> deadlines = new PriorityQueue<>(Comparator.comparingLong(Deadline::at));
    private int many = FEW;

    /** Lets {@code overrun} happen at {@code at}, unless {@code over} by then. */
    void add(long at, BooleanSupplier over, Runnable overrun) {
        if (deadlines.size() >= many) {
            deadlines.removeIf(deadline -> deadline.over().getAsBoolean());
            many = Math.max(FEW, 2 * deadlines.size());
        }
        deadlines.add(new Deadline(at, over, overrun));
    }

    /** Returns when {@link #pass} is to be called. */
    long next() {
        for (Deadline first = deadlines.peek(); first != null; first = deadlines.peek()) {
            if (!first.over().getAsBoolean()) {
                return first.at();
            }
            deadlines.remove();
        }
        return Timers.NEVER;
    }

    /** It is {@code now}. */
    void pass(long now) {
        while (next() <= now) {
            deadlines.remove().overrun().run();
        }
    }

    int size() {
        return deadlines.size();
    }
}
