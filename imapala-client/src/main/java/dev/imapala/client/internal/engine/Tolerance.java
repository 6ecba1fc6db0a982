package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.QuirkListener;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what is tolerated of a server, by kind. */
final class Tolerance implements QuirkListener {
    private final Map<Quirk, Long> counts = new ConcurrentHashMap<>();
    private final Trace trace;

    Tolerance(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void tolerated(Quirk quirk, Frame response) {
        count(quirk);
        trace.tolerated(quirk, response);
    }

    /** Notes something in {@code what}, which is a part of a response. */
    void tolerated(Quirk quirk, Bytes what) {
        count(quirk);
        trace.tolerated(quirk, what);
    }

    private void count(Quirk quirk) {
        counts.merge(quirk, 1L, Long::sum);
    }

    /** Returns how often each was tolerated, without those that never were. Any thread may ask. */
    Map<Quirk, Long> counts() {
        Map<Quirk, Long> snapshot = new EnumMap<>(Quirk.class);
        snapshot.putAll(counts);
        return Collections.unmodifiableMap(snapshot);
    }
}
