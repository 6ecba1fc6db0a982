package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * <p>{@code rfc-sections.txt} lists the sections of each RFC. {@code -Dimapala.rfc.dir=...} names a folder with files such
 * as {@code rfc9051.txt}: then the list is compared with the texts, and what it should be is written into {@code
 * target/rfc-sections.txt}.
 */
class CitationTest {
    private static final String LIST = "/rfc-sections.txt";

    /** The sections of each RFC; one that ends in a star stands for all below it, too. */
    private static final Map<Integer, List<String>> SECTIONS = sections();

    private static Map<Integer, List<String>> sections() {
        Map<Integer, List<String>> sections = new TreeMap<>();
        for (String line : list()) {
            String[] words = line.split("[: ]+");
            sections.put(Integer.valueOf(words[0]), List.of(words).subList(1, words.length));
        }
        return sections;
    }

    /** Returns the lines of the list, without comments. */
    private static List<String> list() {
        try (InputStream list = Objects.requireNonNull(CitationTest.class.getResourceAsStream(LIST), LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern MENTION = Pattern.compile("(?i)\\bRFC[ -]?(\\d{4,5})\\b");
    /** What follows a mention and looks as if it were about a place in the RFC. */
    private static final Pattern PLACE = Pattern.compile("(?i)[ ,]*(?:\u00a7|sec|app|chap|page|p\\.).*");

    private static final Pattern RIGHT_PLACE = Pattern.compile(
            " (?:section (\\d+(?:\\.\\d+)*)|appendix ([A-Z](?:\\.\\d+)*))(?![\\w-]|,? (?:and|to|or) (?:\\d|[A-Z]\\b)).*");
    private static final Pattern HEADING =
            Pattern.compile("(Appendix )?(\\d+(?:\\.\\d+)*|[A-Z](?:\\.\\d+)*)([.:]?) {1,6}\\S.*");

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
    void sectionsAreInTheListOfSections() throws IOException {
        List<Citation> citations = citations(new ArrayList<>());
        assertThat(citations).hasSizeGreaterThan(200);
        Map<String, Set<String>> index = new TreeMap<>();
        for (Citation citation : citations) {
            assertThat(SECTIONS)
                    .as("%s: the list in %s", citation.where(), LIST)
                    .containsKey(citation.rfc());
            assertThat(canBe(citation)).as("%s: %s", citation.where(), citation).isTrue();
            index.computeIfAbsent(citation.toString(), key -> new LinkedHashSet<>())
                    .add(citation.where());
        }
        Files.writeString(Classes.folder().resolveSibling("citations.txt"), shown(index));
    }

    private static boolean canBe(Citation citation) {
        String section = citation.section();
        List<String> there = SECTIONS.getOrDefault(citation.rfc(), List.of());
        String top = section.replaceAll("\\..*", "") + "*";
        return section.isEmpty() || there.contains(section) || there.contains(top);
    }

    @Test
    void everyFolderOfVectorsIsOfAnRfcWhoseSectionsTheNamesBeginWith() throws IOException {
        Path folder = Classes.resource("/vectors");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("rfc\\d+/.+"))
                    .filter(name -> !isNamedBySection(name))
                    .forEach(wrong::add);
        }
        assertThat(wrong).as("vectors of sections that are not there").isEmpty();
    }

    private static boolean isNamedBySection(String name) {
        int rfc = Integer.parseInt(name.replaceAll("rfc(\\d+)/.*", "$1"));
        String section = name.replaceAll("rfc\\d+/([^-]*)-.*", "$1");
        return !section.isEmpty() && canBe(new Citation(rfc, section, name));
    }

    /** Compares the list with the texts, where there are any. */
    @Test
    void listHasTheSectionsOfTheTexts() throws IOException {
        String folder = System.getProperty("imapala.rfc.dir");
        List<String> lines = new ArrayList<>();
        for (String line : list()) {
            String rfc = line.replaceAll(":.*", "");
            Path text = Path.of(folder == null ? "" : folder, "rfc" + rfc + ".txt");
            lines.add(folder == null || !Files.exists(text) ? line : rfc + ": " + String.join(" ", headings(text)));
        }
        Files.write(Classes.folder().resolveSibling("rfc-sections.txt"), lines);
        assertThat(list()).isEqualTo(lines);
    }

    /** Returns the numbers of sections and the letters of appendices, which begin with A and follow each other. */
    private static Set<String> headings(Path text) {
        Set<String> headings = new LinkedHashSet<>();
        read(text).lines().map(line -> HEADING.matcher(line.stripTrailing())).forEach(heading -> {
            if (heading.matches() && isHeading(heading, headings)) {
                headings.add(heading.group(2));
            }
        });
        return headings;
    }

    private static boolean isHeading(Matcher heading, Set<String> before) {
        String section = heading.group(2);
        String top = section.replaceAll("\\..*", "");
        if (Character.isDigit(top.charAt(0))) {
            return Integer.parseInt(top) <= 20;
        }
        boolean marked = heading.group(1) != null
                || !section.equals(top)
                || heading.group(3).equals(".");
        boolean next = top.equals("A") || before.contains(String.valueOf((char) (top.charAt(0) - 1)));
        return marked && (section.equals(top) ? next : before.contains(top));
    }

    private static String shown(Map<String, Set<String>> index) {
        StringBuilder text = new StringBuilder();
        index.forEach((citation, places) -> {
            text.append(citation).append('\n');
            places.forEach(place -> text.append("    ").append(place).append('\n'));
        });
        return text.toString();
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
