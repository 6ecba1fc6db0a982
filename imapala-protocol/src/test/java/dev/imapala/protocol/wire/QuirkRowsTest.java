package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Quirk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every known deviation of servers is shown by something, and every quirk by a vector or a test. */
class QuirkRowsTest {
    private static final int[] ROWS = {18, 22, 26, 32, 18, 32, 26, 22, 29, 19, 21};
    private static final Pattern CLAIM = Pattern.compile("# Quirk ((?:\\d+\\.\\d+(?:, )?)+): .*");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");
    /** What only a session can find. */
    private static final Set<Quirk> OF_SESSIONS = Set.of(
            Quirk.OVERSIZE_RESPONSE,
            Quirk.UNAWAITED_CONTINUATION,
            Quirk.UNKNOWN_TAG,
            Quirk.EXPUNGE_BEYOND_EXISTS,
            Quirk.NUMBER_BEYOND_EXISTS,
            Quirk.DELIMITER_AT_EDGE,
            Quirk.EMPTY_NAME);

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(QuirkRowsTest.class.getResourceAsStream("/quirk-rows.txt"), "no rows")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(": ", 2);
                    assertThat(rows.put(parts[0], parts[1]))
                            .as("row %s twice", parts[0])
                            .isNull();
                }
            }
        }
        return rows;
    }

    private static Set<String> claimed() throws IOException {
        Set<String> claimed = new TreeSet<>();
        try (Stream<Path> files = Files.list(Vector.folder().resolve("quirks"))) {
            for (Path file : files.toList()) {
                Matcher claim = CLAIM.matcher(Files.readAllLines(file).get(0));
                if (claim.matches()) {
                    claimed.addAll(List.of(claim.group(1).split(", ")));
                }
            }
        }
        return claimed;
    }

    @Test
    void everyRowIsListedOnce() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int section = 0; section < ROWS.length; section++) {
            for (int row = 1; row <= ROWS[section]; row++) {
                expected.add(section + 1 + "." + row);
            }
        }
        assertThat(rows().keySet()).containsExactlyElementsOf(expected);
    }

    @Test
    void rowsWithVectorsAreThoseThatVectorsClaim() throws IOException {
        Set<String> listed = new TreeSet<>();
        rows().forEach((row, shown) -> {
            if (shown.startsWith("vectors")) {
                listed.add(row);
            }
        });
        Set<String> claimed = claimed();
        // rules, and what no row is about
        claimed.removeIf(row -> row.startsWith("0.") || row.endsWith(".0"));
        assertThat(claimed).isEqualTo(listed);
    }

    @Test
    void everyRowIsShownOrSaysWhyNot() throws IOException {
        rows().forEach((row, shown) ->
                assertThat(shown).as("row %s", row).matches("vectors(, " + TEST + ")*|" + TEST + "( - .+)?|- .+"));
    }

    @Test
    void testsThatAreNamedExist() throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        for (String shown : rows().values()) {
            Matcher test = TEST.matcher(shown.startsWith("-") ? "" : shown.replaceFirst(" - .*", ""));
            while (test.find()) {
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String type, String method) throws IOException {
        for (String module : List.of("imapala-protocol", "imapala-client")) {
            Path sources = Path.of("..", module, "src", "test", "java");
            try (Stream<Path> files = Files.walk(sources)) {
                Path file = files.filter(path -> path.endsWith(type + ".java"))
                        .findFirst()
                        .orElse(null);
                if (file != null) {
                    return Files.readString(file).contains("void " + method + "(");
                }
            }
        }
        return false;
    }

    @Test
    void everyQuirkIsTheSubjectOfAVector() {
        Set<Quirk> seen = new TreeSet<>(OF_SESSIONS);
        for (Vector vector : Vector.all()) {
            vector.server().frames().forEach(frame -> seen.addAll(frame.quirks()));
        }
        assertThat(seen).containsExactlyElementsOf(Arrays.asList(Quirk.values()));
    }

    @Test
    void everyQuirkIsInTheGuideInOrder() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "quirks.md"));
        List<String> named = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|")
                .matcher(guide)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named)
                .containsExactlyElementsOf(
                        Stream.of(Quirk.values()).map(Quirk::name).toList());
        List<String> missing = Pattern.compile("`(quirks/[^`]+\\.txt)`")
                .matcher(guide)
                .results()
                .map(found -> found.group(1))
                .filter(file -> !Files.exists(Vector.folder().resolve(file)))
                .toList();
        assertThat(missing).as("vectors that the guide names").isEmpty();
    }
}
