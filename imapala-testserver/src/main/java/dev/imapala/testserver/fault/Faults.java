package dev.imapala.testserver.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The faults of a server. Each happens once, in the first session that reaches its moment, or every time:
 *
 * <pre>
 * InjectedFault stall = server.faults().on(Moment.command("FETCH"), Fault.stall());
 * server.faults().always(Moment.greeting(), Fault.splitEveryByte());
 * </pre>
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class Faults {
    private final List<InjectedFault> injected = new ArrayList<>();

    /** Makes a plan without faults. */
    public Faults() {}

    /** Lets {@code fault} happen the next time that {@code moment} comes. */
    public InjectedFault on(Moment moment, Fault fault) {
        return add(new InjectedFault(moment, fault, false));
    }

    /** Lets {@code fault} happen each time that {@code moment} comes, until it is released. */
    public InjectedFault always(Moment moment, Fault fault) {
        return add(new InjectedFault(moment, fault, true));
    }

    private synchronized InjectedFault add(InjectedFault fault) {
        injected.add(fault);
        return fault;
    }

    /** Releases all faults and forgets them. */
    public synchronized void clear() {
        injected.forEach(InjectedFault::release);
        injected.clear();
    }

    /** Returns the faults that happen now that {@code reached} has come, in the order in which they were tied to it. */
    public synchronized List<InjectedFault> reach(Moment reached) {
        List<InjectedFault> due =
                injected.stream().filter(fault -> fault.isDueAt(reached)).toList();
        due.forEach(InjectedFault::begin);
        return due;
    }

    /**
     * Returns where in a literal of {@code size} octets, sent in answer to {@code command}, the first fault behind octet
     * {@code after} happens; nothing if none does.
     */
    public synchronized OptionalInt stopInLiteral(String command, int after, int size) {
        return injected.stream()
                .map(InjectedFault::moment)
                .filter(Moment.InsideLiteral.class::isInstance)
                .mapToInt(moment -> ((Moment.InsideLiteral) moment).octets())
                .filter(octets -> octets > after && octets < size)
                .filter(octets -> isDueAt(Moment.insideLiteral(command, octets)))
                .min();
    }

    private boolean isDueAt(Moment moment) {
        return injected.stream().anyMatch(fault -> fault.isDueAt(moment));
    }
}
