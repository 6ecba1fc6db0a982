package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of octets and of what they mean. The notation is in {@code vectors/README.md}.
 *
 * @param name the path below {@code vectors}
 * @param client what the client sends
 * @param server what the server sends
 * @param lossy whether what is written of a value reads as another one
 */
record Vector(String name, Side client, Side server, boolean lossy) {
    /** What one side sends, and the frames that are in it. */
    record Side(boolean ofCommands, Bytes octets, List<Expected> frames) {}

    /**
     * What a frame means.
     *
     * @param dump the value, as {@link Dump} writes it
     * @param canonical what is written of the value; null if that is what was read
     * @param quirks what is tolerated in it
     */
    record Expected(String dump, @Nullable Bytes canonical, Set<Quirk> quirks) {
        /** Tells whether the frame is a line that is no command: a SASL response, or DONE. */
        boolean isLine() {
            return dump.startsWith("Line ");
        }
    }

    static Path folder() {
        try {
            URL folder = Objects.requireNonNull(Vector.class.getResource("/vectors"), "no folder of vectors");
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static List<Vector> all() {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Vector read(Path folder, Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        Reader client = new Reader(true);
        Reader server = new Reader(false);
        boolean lossy = false;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.startsWith("~ ")) {
                lossy = true;
            } else if (line.startsWith("C")) {
                client.line(line, name + ":" + number);
            } else if (line.startsWith("S")) {
                server.line(line, name + ":" + number);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(name + ":" + number + ": not a line of a vector: " + line);
            }
        }
        return new Vector(name, client.side(), server.side(), lossy);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the octets that stand for {@code text} in a vector, CRLF included. */
    static Bytes octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int special = "␀␉␊␍␠".indexOf(text.charAt(i));
            if (special >= 0) {
                octets.write("\0\t\n\r ".charAt(special));
            } else if (text.charAt(i) == '‹') {
                octets.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 3;
            } else {
                int end = i + Character.charCount(text.codePointAt(i));
                octets.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        if (!text.endsWith("␊")) {
            octets.writeBytes(new byte[] {'\r', '\n'});
        }
        return Bytes.copyOf(octets.toByteArray());
    }

    /** Collects the lines of one side. */
    private static final class Reader {
        private final boolean ofCommands;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final List<Expected> frames = new ArrayList<>();
        private final StringBuilder dump = new StringBuilder();
        private final ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);

        Reader(boolean ofCommands) {
            this.ofCommands = ofCommands;
        }

        void line(String line, String where) {
            char kind = line.length() < 2 ? 0 : line.charAt(1);
            String text = line.length() > 3 ? line.substring(3) : "";
            boolean spaced = line.length() == 2 || line.length() > 2 && line.charAt(2) == ' ';
            if (!spaced || ":=>!".indexOf(kind) < 0) {
                throw new IllegalArgumentException(where + ": not a line of a vector: " + line);
            } else if (kind == ':') {
                octets.writeBytes(octets(text).toArray());
            } else if (kind == '>') {
                canonical.writeBytes(octets(text).toArray());
            } else if (kind == '!') {
                List.of(text.split(" ")).forEach(name -> quirks.add(Quirk.valueOf(name)));
            } else if (text.startsWith(" ")) {
                dump.append('\n').append(text);
            } else {
                endFrame();
                dump.append(text);
            }
        }

        private void endFrame() {
            if (dump.length() > 0) {
                Bytes written = canonical.size() == 0 ? null : Bytes.copyOf(canonical.toByteArray());
                frames.add(new Expected(dump.toString(), written, Set.copyOf(quirks)));
            }
            dump.setLength(0);
            canonical.reset();
            quirks.clear();
        }

        Side side() {
            endFrame();
            return new Side(ofCommands, Bytes.copyOf(octets.toByteArray()), List.copyOf(frames));
        }
    }
}
