package dev.imapala.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what was measured to tables and plot. */
class ResultTest {
    private static final long MILLI = 1_000_000;

    private static Sample sample(long peakMib, long... cpuMillis) {
        return new Sample(
                Arrays.stream(cpuMillis)
                        .mapToObj(cpu -> new Run(cpu * MILLI, 2 * cpu * MILLI, 42))
                        .toList(),
                peakMib * 1024);
    }

    @Test
    void medianIsTheMiddleOneOrBetweenTheTwoThatAre() {
        assertThat(Medians.of(LongStream.of(9, 1, 5))).isEqualTo(5);
        assertThat(Medians.of(LongStream.of(8, 1, 5, 2))).isEqualTo(3.5);
        assertThat(Medians.quantile(new long[] {0, 100}, 0.99)).isEqualTo(99);
        assertThatIllegalArgumentException().isThrownBy(() -> Medians.of(LongStream.empty()));
    }

    @Test
    void whatAPeerPrintsIsRead() {
        Sample sample = Sample.parse(List.of("run 5 7 9", "run 3 4 9", "peak 2048"));

        assertThat(sample).isEqualTo(new Sample(List.of(new Run(5, 7, 9), new Run(3, 4, 9)), 2048));
        assertThat(sample.warm()).containsExactly(new Run(3, 4, 9));
    }

    @Test
    void theFirstTimeOfEachProcessIsApartFromTheOthers() {
        Figures figures = Figures.of(List.of(sample(10, 100, 1, 2), sample(30, 300, 3, 4), sample(20, 200, 5, 6)));

        assertThat(figures).isEqualTo(new Figures(200 * MILLI, 3.5 * MILLI, 7 * MILLI, 20 * 1024));
    }

    @Test
    void tableTellsRatiosToImapala() {
        Result result = Transfers.result(
                Workload.LIST,
                Map.of(
                        Peer.IMAPALA, List.of(sample(50, 400, 20)),
                        Peer.ANGUS, List.of(sample(90, 800, 50)),
                        Peer.DRAIN, List.of(sample(30, 10, 1))));

        assertThat(result.table()).isEqualTo("""
                **LIST of 20,000 mailboxes**

                |                               | CPU, first | CPU, then | of Imapala's | time, then | of Imapala's |   peak |
                |-------------------------------|-----------:|----------:|-------------:|-----------:|-------------:|-------:|
                | drain (reads the socket only) |      10 ms |    1.0 ms |         0.05 |     2.0 ms |         0.05 | 30 MiB |
                | Imapala                       |     400 ms |     20 ms |         1.00 |      40 ms |         1.00 | 50 MiB |
                | Angus Mail                    |     800 ms |     50 ms |         2.50 |     100 ms |         2.50 | 90 MiB |
                """);
        assertThat(result.bars().ratios())
                .containsExactly(Map.entry(Peer.DRAIN, 0.05), Map.entry(Peer.IMAPALA, 1.0), Map.entry(Peer.ANGUS, 2.5));
    }

    @Test
    void sumsThatDifferAreSeen() {
        Sample other = new Sample(List.of(new Run(1, 1, 43)), 1);
        Sample none = new Sample(List.of(new Run(1, 1, Work.NO_SUM)), 1);

        assertThat(Transfers.sums(Map.of(Peer.IMAPALA, List.of(sample(1, 1)), Peer.DRAIN, List.of(none))))
                .containsExactly(42L);
        assertThat(Transfers.sums(Map.of(Peer.IMAPALA, List.of(sample(1, 1)), Peer.ANGUS, List.of(other))))
                .containsExactlyInAnyOrder(42L, 43L);
    }

    @Test
    void tableOfIdleConnectionsIsForEachOfThem() {
        Idling.Sample imapala = Idling.Sample.parse("memory 7900 3900", "latencies 2000 90000 250000");
        Idling.Sample drain = Idling.Sample.parse("memory 1000 500", "latencies 2000 40000 100000");

        Result result =
                Idling.result(Workload.IDLE, Map.of(Peer.IMAPALA, List.of(imapala), Peer.DRAIN, List.of(drain)));

        assertThat(result.table()).isEqualTo("""
                **10,000 idle connections**

                |                               | resident, each | live heap, each | news, median | news, 99 of 100 |
                |-------------------------------|---------------:|----------------:|-------------:|----------------:|
                | drain (reads the socket only) |         1.0 kB |          0.5 kB |        40 µs |          100 µs |
                | Imapala                       |         7.9 kB |          3.9 kB |        90 µs |          250 µs |
                """);
    }

    @Test
    void resultsAreKeptInTheOrderOfTheWorkloads(@TempDir Path folder) throws IOException {
        Result list = new Result("list\n", new Bars("LIST", Map.of(Peer.ANGUS, 2.5)));
        Result search = new Result("search\n", new Bars("SEARCH", Map.of(Peer.IMAPALA, 1.0)));
        list.write(folder, Workload.LIST);
        search.write(folder, Workload.SEARCH);

        assertThat(Result.all(folder)).containsExactly(search, list);
    }

    @Test
    void plotHasABarForEachPeerWithItsNumber() {
        String svg =
                Plot.of(List.of(new Bars("A & B", Map.of(Peer.ANGUS, 12.3)), new Bars("C", Map.of(Peer.DRAIN, 0.05))));

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains(">A &amp; B<", ">Angus Mail<", ">12<", ">C<", ">0.05<");
    }

    @Test
    void aTableHasAsManyCellsInEachRow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bars("t", Map.of(Peer.ANGUS, 0.0)));
    }
}
