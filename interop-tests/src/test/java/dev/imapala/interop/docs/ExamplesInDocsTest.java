package dev.imapala.interop.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Java block in the documents is a region of a test in {@code dev.imapala.interop.examples}, line by line, so that
 * it compiles and has been run. A region begins with {@code // tag::name} and ends with {@code // end::name}.
 */
class ExamplesInDocsTest {
    private static final List<Path> TESTS =
            Repository.below(Repository.at("interop-tests/src/test/java/dev/imapala/interop/examples")).stream()
                    .filter(file -> file.toString().endsWith("IT.java"))
                    .toList();

    @Test
    void everyJavaBlockIsAnExampleThatRuns() {
        List<Example> blocks = blocks();
        List<Example> regions = regions();
        assertThat(blocks).isNotEmpty();
        assertThat(blocks.stream().flatMap(block -> fault(block, regions).stream()))
                .isEmpty();
    }

    @Test
    void everyExampleIsInADocument() {
        Set<List<String>> shown = blocks().stream().map(Example::code).collect(Collectors.toSet());
        assertThat(regions())
                .isNotEmpty()
                .allSatisfy(region -> assertThat(shown).as(region.place()).contains(region.code()));
    }

    private static List<Example> blocks() {
        return Repository.documents().stream()
                .flatMap(document -> ExampleReader.blocks(document).stream())
                .toList();
    }

    private static List<Example> regions() {
        return TESTS.stream()
                .flatMap(file -> ExampleReader.regions(file).stream())
                .toList();
    }

    /** Tells what is wrong with {@code block}, if it is not one of {@code regions}. */
    private static Optional<String> fault(Example block, List<Example> regions) {
        if (regions.stream().anyMatch(region -> region.code().equals(block.code()))) {
            return Optional.empty();
        }
        Optional<Example> closest = regions.stream().max(Comparator.comparingLong(block::inCommonWith));
        return Optional.of(block.place() + " is no region of a test; the closest is "
                + closest.map(Example::place).orElse("none") + ", which has not: "
                + closest.map(block::firstDifferenceFrom).orElse(""));
    }

    @Test
    void findsABlockThatIsNoRegion(@TempDir Path folder) throws IOException {
        Path document = Files.writeString(folder.resolve("some.md"), """
                ```java
                one();
                    two();
                ```
                ```sh
                not java
                ```
                ```java
                one();
                three();
                ```
                """);
        Path source = Files.writeString(folder.resolve("SomeIT.java"), """
                        // tag::some
                        one();
                            two();
                        // end::some
                """);
        List<Example> regions = ExampleReader.regions(source);
        assertThat(ExampleReader.blocks(document).stream().map(block -> fault(block, regions)))
                .hasSize(2)
                .satisfiesExactly(
                        same -> assertThat(same).isEmpty(),
                        other -> assertThat(other)
                                .hasValueSatisfying(fault -> assertThat(fault)
                                        .contains("some.md:8 ", "SomeIT.java:1,", "has not: three();")));
    }

    @Test
    void regionWithoutEndIsAnError(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("SomeIT.java"), "// tag::some\n// end::other\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExampleReader.regions(source))
                .withMessageContaining("// end::some");
    }
}
