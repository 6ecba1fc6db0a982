package dev.imapala.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchOptionsTest {
    private static SearchKey subject(String text) {
        return new SearchKey.Contains(SearchKey.Where.SUBJECT, text);
    }

    @Test
    void charsetIsTheLeastThatWillDo() {
        assertThat(Search.unseen().charset()).isEqualTo(StandardCharsets.US_ASCII);
        assertThat(Search.all().subject("plain").charset()).isEqualTo(StandardCharsets.US_ASCII);
        assertThat(Search.all().anyOf(subject("x"), subject("Grüße").not()).charset())
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(new SearchKey.GmailRaw("ü").charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void stringsComeInTheOrderOfTheWire() {
        SearchKey tree = subject("a").or(new SearchKey.Header("List-Id", "b")).and(new SearchKey.GmailRaw("c").not());
        assertThat(tree.strings()).containsExactly("a", "List-Id", "b", "c");
    }

    @Test
    void anotherCharsetHasToHaveAllCharacters() {
        Charset latin = StandardCharsets.ISO_8859_1;
        assertThat(Search.all().subject("Grüße").encodedIn(latin).charset()).isEqualTo(latin);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.all().subject("мать").encodedIn(latin));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.all().encodedIn(latin).subject("мать"));
    }

    @Test
    void charsetsInWhichAsciiIsSomethingElseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Search.all().encodedIn(StandardCharsets.UTF_16));
        assertThat(Search.isUsable(StandardCharsets.UTF_16BE)).isFalse();
        assertThat(Search.isUsable(Charset.forName("KOI8-R"))).isTrue();
        assertThat(Search.isUsable(Charset.forName("IBM037"))).isFalse();
    }

    @Test
    void utf8IsWhatIsWrittenAnyway() {
        Search search = Search.all().subject("Grüße");
        assertThat(search.encodedIn(StandardCharsets.UTF_8)).isEqualTo(search);
        assertThat(search.encodedIn(StandardCharsets.ISO_8859_1)).isNotEqualTo(search);
    }

    @Test
    void anyOfManyIsAFlatTree() {
        List<SearchKey> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(subject("s" + i));
        }
        SearchKey any = SearchKey.anyOf(many);
        assertThat(any.strings()).hasSize(1000).startsWith("s0", "s1").endsWith("s999");
        assertThat(depth(any)).isEqualTo(11);
        assertThat(SearchKey.anyOf(List.of(subject("x")))).isEqualTo(subject("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> SearchKey.anyOf(List.of()));
    }

    private static int depth(SearchKey key) {
        return 1 + key.parts().stream().mapToInt(SearchOptionsTest::depth).max().orElse(0);
    }

    @Test
    void numbersAreSeenAtAnyDepth() {
        SearchKey number = new SearchKey.In(SeqSet.of(1));
        assertThat(Search.all().not(new SearchKey.Fuzzy(number)).usesNumbers()).isTrue();
        assertThat(Search.all().in(UidSet.of(1)).usesNumbers()).isFalse();
        assertThat(Search.all().in(SeqSet.SAVED).usesNumbers()).isFalse();
    }

    @Test
    void flagsAreSeenAtAnyDepth() {
        assertThat(Search.all()
                        .not(subject("x").or(new SearchKey.Has(Flag.SEEN)))
                        .usesFlags())
                .isTrue();
        assertThat(Search.all().and(new SearchKey.Changed(1, null)).usesFlags()).isTrue();
        assertThat(Search.all().subject("x").larger(1).usesFlags()).isFalse();
    }

    @Test
    void allNumbersOrAPartOfThem() {
        Search part = Search.all().part(PartialRange.newest(10));
        assertThat(part.isExtended()).isTrue();
        assertThat(part.returning(Search.Return.COUNT).partial()).isEqualTo(PartialRange.newest(10));
        assertThatIllegalArgumentException().isThrownBy(() -> part.returning(Search.Return.ALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.all().returning(Search.Return.ALL).part(PartialRange.newest(10)));
    }

    @Test
    void relevancyIsForFuzzySearches() {
        Search search = Search.all().returning(Search.Return.RELEVANCY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sort.by(SortCriterion.DATE).where(search));
        assertThatIllegalArgumentException().isThrownBy(() -> Sort.by(SortCriterion.RELEVANCY.reversed()));
        Search fuzzy = search.not(new SearchKey.Fuzzy(subject("x")));
        assertThat(new Sort(List.of(SortCriterion.RELEVANCY), fuzzy).search()).isEqualTo(fuzzy);
    }

    @Test
    void agesAreSecondsOf32Bits() {
        assertThat(Search.within(Duration.ofDays(3)).keys()).containsExactly(new SearchKey.Younger(259_200));
        assertThatIllegalArgumentException().isThrownBy(() -> Search.all().older(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> Search.all().younger(Duration.ofDays(49_711)));
    }
}
