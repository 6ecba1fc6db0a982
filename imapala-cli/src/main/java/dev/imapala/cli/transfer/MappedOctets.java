package dev.imapala.cli.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Octets that are changed, or looked at, while they pass. */
final class MappedOctets implements Flow.Publisher<ByteBuffer> {
    private final Flow.Publisher<ByteBuffer> octets;
    private final Supplier<UnaryOperator<ByteBuffer>> changes;

    /** Makes a publisher of what {@code octets} brings, changed by what {@code changes} gives for each subscriber. */
    MappedOctets(Flow.Publisher<ByteBuffer> octets, Supplier<UnaryOperator<ByteBuffer>> changes) {
        this.octets = octets;
        this.changes = changes;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        UnaryOperator<ByteBuffer> change = changes.get();
        octets.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer chunk) {
                subscriber.onNext(change.apply(chunk));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
