package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came otherwise than expected, of thousands of messages; collected, so that a failure shows its pattern. */
final class Differences {
    private static final int SHOWN = 20;

    private final List<String> found = new ArrayList<>();
    private int compared;

    /** Notes a difference of {@code what}, unless the values are equal. */
    void expect(Object what, @Nullable Object expected, @Nullable Object actual) {
        compared++;
        if (!Objects.equals(expected, actual)) {
            found.add(what + ": expected <" + expected + ">, got <" + actual + ">");
        }
    }

    /** Notes a difference of octets, unless they are equal. */
    void expectSame(Object what, byte[] expected, byte[] actual) {
        int at = Arrays.mismatch(expected, actual);
        compared++;
        if (at >= 0) {
            found.add(what + ": expected " + expected.length + " octets, got " + actual.length
                    + ", first difference at " + at);
        }
    }

    /** Fails with the first differences, if there is one, or if nothing was compared at all. */
    void assertNone() {
        assertThat(compared).as("values compared").isPositive();
        assertThat(found.stream().limit(SHOWN))
                .as("%d differences in %d values", found.size(), compared)
                .isEmpty();
    }
}
