package dev.imapala.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SearchResultTest {
    @Test
    void messagesAreOfTheKindThatWasAskedFor() {
        NumberSet found = NumberSet.of(2, 4);
        assertThat(SearchResult.of(true, found).messages()).isEqualTo(UidSet.of(2, 4));
        assertThat(SearchResult.of(false, found).messages()).isEqualTo(SeqSet.of(2, 4));
    }

    @Test
    void nothingFoundIsAnEmptySet() {
        assertThat(SearchResult.of(true, NumberSet.EMPTY).messages().isEmpty()).isTrue();
        assertThat(SearchResult.builder(true).count(0).build().messages().isEmpty())
                .isTrue();
    }

    @Test
    void foundButNotAskedWhichIsAnError() {
        SearchResult counted = SearchResult.builder(true).count(3).build();
        SearchResult newest = SearchResult.builder(true).max(9).build();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(counted::messages)
                .withMessageContaining("Search.Return.ALL");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(newest::messages);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(counted::inOrder);
    }

    @Test
    void orderIsKeptWhereItSaysMoreThanTheSet() {
        SearchResult sorted =
                SearchResult.builder(true).inOrder(NumberList.of(5, 3, 4)).build();
        assertThat(sorted.inOrder()).isEqualTo(NumberList.of(5, 3, 4));
        assertThat(sorted.messages()).isEqualTo(UidSet.of(3, 4, 5));
        assertThat(sorted).isNotEqualTo(SearchResult.of(true, NumberSet.of(3, 4, 5)));
        assertThat(SearchResult.builder(true).inOrder(NumberList.of(3, 4, 5)).build())
                .isEqualTo(SearchResult.of(true, NumberSet.of(3, 4, 5)));
    }

    @Test
    void messagesOfAPartAreThoseOfThePart() {
        SearchResult.Part part = new SearchResult.Part(PartialRange.newest(3), NumberList.of(9, 7));
        SearchResult result = SearchResult.builder(false).count(20).part(part).build();
        assertThat(result.messages()).isEqualTo(SeqSet.of(7, 9));
        assertThat(result.inOrder()).isEqualTo(NumberList.of(9, 7));
    }

    @Test
    void answersInPiecesAreJoined() {
        SearchResult joined = SearchResult.builder(true)
                .join(SearchResult.builder(false)
                        .all(NumberSet.of(1, 2))
                        .count(2)
                        .build())
                .join(SearchResult.builder(false).all(NumberSet.of(9)).build())
                .join(SearchResult.builder(false)
                        .inOrder(NumberList.of(8, 7))
                        .min(8)
                        .build())
                .build();
        assertThat(joined.uids()).isTrue();
        assertThat(joined.count()).isEqualTo(2);
        assertThat(joined.min()).isEqualTo(8);
        assertThat(joined.inOrder()).isEqualTo(NumberList.of(1, 2, 9, 8, 7));
    }

    @Test
    void copyHasEverything() {
        SearchResult result = SearchResult.builder(false)
                .min(1)
                .max(9)
                .inOrder(NumberList.of(9, 1))
                .count(2)
                .modSeq(ModSeq.of(7))
                .part(new SearchResult.Part(PartialRange.oldest(1), NumberList.of(1)))
                .relevancy(List.of(1, 100))
                .unrecognized(new SearchData("x-new", Bytes.of("(1)")))
                .build();
        assertThat(result.toBuilder(false).build()).isEqualTo(result).hasSameHashCodeAs(result);
        assertThat(result.toBuilder(true).build()).isNotEqualTo(result);
        assertThat(result)
                .hasToString("SearchResult[numbers min=1 max=9 all=9,1 count=2 modSeq=7"
                        + " part=Part[range=1:1, numbers=1] relevancy=[1, 100]"
                        + " unrecognized=[SearchData[name=X-NEW, value=Bytes[3]]]]");
    }

    @Test
    void whatCannotBeFoundIsRefused() {
        SearchResult.Builder result = SearchResult.builder(true);
        assertThatIllegalArgumentException().isThrownBy(() -> result.min(0));
        assertThatIllegalArgumentException().isThrownBy(() -> result.max(4_294_967_296L));
        assertThatIllegalArgumentException().isThrownBy(() -> result.count(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> result.all(NumberSet.from(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> result.all(NumberSet.SAVED));
        assertThatIllegalArgumentException().isThrownBy(() -> result.relevancy(List.of(101)));
    }

    @Test
    void unknownDataCannotPassForKnownData() {
        for (String name : List.of("min", "ALL", "tag", "UID", "a b", "", "x)")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SearchData(name, Bytes.of("1")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchData("X", Bytes.EMPTY));
    }
}
