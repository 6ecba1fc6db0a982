package dev.imapala.benchmarks.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tells idle connections of new mail, one by one. Where the number of messages goes, there is the time. */
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written ends the connection
final class Pusher {
    private static final long MODULUS = 1L << 31;
    private static final long TICK_NANOS = 100;

    private final List<Channel> idle = new ArrayList<>();
    private int awaited;
    private Runnable whenThere = () -> {};

    synchronized void add(Channel channel) {
        idle.add(channel);
        if (idle.size() == awaited) {
            whenThere.run();
        }
    }

    synchronized void remove(Channel channel) {
        idle.remove(channel);
    }

    /** Runs {@code action} when {@code count} connections are idle. */
    synchronized void await(int count, Runnable action) {
        awaited = count;
        whenThere = action;
        if (idle.size() >= count) {
            action.run();
        }
    }

    private synchronized List<Channel> all() {
        return List.copyOf(idle);
    }

    /** Pushes {@code count} times to any of them, one each {@code micros}, on a thread of its own; then runs {@code then}. */
    void push(int count, int micros, Runnable then) {
        Thread thread = new Thread(
                () -> {
                    List<Channel> channels = all();
                    Random random = new Random(count);
                    for (int i = 0; i < count && !channels.isEmpty(); i++) {
                        Channel channel = channels.get(random.nextInt(channels.size()));
                        channel.eventLoop().execute(() -> channel.writeAndFlush(exists()));
                        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
                    }
                    then.run();
                },
                "pusher");
        thread.setDaemon(true);
        thread.start();
    }

    private static ByteBuf exists() {
        String line = "* " + (stamp() + 1) + " EXISTS\r\n";
        return Unpooled.wrappedBuffer(line.getBytes(StandardCharsets.US_ASCII));
    }

    /** The clock is the same in all processes of a machine, at least on Linux. */
    private static long stamp() {
        return Math.floorMod(System.nanoTime() / TICK_NANOS, MODULUS);
    }

    /** Returns how many nanoseconds ago a server said that there are {@code exists} messages. */
    static long nanosSince(long exists) {
        return Math.floorMod(stamp() - (exists - 1), MODULUS) * TICK_NANOS;
    }
}
