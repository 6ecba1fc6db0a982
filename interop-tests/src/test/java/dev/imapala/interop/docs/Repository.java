package dev.imapala.interop.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project, seen from the folder of its module {@code interop-tests}. */
final class Repository {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    /** Returns the file or folder at {@code path}. */
    static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** Returns the path that {@link #at} would take. */
    static String nameOf(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Returns the lines of {@code file}. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folders of the modules. */
    static List<Path> modules() {
        return list(ROOT)
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .toList();
    }

    /** Returns what users read: README.md and its neighbours, and everything below docs. */
    static List<Path> documents() {
        return Stream.concat(list(ROOT), below(at("docs")).stream())
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    /** Returns the files below {@code folder}, in order; none if it does not exist. */
    static List<Path> below(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
