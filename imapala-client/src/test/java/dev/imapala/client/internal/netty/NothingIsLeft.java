package dev.imapala.client.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every class of tests after which a buffer of Netty was not given back, or a thread that does input and output
 * lives on. JUnit finds it as a service.
 */
public final class NothingIsLeft implements BeforeAllCallback, AfterAllCallback {
    private static final Logger DETECTOR = Logger.getLogger(ResourceLeakDetector.class.getName());
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final Handler HANDLER = new Handler() {
        @Override
        public void publish(LogRecord line) {
            LEAKS.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeAll(ExtensionContext context) {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        DETECTOR.removeHandler(HANDLER);
        DETECTOR.addHandler(HANDLER);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (context.getRequiredTestClass().getSimpleName().endsWith("IT")) {
            collect();
            assertThat(LEAKS).as("buffers that were not given back").isEmpty();
            for (Thread thread : threads()) {
                thread.join(30_000);
            }
            assertThat(threads()).as("threads that were not ended").isEmpty();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("imapala-io"))
                .toList();
    }

    /** The detector tells of what was collected when something else is lent. */
    private static void collect() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.buffer(64).release();
        }
    }
}
