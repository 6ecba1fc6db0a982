package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Consumer;

/** A password in the first line of a file. */
final class PasswordFile {
    private static final int MAX_BYTES = 16 * 1024;

    private PasswordFile() {}

    /** Reads it; {@code -} is standard input. */
    static Secret read(String path, InputStream standardInput, Consumer<String> warnings) {
        try {
            return path.equals("-")
                    ? firstLine(standardInput, "standard input")
                    : readFile(path, Path.of(path), warnings);
        } catch (NoSuchFileException e) {
            throw Failure.usage("there is no password file " + path, "its first line is the password; check the path");
        } catch (AccessDeniedException e) {
            throw Failure.usage("you may not read the password file " + path, "check its owner and its permissions");
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("the password file " + path + " cannot be read", "its first line is the password");
        }
    }

    private static Secret readFile(String path, Path file, Consumer<String> warnings) throws IOException {
        if (isOpenToOthers(file)) {
            warnings.accept("other users may read the password file " + path + "; chmod 600 keeps them out");
        }
        try (InputStream octets = Files.newInputStream(file)) {
            return firstLine(octets, "the password file " + path);
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!Files.isRegularFile(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    /** Returns the octets before the end of the first line; what follows is not read. */
    static Secret firstLine(InputStream octets, String source) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = octets.read(); octet >= 0 && octet != '\n'; octet = octets.read()) {
            line.write(octet);
            if (line.size() > MAX_BYTES) {
                throw Failure.usage(source + " has a first line that is too long for a password", PasswordReader.WAYS);
            }
        }
        Bytes password = Bytes.copyOf(line.toByteArray());
        if (!password.isEmpty() && password.at(password.size() - 1) == '\r') {
            password = password.slice(0, password.size() - 1);
        }
        if (password.isEmpty()) {
            throw Failure.usage(source + " has no password in its first line", "the first line must be the password");
        }
        return Secret.of(password);
    }
}
