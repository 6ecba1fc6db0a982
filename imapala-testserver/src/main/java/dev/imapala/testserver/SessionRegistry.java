package dev.imapala.testserver;

import dev.imapala.testserver.internal.session.Session;
import dev.imapala.testserver.internal.session.SessionListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of a server and their threads. */
final class SessionRegistry implements SessionListener {
    private final Set<Session> open = new LinkedHashSet<>();
    /** The threads that may still run: a session has ended a moment before its thread has. */
    private final List<Thread> threads = new ArrayList<>();

    private @Nullable Session last;
    private int begun;
    private boolean closed;

    /** Makes a session out of its number. */
    interface Factory {
        Session make(int number) throws IOException;
    }

    /** Begins a session on a thread of its own; after {@link #abort()} it ends before it has begun. */
    synchronized void begin(Factory factory) throws IOException {
        begun++;
        Session session = factory.make(begun);
        if (closed) {
            session.abort();
            return;
        }
        Thread thread = new Thread(session, "imapala-testserver-session-" + begun);
        thread.setDaemon(true);
        open.add(session);
        last = session;
        thread.start();
        threads.removeIf(other -> !other.isAlive());
        threads.add(thread);
        notifyAll();
    }

    @Override
    public synchronized void changed() {
        notifyAll();
    }

    @Override
    public synchronized void ended(Session session) {
        open.remove(session);
        notifyAll();
    }

    synchronized List<SessionView> views() {
        return open.stream().map(Session::view).toList();
    }

    synchronized Transcript lastTranscript() {
        return last == null ? new Transcript(List.of()) : last.transcript();
    }

    synchronized boolean await(Predicate<List<SessionView>> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!wanted.test(views())) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
        }
        return true;
    }

    /** Ends all sessions, with whatever they are about to say, and those that try to begin. */
    synchronized void abort() {
        closed = true;
        open.forEach(Session::abort);
    }

    /** Waits until the threads of all sessions have ended. */
    void join() {
        List<Thread> running;
        synchronized (this) {
            running = List.copyOf(threads);
        }
        running.forEach(SessionRegistry::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
