package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes into vectors without expected values what the parser and the serializer say today. Read what it wrote, beside
 * the RFC, before you commit it: it is a draft, not a proof.
 *
 * <pre>
 * java -cp target/classes:target/test-classes dev.imapala.protocol.wire.Fill src/test/resources/vectors
 * </pre>
 */
final class Fill {
    private Fill() {}

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                    fill(file);
                }
            }
        }
    }

    private static void fill(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.stream().anyMatch(line -> line.startsWith("C=") || line.startsWith("S="))) {
            return;
        }
        Peer client = Peer.of(true);
        Peer server = Peer.of(false);
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            filled.add(line);
            boolean octets = line.startsWith("C:") || line.startsWith("S:");
            if (octets) {
                Peer peer = line.startsWith("C") ? client : server;
                int before = peer.frames().size();
                peer.feed(Vector.octets(line.length() > 3 ? line.substring(3) : ""));
                List<Bytes> frames = peer.frames();
                for (int i = before; i < frames.size(); i++) {
                    expected(line.charAt(0), peer, frames.get(i), filled);
                    quirks(line.charAt(0), peer.quirks(i), filled);
                }
            }
        }
        Files.write(file, filled);
    }

    private static void expected(char side, Peer peer, Bytes frame, List<String> lines) {
        Object value = peer.value(frame);
        if (side == 'C' && value instanceof ParseException && frame.text().matches("DONE|[A-Za-z0-9+/=]*")) {
            lines.add("C= Line " + Dump.quoted(frame));
            return;
        }
        Dump.of(value).lines().forEach(line -> lines.add(side + "= " + line));
        if (!(value instanceof ParseException)) {
            Bytes written = Peer.written(value);
            if (!written.equals(Bytes.copyOf(concat(frame, Bytes.of("\r\n"))))) {
                canonical(side, written, lines);
            }
        }
    }

    private static void quirks(char side, Set<Quirk> quirks, List<String> lines) {
        if (!quirks.isEmpty()) {
            lines.add(side + "! " + quirks.stream().map(Quirk::name).collect(Collectors.joining(" ")));
        }
    }

    private static void canonical(char side, Bytes written, List<String> lines) {
        String text = new String(written.toArray(), StandardCharsets.ISO_8859_1);
        for (String line : text.substring(0, text.length() - 2).split("\r\n", -1)) {
            lines.add((side + "> " + visible(line)).stripTrailing());
        }
    }

    /** Returns a line of octets, as ISO 8859-1, in the notation of vectors. */
    private static String visible(String line) {
        byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
        String decoded = Bytes.copyOf(octets).text();
        boolean utf8 = Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), octets);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            int special = "\0\t\n\r".indexOf(c);
            if (special >= 0) {
                text.append("␀␉␊␍".charAt(special));
            } else if (c > 0x7F && !utf8) {
                text.append(String.format("‹%02X›", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString().replaceAll(" $", "␠");
    }

    static byte[] concat(Bytes one, Bytes other) {
        byte[] both = new byte[one.size() + other.size()];
        one.copyTo(both, 0);
        other.copyTo(both, one.size());
        return both;
    }
}
