package dev.imapala.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The peers of a benchmark do the same work, and what is hostile is read or refused as it should be. */
class BulkParsingTest {
    @ParameterizedTest
    @EnumSource
    void bothReadersFindTheSameValues(BulkResponses responses) {
        byte[] octets = responses.octets(50, 7);
        List<Long> imapala = new ArrayList<>();
        List<Long> angus = new ArrayList<>();

        ImapalaReader.readAll(octets, response -> imapala.add(ImapalaReader.bulkValues(response)));
        AngusReader.readAll(octets, response -> angus.add(AngusReader.bulkValues(response)));

        angus.add(0L); // the tagged response, which ends the peer's loop
        assertThat(imapala).isEqualTo(angus);
        assertThat(imapala.stream().mapToLong(Long::longValue).sum()).isPositive();
    }

    @Test
    void hostileShapesAreWhatTheyClaimToBe() {
        assertThat(Linearity.read(HostileShape.LINE.octets(1))).isInstanceOf(Untagged.Fetch.class);
        assertThat(Linearity.read(HostileShape.TINY_LITERALS.octets(1))).isInstanceOf(Untagged.Fetch.class);
        assertThat(Linearity.read(HostileShape.PARENTHESES.octets(1)))
                .isInstanceOfSatisfying(
                        Untagged.Fetch.class,
                        fetch -> assertThat(fetch.message().isDefective()).isTrue());
        assertThat(Linearity.read(HostileShape.RANGES.octets(1))).isInstanceOf(Untagged.ESearch.class);
        assertThat(Linearity.read(HostileShape.SET.octets(1)))
                .isInstanceOfSatisfying(
                        Untagged.Search.class,
                        search -> assertThat(
                                        search.result().messages().numbers().count())
                                .isEqualTo(100_000));
    }
}
