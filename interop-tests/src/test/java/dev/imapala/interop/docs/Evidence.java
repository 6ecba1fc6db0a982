package dev.imapala.interop.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a table names to show that it is true: tests, such as `FetchIT.listsEverything`, and `vectors/rfc9051`. */
final class Evidence {
    static final Path VECTORS = Repository.at("imapala-protocol/src/test/resources");

    private static final Pattern NAMES = Pattern.compile("`[^`]+`(, `[^`]+`)*");

    private final Function<String, Set<String>> modulesWithTest;

    /** Looks for tests by {@code modulesWithTest}. */
    Evidence(Function<String, Set<String>> modulesWithTest) {
        this.modulesWithTest = modulesWithTest;
    }

    /** Looks for the tests of this project. */
    static Evidence ofRepository() {
        return new Evidence(TestSources.ofRepository()::modulesWith);
    }

    /** Tells whether {@code cell} is empty, or a list of names in the form of the tables. */
    static boolean isWellFormed(String cell) {
        return cell.isEmpty() || NAMES.matcher(cell).matches();
    }

    /** Returns the names in {@code cell}. */
    static List<String> names(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split("[`, ]+")).skip(1).toList();
    }

    /** Returns the modules that have {@code name}; none if it does not exist. */
    Set<String> modulesWith(String name) {
        if (name.startsWith("vectors/")) {
            return hasVectors(VECTORS.resolve(name)) ? Set.of("imapala-protocol") : Set.of();
        }
        return modulesWithTest.apply(name);
    }

    private static boolean hasVectors(Path place) {
        return Files.isRegularFile(place) || !Repository.below(place).isEmpty();
    }
}
