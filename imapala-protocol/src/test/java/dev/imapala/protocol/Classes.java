package dev.imapala.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The classes of this module, for tests that look at all of them. */
public final class Classes {
    private Classes() {}

    /** Returns the folder that they are in. */
    public static Path folder() {
        try {
            return Path.of(Bytes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the file or folder of the tests' resources at {@code path}, which begins with a slash. */
    static Path resource(String path) {
        try {
            return Path.of(Objects.requireNonNull(Classes.class.getResource(path), path)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns all classes but {@code module-info} and {@code package-info}, nested ones included. */
    public static List<Class<?>> ofModule() {
        try {
            Path root = folder();
            List<Class<?>> classes = new ArrayList<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Classes::isClass).sorted().toList()) {
                    String path = root.relativize(file).toString();
                    String name = path.substring(0, path.length() - ".class".length());
                    classes.add(Class.forName(name.replace(file.getFileSystem().getSeparator(), ".")));
                }
            }
            return classes;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.toString().endsWith("-info.class");
    }
}
