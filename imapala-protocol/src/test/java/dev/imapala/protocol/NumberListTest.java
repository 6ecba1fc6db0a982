package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class NumberListTest {
    @Test
    void orderIsKept() {
        NumberList list = NumberList.of(5, 3, 4, 1, 5);
        assertThat(list.stream()).containsExactly(5L, 3L, 4L, 1L, 5L);
        assertThat(list).hasToString("5,3:4,1,5").isNotEqualTo(NumberList.of(1, 3, 4, 5, 5));
        assertThat(list.size()).isEqualTo(5);
        assertThat(list.toSet()).isEqualTo(NumberSet.of(1, 3, 4, 5));
    }

    @Test
    void numbersThatFollowOneAnotherAreOneRun() {
        NumberList list = NumberList.builder()
                .add(7)
                .addRange(8, 4_294_967_294L)
                .add(4_294_967_295L)
                .build();
        assertThat(list.runs()).isEqualTo(1);
        assertThat(list).hasToString("7:4294967295").isEqualTo(NumberList.of(NumberSet.range(7, 4_294_967_295L)));
        assertThat(list.size()).isEqualTo(4_294_967_289L);
    }

    @Test
    void descendingNumbersAreNoRange() {
        assertThat(NumberList.of(23765, 23764, 23763)).hasToString("23765,23764,23763");
    }

    @Test
    void endsOfARangeMayBeInEitherOrder() {
        assertThat(NumberList.builder().addRange(12, 10).build().stream()).containsExactly(10L, 11L, 12L);
    }

    @Test
    void ascendingIsWhatASetCanSay() {
        assertThat(NumberList.EMPTY.isAscending()).isTrue();
        assertThat(NumberList.of(1, 2, 5, 4_000_000_000L).isAscending()).isTrue();
        assertThat(NumberList.of(1, 5, 2).isAscending()).isFalse();
        assertThat(NumberList.of(1, 1).isAscending()).isFalse();
        assertThat(NumberList.of(4_000_000_000L, 1).isAscending()).isFalse();
    }

    @Test
    void emptyListHasNoNumber() {
        assertThat(NumberList.of()).isSameAs(NumberList.EMPTY).hasToString("");
        assertThat(NumberList.EMPTY.isEmpty()).isTrue();
        assertThat(NumberList.EMPTY.toSet()).isEqualTo(NumberSet.EMPTY);
    }

    @Test
    void numbersAreNonZeroAndHave32Bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberList.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberList.of(4_294_967_296L));
    }

    @Test
    void openSetsHaveNoList() {
        assertThatIllegalStateException().isThrownBy(() -> NumberList.of(NumberSet.from(1)));
        assertThatIllegalStateException().isThrownBy(() -> NumberList.of(NumberSet.SAVED));
    }
}
