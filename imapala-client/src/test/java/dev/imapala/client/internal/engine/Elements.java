package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapException;
import java.util.ArrayList;
import java.util.List;

/** Notes what a stream gave out; takes as many elements as it was told to want. */
final class Elements<T> implements Sink<T> {
    private final List<T> elements = new ArrayList<>();
    private final List<ImapException> failures = new ArrayList<>();
    private long wanted;
    private int ends;
    private boolean gathers;

    Elements(long wanted) {
        this.wanted = wanted;
    }

    /** Returns a flow that takes everything. */
    static <T> Elements<T> open() {
        return new Elements<>(Long.MAX_VALUE);
    }

    /** Returns a flow that keeps everything. */
    static <T> Elements<T> gathering() {
        Elements<T> elements = open();
        elements.gathers = true;
        return elements;
    }

    @Override
    public boolean gathers() {
        return gathers;
    }

    void want(long more) {
        wanted += more;
    }

    @Override
    public boolean isReady() {
        return wanted > 0;
    }

    @Override
    public void next(T value) {
        assertThat(isOver()).isFalse();
        assertThat(wanted).isPositive();
        wanted--;
        elements.add(value);
    }

    @Override
    public void end() {
        assertThat(isOver()).isFalse();
        ends++;
    }

    @Override
    public void fail(ImapException failure) {
        assertThat(isOver()).isFalse();
        failures.add(failure);
    }

    List<T> elements() {
        return elements;
    }

    boolean hasEnded() {
        return ends > 0;
    }

    boolean isOver() {
        return ends > 0 || !failures.isEmpty();
    }

    ImapException failure() {
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
