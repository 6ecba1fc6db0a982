package dev.imapala.client;

import dev.imapala.client.internal.engine.ChunkSource;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.EngineLoop;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendPart;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Between a user's publisher, which is called on the callback executor and signals from anywhere, and the engine, which
 * asks from its thread.
 */
final class UploadReader implements ChunkSource, Flow.Subscriber<ByteBuffer> {
    private static final int AHEAD = 2;
    private static final int LARGEST_CHUNK = 64 * 1024;

    private final Flow.Publisher<ByteBuffer> publisher;
    private final EngineLoop loop;
    private final Executor users;
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile boolean cancelled;

    private UploadReader(Flow.Publisher<ByteBuffer> publisher, EngineLoop loop, Executor users) {
        this.publisher = publisher;
        this.loop = loop;
        this.users = new Callbacks(users);
    }

    /** Returns the octets of {@code content}, which {@link #requireUploadable} found to be uploadable. */
    static ChunkSource of(Content.Streamed content, Link link) {
        return new UploadReader(((Upload) content).octets(), link.loop(), link.users());
    }

    /** Throws if nobody has the octets of a message. */
    static void requireUploadable(Append append) {
        for (AppendPart part : append.parts()) {
            if (part.content() instanceof Content.Streamed content && !(content instanceof Upload)) {
                throw new IllegalArgumentException(
                        append + " has no octets to send: make its content by Upload.of or Upload.ofFile");
            }
        }
    }

    @Override
    public void open() {
        users.execute(() -> {
            try {
                publisher.subscribe(this);
            } catch (RuntimeException | Error e) {
                onError(e);
            }
        });
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        if (subscription != null || cancelled) {
            newSubscription.cancel();
        } else {
            subscription = newSubscription;
            newSubscription.request(AHEAD);
        }
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        buffers.add(buffer.asReadOnlyBuffer());
        loop.execute(Engine::wake);
    }

    @Override
    public void onError(Throwable cause) {
        failure = Objects.requireNonNull(cause, "cause");
        loop.execute(Engine::wake);
    }

    @Override
    public void onComplete() {
        ended = true;
        loop.execute(Engine::wake);
    }

    @Override
    public @Nullable Bytes poll() {
        ByteBuffer buffer = buffers.peek();
        if (buffer == null) {
            return null;
        }
        int size = Math.min(buffer.remaining(), LARGEST_CHUNK);
        Bytes chunk = Bytes.copyOf(buffer.slice().limit(size));
        buffer.position(buffer.position() + size);
        if (!buffer.hasRemaining()) {
            buffers.remove();
            users.execute(this::askForMore);
        }
        return chunk;
    }

    private void askForMore() {
        Flow.Subscription current = subscription;
        if (current != null && !cancelled) {
            current.request(1);
        }
    }

    @Override
    public boolean hasEnded() {
        return ended && buffers.isEmpty();
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void cancel() {
        cancelled = true;
        Flow.Subscription current = subscription;
        if (current != null && !ended && failure == null) {
            users.execute(current::cancel);
        }
    }
}
