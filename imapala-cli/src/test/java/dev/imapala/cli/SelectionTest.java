package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static Selection words(String... criteria) {
        return new Selection(List.of(criteria), null, null);
    }

    private static Selection uids(String set) {
        return new Selection(List.of(), set, null);
    }

    @Test
    void namesMessagesByUid() {
        assertThat(uids("3,7:9").required(TODAY)).isEqualTo(Search.matching(new SearchKey.In(UidSet.parse("3,7:9"))));
    }

    @Test
    void namesMessagesByCriteria() {
        assertThat(words("unseen", "flagged").required(TODAY))
                .isEqualTo(Search.matching(new SearchKey.Lacks(Flag.SEEN), new SearchKey.Has(Flag.FLAGGED)));
    }

    @Test
    void namesMessagesInTheWordsOfTheProtocol() {
        assertThat(new Selection(List.of(), null, "UNSEEN FLAGGED")
                        .required(TODAY)
                        .keys())
                .containsExactly(new SearchKey.Lacks(Flag.SEEN), new SearchKey.Has(Flag.FLAGGED));
    }

    @Test
    void nothingSaidIsAllForReadersAndRefusedForOthers() {
        Selection nothing = words();

        assertThat(nothing.isMade()).isFalse();
        assertThat(nothing.search(TODAY)).isEqualTo(Search.all());
        assertThatThrownBy(() -> nothing.required(TODAY))
                .isInstanceOf(Failure.class)
                .hasMessage("it is not said which messages");
        assertThat(words("all").required(TODAY).keys()).containsExactly(new SearchKey.All());
    }

    @Test
    void oneWayIsEnough() {
        assertThat(List.of(
                        new Selection(List.of("unseen"), "3", null),
                        new Selection(List.of("unseen"), null, "SEEN"),
                        new Selection(List.of(), "3", "SEEN")))
                .allSatisfy(two -> assertThatThrownBy(() -> two.search(TODAY))
                        .isInstanceOf(Failure.class)
                        .hasMessage("there are criteria in more than one way"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "", "1,", "3 7", "4294967296"})
    void aSetThatIsNoneIsRefused(String set) {
        assertThatThrownBy(() -> uids(set).search(TODAY))
                .isInstanceOf(Failure.class)
                .hasMessage("--uid must be a set of UIDs, not " + set);
    }
}
