package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the server saved is a set that only the server knows (RFC 5182 section 2.1). */
class SavedSetTest {
    private static final NumberSet SAVED = NumberSet.SAVED;

    @Test
    void itIsWrittenAsItIsRead() {
        assertThat(SAVED).hasToString("$").isEqualTo(NumberSet.parse("$"));
        assertThat(UidSet.parse("$")).isEqualTo(UidSet.SAVED);
        assertThat(SeqSet.parse("$")).isEqualTo(SeqSet.SAVED);
    }

    @Test
    void itIsNeitherEmptyNorKnown() {
        assertThat(SAVED.isEmpty()).isFalse();
        assertThat(SAVED.isOpen()).isTrue();
        assertThat(SAVED.isSaved()).isTrue();
        assertThat(SAVED).isNotEqualTo(NumberSet.EMPTY);
        assertThat(NumberSet.from(1).isSaved()).isFalse();
        assertThat(NumberSet.EMPTY.isSaved()).isFalse();
    }

    @Test
    void nothingCanBeAskedOfItsNumbers() {
        NumberSet known = NumberSet.of(1);
        List<ThrowingCallable> questions = List.of(
                SAVED::count,
                SAVED::ranges,
                SAVED::stream,
                SAVED::iterator,
                SAVED::min,
                SAVED::max,
                () -> SAVED.contains(1),
                () -> SAVED.resolve(5),
                () -> SAVED.split(1),
                () -> SAVED.union(known),
                () -> known.union(SAVED),
                () -> SAVED.intersect(known),
                () -> known.subtract(SAVED),
                () -> SAVED.containsAll(known));
        for (ThrowingCallable question : questions) {
            assertThatIllegalStateException().isThrownBy(question);
        }
    }

    @Test
    void anySetMayHaveAMessageOfIt() {
        assertThat(SAVED.isDisjointFrom(NumberSet.of(1))).isFalse();
        assertThat(NumberSet.of(1).isDisjointFrom(SAVED)).isFalse();
    }
}
