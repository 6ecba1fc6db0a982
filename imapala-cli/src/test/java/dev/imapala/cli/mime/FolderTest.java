package dev.imapala.cli.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.output.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    private final Path around;
    private final Path path;
    private final Folder folder;

    FolderTest(@TempDir Path around) {
        this.around = around;
        this.path = around.resolve("target");
        this.folder = Folder.open(path.toString(), warning -> {});
    }

    private void save(String name, String content) throws IOException {
        try (NewFile file = folder.create(name, "nameless")) {
            file.out().write(content.getBytes(StandardCharsets.UTF_8));
            file.complete();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesOfOneNameAreNumbered() throws IOException {
        save("a.txt", "1");
        save("a.txt", "2");
        save("a.txt", "3");
        save("", "4");

        assertThat(files()).containsExactly("a (1).txt", "a (2).txt", "a.txt", "nameless");
        assertThat(path.resolve("a.txt")).hasContent("1");
        assertThat(path.resolve("a (2).txt")).hasContent("3");
    }

    @Test
    void nothingIsWrittenOutsideTheFolder() throws IOException {
        save("../outside.txt", "x");
        save(around.resolve("outside.txt").toString(), "x");

        assertThat(files()).hasSize(2);
        try (Stream<Path> all = Files.list(around)) {
            assertThat(all).containsExactly(path);
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(around.resolve("secret"), "secret");
        Files.createSymbolicLink(path.resolve("a.txt"), secret);
        Files.createSymbolicLink(path.resolve("a (1).txt"), around.resolve("dangling"));
        save("a.txt", "x");

        assertThat(secret).hasContent("secret");
        assertThat(around.resolve("dangling")).doesNotExist();
        assertThat(path.resolve("a (2).txt")).hasContent("x");
    }

    @Test
    void whatIsNotCompleteGoesAway() throws IOException {
        try (NewFile file = folder.create("a.txt", "x")) {
            file.out().write(7);
            assertThat(files()).containsExactly("a.txt");
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsNoFolderIsRefused() throws IOException {
        Path file = Files.writeString(around.resolve("file"), "");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Folder.open(file.toString(), warning -> {}))
                .withMessageEndingWith("is not a folder");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Folder.open(file.resolve("x").toString(), warning -> {}))
                .withMessageContaining("cannot be used or made");
    }
}
