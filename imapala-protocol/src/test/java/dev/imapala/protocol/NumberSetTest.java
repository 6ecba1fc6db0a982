package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSetTest {
    private static final long MAX = 4_294_967_295L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1",
                "4294967295 | 4294967295",
                "1:4294967295 | 1:4294967295",
                "3,2,1 | 1:3",
                "4:2 | 2:4",
                "5:5 | 5",
                "1:3,3:5 | 1:5",
                "1:3,4:5 | 1:5",
                "1:3,5:6 | 1:3,5:6",
                "9,1:20 | 1:20",
                "1:20,9 | 1:20",
                "7,7,7 | 7",
                "2,4:7,9,12:* | 2,4:7,9,12:*",
                "*:4,5:7 | 4:*",
                "* | *",
                "*:* | *",
                "*,* | *",
                "1:*,* | 1:*",
                "4294967295,* | 4294967295,*",
                "4294967295:* | 4294967295:*",
                "10:*,1:9 | 1:*",
                "10:*,1:8 | 1:8,10:*"
            })
    void formOfTheWireIsReadAndWrittenSortedAndMerged(String text, String canonical) {
        NumberSet set = NumberSet.parse(text);
        assertThat(set).hasToString(canonical);
        assertThat(NumberSet.parse(canonical)).isEqualTo(set).hasSameHashCodeAs(set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "1,0",
                "0:1",
                "4294967296",
                "99999999999",
                "-1",
                "+1",
                "1:",
                ":1",
                ":",
                ",",
                "1,",
                ",1",
                "1,,2",
                "1:2:3",
                "1 ",
                " 1",
                "a",
                "1a",
                "**",
                "1-2",
                "\u0661"
            })
    void whatIsNoSetIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberSet.parse(text))
                .withMessageNotContaining("null");
    }

    @Test
    void everythingTakesAsLittleAsOneNumber() {
        NumberSet all = NumberSet.range(1, MAX);
        assertThat(all.ranges()).isEqualTo(1);
        assertThat(all.count()).isEqualTo(MAX);
        assertThat(all.contains(1)).isTrue();
        assertThat(all.contains(MAX)).isTrue();
        assertThat(all.contains(0)).isFalse();
        assertThat(all.contains(MAX + 2)).isFalse();
        assertThat(all.min()).isEqualTo(1);
        assertThat(all.max()).isEqualTo(MAX);
        assertThat(all.isOpen()).isFalse();
        assertThat(all.stream().limit(3)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(NumberSet.of()).isEqualTo(NumberSet.EMPTY).hasToString("");
        assertThat(NumberSet.EMPTY.isEmpty()).isTrue();
        assertThat(NumberSet.EMPTY.count()).isZero();
        assertThat(NumberSet.EMPTY.stream()).isEmpty();
        assertThat(NumberSet.EMPTY.contains(1)).isFalse();
        assertThat(NumberSet.EMPTY.resolve(5)).isEqualTo(NumberSet.EMPTY);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(NumberSet.EMPTY::min);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(NumberSet.EMPTY::max);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbersOutOfRangeAreRefused(long number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberSet.of(1, number))
                .withMessage("a message number must be 1 to 4294967295, not " + number);
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSet.range(1, number));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSet.range(number, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSet.from(number));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberSet.builder().addFrom(number));
    }

    @Test
    void openSetIsNeitherCountedNorListed() {
        NumberSet open = NumberSet.parse("1:3,7:*");
        assertThat(open.isOpen()).isTrue();
        assertThat(NumberSet.largest().isOpen()).isTrue();
        assertThatIllegalStateException().isThrownBy(open::count).withMessageContaining("1:3,7:*");
        assertThatIllegalStateException().isThrownBy(open::stream);
        assertThat(open.contains(3)).isTrue();
        assertThat(open.contains(4)).isFalse();
        assertThat(open.contains(MAX)).isTrue();
        assertThat(NumberSet.largest().contains(MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:3,7:* | 9 | 1:3,7:9",
                "1:3,7:* | 7 | 1:3,7",
                "1:3,7:* | 5 | 1:3,5",
                "1:3,7:* | 4 | 1:4",
                "1:3,7:* | 2 | 1:3",
                "1:3,7:* | 0 | 1:3",
                "* | 5 | 5",
                "* | 0 | ''",
                "4294967295,* | 3 | 3,4294967295",
                "1:* | 4294967295 | 1:4294967295",
                "2,4:7,9,12:* | 15 | 2,4:7,9,12:15",
                "1:3 | 2 | 1:3"
            })
    void starBecomesTheLargestNumber(String set, long largest, String resolved) {
        assertThat(NumberSet.parse(set).resolve(largest)).hasToString(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "'1:3,7', '4:6,8', true",
        "'1:3,7', '3', false",
        "'5', '1:9', false",
        "'1:9', '5', false",
        "'1,3,5', '2,4,6', true",
        "'1,3,5', '2,4,5', false",
        "'100:*', '1', false",
        "'1', '*', false",
        "'2:*', '3:*', false"
    })
    void setsAreDisjointWhenNoNumberIsInBoth(String one, String other, boolean disjoint) {
        assertThat(NumberSet.parse(one).isDisjointFrom(NumberSet.parse(other))).isEqualTo(disjoint);
        assertThat(NumberSet.parse(other).isDisjointFrom(NumberSet.parse(one))).isEqualTo(disjoint);
        assertThat(NumberSet.parse(one).isDisjointFrom(NumberSet.EMPTY)).isTrue();
        assertThat(NumberSet.EMPTY.isDisjointFrom(NumberSet.parse(one))).isTrue();
    }

    @Test
    void builderAddsWhateverComesInAnyOrder() {
        NumberSet.Builder builder = NumberSet.builder();
        builder.add(9).addRange(20, 10).add(5).addLargest().add(6);
        assertThat(builder.build()).hasToString("5:6,9:20,*");
        assertThat(builder.addFrom(15).build()).hasToString("5:6,9:*");
        assertThat(builder.addFrom(15).add(1).build()).hasToString("1,5:6,9:*");
    }

    @Test
    void setsAreEqualWhenTheyHoldTheSame() {
        assertThat(NumberSet.parse("1,2,3")).isEqualTo(NumberSet.range(3, 1)).isNotEqualTo(NumberSet.range(1, 4));
        assertThat(NumberSet.range(1, MAX)).isNotEqualTo(NumberSet.from(1));
        assertThat(UidSet.parse("1:3")).isEqualTo(UidSet.of(1, 2, 3)).isNotEqualTo(SeqSet.parse("1:3"));
    }

    @Test
    void behavesLikeASetOfNumbers() {
        Random random = Seeds.random("number sets");
        for (int round = 0; round < 1_000; round++) {
            SortedSet<Long> model = new TreeSet<>();
            NumberSet set = random(random, model);
            SortedSet<Long> otherModel = new TreeSet<>();
            NumberSet other = random(random, otherModel);
            check(set, model);
            otherModel.addAll(model);
            check(set.union(other), otherModel);
            assertThat(set.union(other)).isEqualTo(other.union(set));
        }
    }

    private static NumberSet random(Random random, SortedSet<Long> model) {
        NumberSet.Builder builder = NumberSet.builder();
        for (int i = random.nextInt(12); i > 0; i--) {
            long first = 1 + random.nextInt(60);
            long last = random.nextBoolean() ? first : 1 + random.nextInt(60);
            builder.addRange(first, last);
            for (long number = Math.min(first, last); number <= Math.max(first, last); number++) {
                model.add(number);
            }
        }
        return builder.build();
    }

    private static void check(NumberSet set, SortedSet<Long> model) {
        assertThat(set.stream().boxed()).containsExactlyElementsOf(model);
        assertThat(set.count()).isEqualTo(model.size());
        assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
        for (long number = 0; number <= 62; number++) {
            if (set.contains(number) != model.contains(number)) {
                throw new AssertionError(set + " and " + model + " differ at " + number);
            }
        }
        if (!model.isEmpty()) {
            assertThat(set.min()).isEqualTo(Collections.min(model));
            assertThat(set.max()).isEqualTo(Collections.max(model));
            assertThat(NumberSet.parse(set.toString())).isEqualTo(set);
        }
        for (int i = 1; i < set.ranges(); i++) {
            assertThat(set.first(i)).as("gap in %s", set).isGreaterThan(set.last(i - 1) + 1);
        }
    }
}
