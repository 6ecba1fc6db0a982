package dev.imapala.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The peers of a benchmark do the same work, or their figures mean nothing. */
class FetchParsingTest {
    @ParameterizedTest
    @EnumSource
    void bothReadersFindTheSameValues(FetchResponses responses) {
        byte[] octets = responses.octets(500, 7);
        List<Long> imapala = new ArrayList<>();
        List<Long> angus = new ArrayList<>();

        ImapalaReader.read(octets, message -> imapala.add(ImapalaReader.values(message)));
        AngusReader.read(octets, response -> angus.add(AngusReader.values(response)));

        assertThat(imapala).hasSize(500).isEqualTo(angus);
    }
}
