package dev.imapala.protocol.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread has allocated: what a test may compare where time may not be. */
final class Allocated {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
