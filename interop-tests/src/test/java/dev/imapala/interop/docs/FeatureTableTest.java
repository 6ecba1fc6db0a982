package dev.imapala.interop.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of features say only what a test shows. */
class FeatureTableTest {
    private static final List<Row> PARITY = MarkdownTables.rows(Repository.at("docs/parity.md"));
    private static final List<Row> SUPPORT = MarkdownTables.rows(Repository.at("docs/protocol-support.md"));
    private static final Pattern CITATION = Pattern.compile("RFC (\\d+)");
    private static final Pattern VECTORS_OF_RFC = Pattern.compile("vectors/rfc(\\d+)/");

    @Test
    void parityWithPythonIsShownByTests() {
        assertThat(PARITY).hasSizeGreaterThan(100);
        assertThat(ParityTable.faults(PARITY, Evidence.ofRepository())).isEmpty();
    }

    @Test
    void protocolSupportIsShownByTests() {
        assertThat(SUPPORT).hasSizeGreaterThan(100);
        assertThat(ProtocolSupportTable.faults(SUPPORT, Evidence.ofRepository()))
                .isEmpty();
    }

    @Test
    void everyRfcThatTheSourcesCiteHasARow() {
        Set<String> cited = new TreeSet<>();
        for (Path module : Repository.modules()) {
            for (Path file : Repository.below(module.resolve("src/main/java"))) {
                cited.addAll(matches(CITATION, String.join("\n", Repository.lines(file))));
            }
        }
        assertThat(cited).isNotEmpty().isSubsetOf(rfcsWith(SUPPORT));
    }

    @Test
    void everyFolderOfVectorsHasARow() {
        Set<String> tested = new TreeSet<>();
        for (Path file : Repository.below(Evidence.VECTORS)) {
            tested.addAll(matches(VECTORS_OF_RFC, Repository.nameOf(file)));
        }
        assertThat(tested).isNotEmpty().isSubsetOf(rfcsWith(SUPPORT));
    }

    private static Set<String> rfcsWith(List<Row> rows) {
        return rows.stream().map(row -> row.cell("RFC")).collect(Collectors.toSet());
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "| a | `A` | yes | `T.known` |; -",
                "| a | | not yet | |; -",
                "| a | `A` | other way: better | `T.known`, `T.known` |; -",
                "| a | `A` | yes | |; what is there needs a test",
                "| a | `A` | yes | `T.unknown` |; there is no test T.unknown",
                "| a | `A` | yes | T.known |; not a list",
                "| a | | not yet | `T.known` |; what is not has none",
                "| a | `A` | not yet | |; only what is there",
                "| a | `A` | nearly | `T.known` |; not a state",
                "| a | `A` | other way: | `T.known` |; not a state"
            })
    void parityRowIsJudged(String row, String fault) {
        List<Row> rows = MarkdownTables.rows(
                "d", List.of("## s", "| member | in Imapala | state | test |", "|---|---|---|---|", row));
        assertFault(ParityTable.faults(rows, new Evidence(FeatureTableTest::known)), fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "| 1 | a | yes | not yet | – | | `P.known` |; -",
                "| 1 | a | not yet | not yet | – | | |; -",
                "| 1 | a | yes | part | yes | this | `P.known`, `T.known` |; -",
                "| 1 | a | yes | part | yes | | `P.known`, `T.known` |; part of what",
                "| 1 | a | yes | yes | not yet | | `P.known` |; shows what is said of client",
                "| 1 | a | yes | not yet | not yet | | `T.known` |; shows what is said of protocol",
                "| 1 | a | not yet | not yet | not yet | | `P.known` |; what is not there has no tests",
                "| 1 | a | not yet | not yet | maybe | | |; not a state",
                "| 1 | a | yes | not yet | not yet | | `P.known`, `vectors/none` |; there is no vectors/none"
            })
    void protocolSupportRowIsJudged(String row, String fault) {
        String head = "| RFC | what | protocol | client | server | in part | shown by |";
        List<Row> rows = MarkdownTables.rows("d", List.of(head, "|---|---|---|---|---|---|---|", row));
        assertFault(ProtocolSupportTable.faults(rows, new Evidence(FeatureTableTest::known)), fault);
    }

    private static Set<String> known(String test) {
        return switch (test) {
            case "T.known" -> Set.of("interop-tests");
            case "P.known" -> Set.of("imapala-protocol");
            default -> Set.of();
        };
    }

    private static void assertFault(List<String> faults, @Nullable String fault) {
        if (fault == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().contains(fault);
        }
    }

    @Test
    void onlyMethodsThatRunAreTests(@TempDir Path folder) throws IOException {
        Path sample = folder.resolve("SampleTest.java");
        Files.writeString(sample, """
                class SampleTest {
                    @Test void runs() {}
                    @org.junit.jupiter.params.ParameterizedTest void runsOften(int i) {}
                    @Test @Disabled void sleeps() {}
                    void helps() {}
                    @Nested class Inner { @Test void runsInside() {} }
                    @Disabled @Nested class Off { @Test void sleepsToo() {} }
                }
                """);
        TestSources tests = TestSources.of("m", List.of(sample));
        assertThat(tests.modulesWith("SampleTest.runs")).containsExactly("m");
        assertThat(tests.modulesWith("SampleTest.runsOften")).containsExactly("m");
        assertThat(tests.modulesWith("Inner.runsInside")).containsExactly("m");
        assertThat(List.of("SampleTest.sleeps", "SampleTest.helps", "Off.sleepsToo", "SampleTest.runsInside"))
                .allSatisfy(name -> assertThat(tests.modulesWith(name)).isEmpty());
    }
}
