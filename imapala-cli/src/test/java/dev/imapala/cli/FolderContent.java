package dev.imapala.cli;

import dev.imapala.protocol.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a folder. */
final class FolderContent {
    private FolderContent() {}

    /** Returns the files below {@code folder}, by name. */
    static Map<String, Bytes> files(Path folder) throws IOException {
        Map<String, Bytes> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString(), Bytes.copyOf(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
