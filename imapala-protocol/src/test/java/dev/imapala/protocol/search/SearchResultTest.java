package dev.imapala.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
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
        assertThat(new SearchResult(true, null, null, null, 0L, null).messages().isEmpty())
                .isTrue();
    }

    @Test
    void foundButNotAskedWhichIsAnError() {
        SearchResult counted = new SearchResult(true, null, null, null, 3L, null);
        SearchResult newest = new SearchResult(true, null, 9L, null, null, null);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(counted::messages)
                .withMessageContaining("Search.Return.ALL");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(newest::messages);
    }
}
