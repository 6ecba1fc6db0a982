package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Citations in the main sources of all modules have one form, {@code RFC 9051 section 6.4.6}, and name sections that
 * there are. What is cited where is written into {@code target/citations.txt}.
 *
 * <p>Without the texts of the RFCs, only the first number of a section is compared, with the table below. {@code
 * -Dimapala.rfc.dir=...} names a folder with files such as {@code rfc9051.txt}: then every section is looked up.
 */
class CitationTest {
    /** How far an RFC goes: the number of its last section, and the letter of its last appendix. */
    private record Last(int section, char appendix) {}

    /** The RFCs that are cited. An at sign is before the first appendix. */
    private static final Map<Integer, Last> LAST = Map.ofEntries(
            Map.entry(2045, new Last(10, 'A')),
            Map.entry(2046, new Last(9, 'A')),
            Map.entry(2047, new Last(12, '@')),
            Map.entry(2060, new Last(9, '@')),
            Map.entry(2177, new Last(7, '@')),
            Map.entry(2183, new Last(10, '@')),
            Map.entry(2193, new Last(9, '@')),
            Map.entry(2195, new Last(6, '@')),
            Map.entry(2221, new Last(10, '@')),
            Map.entry(2231, new Last(12, '@')),
            Map.entry(2971, new Last(9, '@')),
            Map.entry(3454, new Last(11, 'D')),
            Map.entry(3501, new Last(12, 'C')),
            Map.entry(3502, new Last(6, '@')),
            Map.entry(3503, new Last(11, '@')),
            Map.entry(3516, new Last(12, '@')),
            Map.entry(3691, new Last(9, '@')),
            Map.entry(4013, new Last(8, '@')),
            Map.entry(4315, new Last(9, '@')),
            Map.entry(4422, new Last(9, 'B')),
            Map.entry(4467, new Last(13, '@')),
            Map.entry(4469, new Last(9, 'A')),
            Map.entry(4505, new Last(9, '@')),
            Map.entry(4616, new Last(9, 'A')),
            Map.entry(4731, new Last(8, '@')),
            Map.entry(4959, new Last(9, '@')),
            Map.entry(1951, new Last(6, 'A')),
            Map.entry(4978, new Last(9, '@')),
            Map.entry(5032, new Last(7, 'B')),
            Map.entry(5092, new Last(13, 'D')),
            Map.entry(5161, new Last(9, '@')),
            Map.entry(5182, new Last(7, '@')),
            Map.entry(5255, new Last(11, '@')),
            Map.entry(5256, new Last(10, '@')),
            Map.entry(5257, new Last(10, '@')),
            Map.entry(5258, new Last(11, '@')),
            Map.entry(5259, new Last(15, '@')),
            Map.entry(5267, new Last(9, 'B')),
            Map.entry(5280, new Last(11, 'C')),
            Map.entry(5322, new Last(7, 'C')),
            Map.entry(5464, new Last(8, 'A')),
            Map.entry(5465, new Last(13, '@')),
            Map.entry(5466, new Last(8, '@')),
            Map.entry(5788, new Last(6, '@')),
            Map.entry(5819, new Last(8, '@')),
            Map.entry(5802, new Last(12, 'B')),
            Map.entry(5957, new Last(9, '@')),
            Map.entry(6154, new Last(9, '@')),
            Map.entry(6203, new Last(11, '@')),
            Map.entry(6851, new Last(9, '@')),
            Map.entry(6855, new Last(11, 'B')),
            Map.entry(7162, new Last(10, 'C')),
            Map.entry(7628, new Last(8, 'A')),
            Map.entry(7677, new Last(6, '@')),
            Map.entry(7817, new Last(9, 'A')),
            Map.entry(7888, new Last(11, 'A')),
            Map.entry(7889, new Last(8, '@')),
            Map.entry(8314, new Last(9, 'A')),
            Map.entry(8437, new Last(9, '@')),
            Map.entry(8438, new Last(7, '@')),
            Map.entry(8457, new Last(7, '@')),
            Map.entry(8474, new Last(12, 'A')),
            Map.entry(8514, new Last(8, '@')),
            Map.entry(8970, new Last(9, '@')),
            Map.entry(9394, new Last(7, '@')),
            Map.entry(9585, new Last(8, '@')),
            Map.entry(9586, new Last(9, '@')),
            Map.entry(9738, new Last(8, '@')),
            Map.entry(9979, new Last(12, 'A')),
            Map.entry(9051, new Last(13, 'F')),
            Map.entry(10022, new Last(9, '@')));

    private static final Pattern MENTION = Pattern.compile("(?i)\\bRFC[ -]?(\\d{4,5})\\b");
    /** What follows a mention and looks as if it were about a place in the RFC. */
    private static final Pattern PLACE = Pattern.compile("(?i)[ ,]*(?:\u00a7|sec|app|chap|page|p\\.).*");

    private static final Pattern RIGHT_PLACE = Pattern.compile(
            " (?:section (\\d+(?:\\.\\d+)*)|appendix ([A-Z](?:\\.\\d+)*))(?![\\w-]|,? (?:and|to|or) (?:\\d|[A-Z]\\b)).*");
    private static final Pattern HEADING =
            Pattern.compile("(?:Appendix )?(\\d+(?:\\.\\d+)*|[A-Z](?:\\.\\d+)*)[.:]? {1,6}(\\S.*)");

    /** A citation: {@code section} is a number, or an appendix's letter; empty for a mention of the whole RFC. */
    private record Citation(int rfc, String section, String where) {
        @Override
        public String toString() {
            String kind = section.isEmpty() ? "" : Character.isDigit(section.charAt(0)) ? " section " : " appendix ";
            return "RFC " + rfc + kind + section;
        }
    }

    @Test
    void citationsHaveOneForm() {
        List<String> wrong = new ArrayList<>();
        citations(wrong);
        assertThat(wrong)
                .as("mentions of RFCs in another form than RFC 9051 section 6.4.6")
                .isEmpty();
    }

    @Test
    void sectionsCanBe() {
        List<Citation> citations = citations(new ArrayList<>());
        assertThat(citations).hasSizeGreaterThan(200);
        assertThat(citations).allSatisfy(citation -> {
            assertThat(LAST).as("%s: the table of this test", citation.where()).containsKey(citation.rfc());
            assertThat(canBe(citation)).as("%s: %s", citation.where(), citation).isTrue();
        });
    }

    private static boolean canBe(Citation citation) {
        String section = citation.section();
        Last last = LAST.getOrDefault(citation.rfc(), new Last(0, '@'));
        if (section.isEmpty()) {
            return true;
        } else if (Character.isDigit(section.charAt(0))) {
            int first = Integer.parseInt(section.replaceAll("\\..*", ""));
            return first > 0 && first <= last.section();
        }
        return section.charAt(0) <= last.appendix();
    }

    @Test
    void sectionsAreInTheTextsOfTheRfcs() throws IOException {
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("imapala.rfc.dir")).map(Path::of);
        Map<Integer, Map<String, String>> headings = new HashMap<>();
        Map<String, Set<String>> index = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (Citation citation : citations(new ArrayList<>())) {
            Map<String, String> titles = headings.computeIfAbsent(citation.rfc(), rfc -> headings(folder, rfc));
            String title = titles.get(citation.section());
            if (folder.isPresent()
                    && !titles.isEmpty()
                    && title == null
                    && !citation.section().isEmpty()) {
                missing.add(citation.where() + ": " + citation);
            }
            index.computeIfAbsent(citation + (title == null ? "" : ", " + title), key -> new LinkedHashSet<>())
                    .add(citation.where());
        }
        Files.writeString(Classes.folder().resolveSibling("citations.txt"), shown(index));
        assertThat(missing).as("sections that are not there").isEmpty();
    }

    private static String shown(Map<String, Set<String>> index) {
        StringBuilder text = new StringBuilder();
        index.forEach((citation, places) -> {
            text.append(citation).append('\n');
            places.forEach(place -> text.append("    ").append(place).append('\n'));
        });
        return text.toString();
    }

    /** Returns titles by section; nothing without a text. */
    private static Map<String, String> headings(Optional<Path> folder, int rfc) {
        Map<String, String> headings = new HashMap<>();
        folder.map(path -> path.resolve("rfc" + rfc + ".txt"))
                .filter(Files::exists)
                .map(CitationTest::read)
                .ifPresent(text -> text.lines().forEach(line -> {
                    Matcher heading = HEADING.matcher(line.stripTrailing());
                    if (heading.matches()) {
                        headings.putIfAbsent(heading.group(1), heading.group(2));
                    }
                }));
        return headings;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what main sources cite, and adds mentions in another form to {@code wrong}. */
    private static List<Citation> citations(List<String> wrong) {
        List<Citation> citations = new ArrayList<>();
        for (Path source : sources()) {
            String where = root().relativize(source).toString();
            scan(read(source), where, citations, wrong);
        }
        return citations;
    }

    private static void scan(String source, String where, List<Citation> citations, List<String> wrong) {
        String text = source.replaceAll("\n\\s*(?:\\*|//) ?", " ").replaceAll("\\s+", " ");
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            String rest = text.substring(mention.end(), Math.min(text.length(), mention.end() + 40));
            Matcher place = RIGHT_PLACE.matcher(rest);
            boolean placed = place.matches();
            if (!mention.group().matches("RFC \\d{4,5}") || PLACE.matcher(rest).matches() && !placed) {
                wrong.add(where + ": " + mention.group() + rest);
            }
            String section = !placed ? "" : place.group(1) != null ? place.group(1) : place.group(2);
            citations.add(new Citation(Integer.parseInt(mention.group(1)), section, where));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFC2047",
                "RFC-2047 section 2",
                "rfc 2047 section 2",
                "RFC 2047, section 2",
                "RFC 2047 Section 2",
                "RFC 2047 sections 2 and 3",
                "RFC 2047 section 2 and 3",
                "RFC 2047 section 2, or 3",
                "RFC 2047 section 2-3",
                "RFC 2047 section two",
                "RFC 2047 sec. 2",
                "RFC 2047 \u00a72",
                "RFC 2047 Appendix A",
                "RFC 2047 page 3"
            })
    void anotherFormIsWrong(String comment) {
        List<String> wrong = new ArrayList<>();
        scan(comment, "here", new ArrayList<>(), wrong);
        assertThat(wrong).hasSize(1);
    }

    @Test
    void rightFormIsReadAcrossLines() {
        List<Citation> citations = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        scan(
                "/** What RFC 5322 wants (RFC 9051\n     * section 6.4.6, RFC 9051 appendix E). RFC 2047\n  // section 2.\n */",
                "here",
                citations,
                wrong);
        assertThat(wrong).isEmpty();
        assertThat(citations)
                .extracting(Citation::toString)
                .containsExactly("RFC 5322", "RFC 9051 section 6.4.6", "RFC 9051 appendix E", "RFC 2047 section 2");
        assertThat(citations).allMatch(CitationTest::canBe);
        assertThat(canBe(new Citation(9051, "14.1", "here"))).isFalse();
        assertThat(canBe(new Citation(9051, "G", "here"))).isFalse();
        assertThat(canBe(new Citation(2177, "A", "here"))).isFalse();
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path module : modules.sorted().toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(sources::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }

    /** Surefire names the folder of the module; its parent has the others. */
    private static Path root() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("");
    }
}
