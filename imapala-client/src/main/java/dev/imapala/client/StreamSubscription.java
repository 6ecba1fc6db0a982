package dev.imapala.client;

import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.Sink;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between the engine, which calls from its thread, and one subscriber, who is called on the callback executor and asks
 * from anywhere.
 *
 * @param <T> what the stream brings
 */
final class StreamSubscription<T> implements Flow.Subscription, Sink<T> {
    private final Link link;
    private final Callbacks signals;
    private final Link.Source source;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    /** Set when the engine has something and nobody wanted it. */
    private final AtomicBoolean starved = new AtomicBoolean();
    /** How many elements wait to be passed on; the engine's. */
    private int added;
    /** Null after the last signal, and after a cancel. */
    private volatile Flow.@Nullable Subscriber<? super T> subscriber;

    StreamSubscription(Link link, Function<Sink<T>, Link.Source> opening, Flow.Subscriber<? super T> subscriber) {
        this.link = link;
        this.signals = new Callbacks(link.callbacks());
        this.source = opening.apply(this);
        this.subscriber = subscriber;
    }

    void begin() {
        signals.runHere(() -> signal(to -> to.onSubscribe(this)));
    }

    @Override
    public void request(long count) {
        if (subscriber == null) {
            return;
        } else if (count <= 0) {
            refuse(count);
            return;
        }
        wanted.getAndAccumulate(count, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        if (started.compareAndSet(false, true)) {
            run(source.start());
        } else if (starved.getAndSet(false)) {
            run(Engine::wake);
        }
    }

    private void refuse(long count) {
        signals.execute(() -> {
            last(to -> to.onError(new IllegalArgumentException(
                    "non-positive subscription request: a subscriber asks for 1 element or more, not " + count)));
            stop();
        });
    }

    private void run(Consumer<Engine> step) {
        if (!link.execute(step)) {
            fail(link.closed());
        }
    }

    @Override
    public void cancel() {
        if (subscriber != null) {
            subscriber = null;
            stop();
        }
    }

    private void stop() {
        if (started.getAndSet(true)) {
            link.loop().execute(source.stop());
        }
    }

    @Override
    public boolean isReady() {
        if (subscriber == null || wanted.get() > 0) {
            return true;
        }
        starved.set(true);
        return wanted.get() > 0;
    }

    @Override
    public boolean gathers() {
        return subscriber instanceof Consumers.Gathering;
    }

    @Override
    public void next(T value) {
        later(value);
        flush();
    }

    @Override
    public void later(T value) {
        wanted.getAndUpdate(count -> count == Long.MAX_VALUE || count == 0 ? count : count - 1);
        signals.add(() -> signal(to -> to.onNext(value)));
        added++;
    }

    @Override
    public void flush() {
        int begun = added;
        added = 0;
        signals.begin(begun);
    }

    @Override
    public void end() {
        flush();
        signals.execute(() -> last(Flow.Subscriber::onComplete));
    }

    @Override
    public void fail(ImapException failure) {
        flush();
        signals.execute(() -> last(to -> to.onError(failure)));
    }

    private void signal(Consumer<Flow.Subscriber<? super T>> call) {
        Flow.Subscriber<? super T> to = subscriber;
        if (to != null) {
            call.accept(to);
        }
    }

    private void last(Consumer<Flow.Subscriber<? super T>> call) {
        Flow.Subscriber<? super T> to = subscriber;
        subscriber = null;
        if (to != null) {
            call.accept(to);
        }
    }
}
