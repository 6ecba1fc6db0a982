package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UidMappingTest {
    @Test
    void pairsAreByPositionAsWritten() {
        UidMapping mapping = UidMapping.parse("3:5,1", "9,7:8,2");
        assertThat(mapping.find(Uid.of(3))).contains(Uid.of(9));
        assertThat(mapping.find(Uid.of(4))).contains(Uid.of(7));
        assertThat(mapping.find(Uid.of(5))).contains(Uid.of(8));
        assertThat(mapping.find(Uid.of(1))).contains(Uid.of(2));
        assertThat(mapping.find(Uid.of(2))).isEmpty();
        assertThat(mapping.find(Uid.of(6))).isEmpty();
        assertThat(mapping.stream()).containsExactly(3L, 4L, 5L, 1L);
        assertThat(mapping).hasToString("3:5,1 -> 9,7:8,2");
    }

    @Test
    void setsArePairedAscending() {
        UidMapping mapping = UidMapping.of(UidSet.of(320, 304, 319), UidSet.range(3956, 3958));
        assertThat(mapping).isEqualTo(UidMapping.parse("304,319:320", "3956:3958"));
        assertThat(mapping.find(Uid.of(304))).contains(Uid.of(3956));
        assertThat(mapping.find(Uid.of(320))).contains(Uid.of(3958));
        assertThat(mapping.sources()).isEqualTo(UidSet.parse("304,319:320"));
        assertThat(mapping.copies()).isEqualTo(UidSet.parse("3956:3958"));
        assertThat(mapping.count()).isEqualTo(3);
    }

    @Test
    void rangesOfAnySizeAreNeverExpanded() {
        UidMapping mapping = UidMapping.parse("1:4294967295", "4294967295,1:4294967294");
        assertThat(mapping.count()).isEqualTo(4_294_967_295L);
        assertThat(mapping.find(Uid.of(1))).contains(Uid.of(4_294_967_295L));
        assertThat(mapping.find(Uid.of(4_294_967_295L))).contains(Uid.of(4_294_967_294L));
        assertThat(mapping.sourcesInOrder()).isEqualTo("1:4294967295");
        assertThat(mapping.copiesInOrder()).isEqualTo("4294967295,1:4294967294");
    }

    @Test
    void sameMappingWrittenInAnotherWayIsTheSame() {
        assertThat(UidMapping.parse("1,2,3:4", "5:6,7,8"))
                .isEqualTo(UidMapping.parse("4:1", "5:8"))
                .hasSameHashCodeAs(UidMapping.parse("1:4", "5:8"))
                .isNotEqualTo(UidMapping.parse("1:4", "6:9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"1:3 7:8", "1:2 7:9", "1:* 7", "1 *", "x 1", "1, 7", "1,1 7:8", "1:3,2 7:10", "1:2 7,7", "0 1"})
    void whatCannotBeIsRefused(String from, String to) {
        assertThatThrownBy(() -> UidMapping.parse(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void emptyMappingHasNothing() {
        assertThat(UidMapping.EMPTY.isEmpty()).isTrue();
        assertThat(UidMapping.EMPTY.count()).isZero();
        assertThat(UidMapping.of(UidSet.EMPTY, UidSet.EMPTY)).isEqualTo(UidMapping.EMPTY);
        assertThat(UidMapping.EMPTY.find(Uid.of(1))).isEmpty();
    }
}
