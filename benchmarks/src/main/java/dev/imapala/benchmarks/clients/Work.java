package dev.imapala.benchmarks.clients;

import java.io.IOException;

/** A client that is connected, and has logged in. */
interface Work extends AutoCloseable {
    /** What {@link #run} returns where nobody looks at values. */
    long NO_SUM = -1;

    /** Does the work once, and returns the sum of all values that came: the same for every peer. */
    long run() throws Exception;

    @Override
    void close() throws IOException;
}
