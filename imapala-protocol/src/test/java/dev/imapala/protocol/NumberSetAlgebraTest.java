package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSetAlgebraTest {
    private static final long MAX = Unsigned32.MAX;
    private static final NumberSet WHOLE = NumberSet.range(1, MAX);

    private static NumberSet set(String text) {
        return text.isEmpty() ? NumberSet.EMPTY : NumberSet.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:10 | 5:15 | 5:10 | 1:4",
                "1:10 | 1:10 | 1:10 | ''",
                "1:10 | 11:20 | '' | 1:10",
                "1:10,20:30 | 5:25 | 5:10,20:25 | 1:4,26:30",
                "1:100 | 3,5,7:9 | 3,5,7:9 | 1:2,4,6,10:100",
                "3,5,7:9 | 1:100 | 3,5,7:9 | ''",
                "'' | 1:10 | '' | ''",
                "1:10 | '' | '' | 1:10",
                "1:4294967295 | 2:4294967294 | 2:4294967294 | 1,4294967295",
                "1:4294967295 | 4294967295 | 4294967295 | 1:4294967294"
            })
    void numbersOfBothAreKeptOrTaken(String one, String other, String both, String rest) {
        assertThat(set(one).intersect(set(other))).isEqualTo(set(both));
        assertThat(set(other).intersect(set(one))).isEqualTo(set(both));
        assertThat(set(one).subtract(set(other))).isEqualTo(set(rest));
        assertThat(set(both).union(set(rest))).isEqualTo(set(one));
        assertThat(set(one).containsAll(set(both))).isTrue();
        assertThat(set(one).containsAll(set(other))).isEqualTo(both.equals(other));
    }

    @Test
    void algebraIsThatOfSetsOfNumbers() {
        Random random = Seeds.random("algebra");
        for (int round = 0; round < 3_000; round++) {
            Set<Long> one = numbers(random);
            Set<Long> other = numbers(random);
            Set<Long> union = new TreeSet<>(one);
            union.addAll(other);
            Set<Long> both = new TreeSet<>(one);
            both.retainAll(other);
            Set<Long> rest = new TreeSet<>(one);
            rest.removeAll(other);
            assertThat(of(one).union(of(other))).isEqualTo(of(union));
            assertThat(of(one).intersect(of(other))).isEqualTo(of(both));
            assertThat(of(one).subtract(of(other))).isEqualTo(of(rest));
            assertThat(of(one).containsAll(of(other))).isEqualTo(one.containsAll(other));
            assertThat(of(one).stream().boxed()).containsExactlyElementsOf(one);
            assertThat(of(one).count()).isEqualTo(one.size());
        }
    }

    private static Set<Long> numbers(Random random) {
        Set<Long> numbers = new TreeSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            numbers.add(random.nextInt(4) == 0 ? MAX - random.nextInt(3) : 1L + random.nextInt(20));
        }
        return numbers;
    }

    private static NumberSet of(Set<Long> numbers) {
        return NumberSet.of(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void largestSetIsCheapToWorkWith() {
        NumberSet hole = WHOLE.subtract(NumberSet.of(7));
        assertThat(hole).hasToString("1:6,8:4294967295");
        assertThat(hole.count()).isEqualTo(MAX - 1);
        assertThat(hole.union(NumberSet.of(7))).isEqualTo(WHOLE);
        assertThat(WHOLE.stream().skip(2).limit(2).boxed()).containsExactly(3L, 4L);
        assertThat(WHOLE.stream().anyMatch(number -> number == 5)).isTrue();
        PrimitiveIterator.OfLong numbers = hole.iterator();
        for (int i = 0; i < 6; i++) {
            numbers.nextLong();
        }
        assertThat(numbers.nextLong()).isEqualTo(8);
        Iterator<NumberSet> pieces = WHOLE.split(10).iterator();
        assertThat(pieces.next()).hasToString("1:10");
        assertThat(pieces.next()).hasToString("11:20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:10 | 3 | 1:3 4:6 7:9 10",
                "1,3,5,7:12 | 2 | 1,3 5,7 8:9 10:11 12",
                "1:4 | 4 | 1:4",
                "1:4 | 5 | 1:4",
                "1:4 | 1 | 1 2 3 4",
                "4294967294:4294967295 | 1 | 4294967294 4294967295",
                "1:4294967295 | 4294967294 | 1:4294967294 4294967295"
            })
    void setIsSplitByCount(String text, long most, String pieces) {
        assertThat(set(text).split(most).map(NumberSet::toString)).containsExactly(pieces.split(" "));
    }

    @Test
    void emptySetHasNoPieces() {
        assertThat(NumberSet.EMPTY.split(3)).isEmpty();
        assertThat(NumberSet.EMPTY.stream().boxed()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> NumberSet.EMPTY.iterator().nextLong());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WHOLE.split(0))
                .withMessageContaining("at least one number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "5:*", "1:3,7:*"})
    void onlyTheServerKnowsWhatAnOpenSetHolds(String text) {
        NumberSet open = set(text);
        NumberSet closed = NumberSet.range(1, 10);
        assertThatIllegalStateException().isThrownBy(() -> open.intersect(closed));
        assertThatIllegalStateException().isThrownBy(() -> closed.intersect(open));
        assertThatIllegalStateException().isThrownBy(() -> open.subtract(closed));
        assertThatIllegalStateException().isThrownBy(() -> closed.subtract(open));
        assertThatIllegalStateException().isThrownBy(() -> open.containsAll(closed));
        assertThatIllegalStateException().isThrownBy(() -> open.split(2));
        assertThatIllegalStateException().isThrownBy(open::iterator).withMessageContaining(text);
        assertThat(open.resolve(20).intersect(NumberSet.of(20))).isEqualTo(NumberSet.of(20));
        assertThat(open.union(closed).isOpen()).isTrue();
    }

    @Test
    void setsOfMessagesHaveTheSameAlgebra() {
        UidSet uids = UidSet.range(1, 10);
        assertThat(uids.union(UidSet.of(20))).isEqualTo(UidSet.parse("1:10,20"));
        assertThat(uids.intersect(UidSet.range(8, 12))).isEqualTo(UidSet.range(8, 10));
        assertThat(uids.subtract(UidSet.range(2, 9))).isEqualTo(UidSet.of(1, 10));
        assertThat(uids.contains(Uid.of(10))).isTrue();
        assertThat(uids.contains(Uid.of(11))).isFalse();
        assertThat(uids.count()).isEqualTo(10);
        assertThat(UidSet.of(3, 4).stream()).containsExactly(Uid.of(3), Uid.of(4));
        assertThat(UidSet.from(5).resolve(6)).isEqualTo(UidSet.of(5, 6));
        assertThat(uids.split(6)).containsExactly(UidSet.range(1, 6), UidSet.range(7, 10));
        SeqSet numbers = SeqSet.range(1, 10);
        assertThat(numbers.union(SeqSet.of(20))).isEqualTo(SeqSet.parse("1:10,20"));
        assertThat(numbers.intersect(SeqSet.range(8, 12))).isEqualTo(SeqSet.range(8, 10));
        assertThat(numbers.subtract(SeqSet.range(2, 9))).isEqualTo(SeqSet.of(1, 10));
        assertThat(numbers.contains(10)).isTrue();
        assertThat(numbers.count()).isEqualTo(10);
        assertThat(SeqSet.of(3, 4).stream().boxed()).containsExactly(3L, 4L);
        assertThat(SeqSet.from(5).resolve(6)).isEqualTo(SeqSet.of(5, 6));
        assertThat(numbers.split(6)).containsExactly(SeqSet.range(1, 6), SeqSet.range(7, 10));
    }
}
