package dev.imapala.testserver.mail;

import dev.imapala.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a message while they are written. */
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private int lines;

    /** Writes a line and its CRLF; text outside ASCII comes out as UTF-8. */
    Output line(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).bytes(new byte[] {'\r', '\n'});
    }

    Output lines(Iterable<String> texts) {
        texts.forEach(this::line);
        return this;
    }

    Output bytes(byte[] content) {
        bytes.writeBytes(content);
        lines += countLines(content);
        return this;
    }

    int size() {
        return bytes.size();
    }

    int lines() {
        return lines;
    }

    Bytes toBytes() {
        return Bytes.copyOf(bytes.toByteArray());
    }

    static int countLines(byte[] content) {
        int count = 0;
        for (byte b : content) {
            if (b == '\n') {
                count++;
            }
        }
        return count;
    }
}
