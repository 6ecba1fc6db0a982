package dev.imapala.cli.mime;

import dev.imapala.cli.output.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder that files are put into, and nothing outside it: no name leads out, no link is followed, no file is replaced. */
public final class Folder {
    private static final int MOST_OF_A_NAME = 10_000;

    private final Path path;
    private final Consumer<String> warnings;

    private Folder(Path path, Consumer<String> warnings) {
        this.path = path;
        this.warnings = warnings;
    }

    /**
     * Opens the folder {@code name}, and makes it if it is not there. When the process ends early, {@code warnings} are told
     * what became of a file that was not complete.
     *
     * @throws Failure if it cannot be used
     */
    public static Folder open(String name, Consumer<String> warnings) {
        try {
            return new Folder(Files.createDirectories(Path.of(name)).toRealPath(), warnings);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage(name + " is not a folder", "name one, or one that is not there yet");
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("the folder " + name + " cannot be used or made", "check its path and permissions");
        }
    }

    /**
     * Makes a file for what a sender calls {@code suggested}, with a number if there is one of that name.
     *
     * @param otherwise the name, which must be safe, if that one is no name
     * @throws IOException if it cannot be made
     */
    public NewFile create(String suggested, String otherwise) throws IOException {
        String name = FileName.of(suggested, otherwise);
        for (int number = 0; number < MOST_OF_A_NAME; number++) {
            try {
                return NewFile.create(resolve(number == 0 ? name : FileName.numbered(name, number)), warnings);
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
        throw new FileAlreadyExistsException(name);
    }

    private Path resolve(String name) throws IOException {
        Path file;
        try {
            file = path.resolve(name);
        } catch (InvalidPathException e) {
            file = path.resolve(FileName.ascii(name));
        }
        if (!path.equals(file.normalize().getParent())) {
            throw new IOException("the name " + name + " leads out of the folder");
        }
        return file;
    }
}
