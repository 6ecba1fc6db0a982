package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapException;
import java.util.ArrayList;
import java.util.List;

/** Notes what a task gave out, and that it did so once. */
final class Result<T> implements Reply<T> {
    private final List<T> values = new ArrayList<>();
    private final List<ImapException> failures = new ArrayList<>();

    @Override
    public void succeed(T value) {
        values.add(value);
    }

    @Override
    public void fail(ImapException failure) {
        failures.add(failure);
    }

    int completions() {
        return values.size() + failures.size();
    }

    boolean isPending() {
        return completions() == 0;
    }

    T value() {
        assertThat(failures).isEmpty();
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    boolean hasFailed() {
        return !failures.isEmpty();
    }

    ImapException failure() {
        assertThat(values).isEmpty();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
