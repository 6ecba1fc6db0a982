package dev.imapala.testserver.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A fault that was tied to a moment. It tells whether it has happened, and ends it.
 *
 * @since 0.1
 */
public final class InjectedFault {
    private final Moment moment;
    private final Fault fault;
    private final boolean permanent;
    private final CountDownLatch happened = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    InjectedFault(Moment moment, Fault fault, boolean permanent) {
        this.moment = moment;
        this.fault = fault;
        this.permanent = permanent;
    }

    /** Returns what it was tied to. */
    public Moment moment() {
        return moment;
    }

    /** Returns what happens. */
    public Fault fault() {
        return fault;
    }

    /** Ends a stall or delay, if one is under way, and lets the fault happen no more. */
    public void release() {
        released.countDown();
    }

    /** Tells whether it has been released. */
    public boolean isReleased() {
        return released.getCount() == 0;
    }

    /** Tells whether it has begun, once at least. */
    public boolean hasHappened() {
        return happened.getCount() == 0;
    }

    /**
     * Waits until it begins.
     *
     * @return false if it did not within {@code patience}
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitHappened(Duration patience) throws InterruptedException {
        return happened.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isDueAt(Moment reached) {
        return (permanent || !hasHappened()) && !isReleased() && moment.matches(reached);
    }

    void begin() {
        happened.countDown();
    }

    /**
     * Waits until it is released.
     *
     * @return false if it was not within {@code patience}
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitReleased(Duration patience) throws InterruptedException {
        return released.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
