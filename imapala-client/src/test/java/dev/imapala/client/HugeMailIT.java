package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** A message of 1 GiB goes both ways through a client whose whole heap is 64 MiB. */
class HugeMailIT {
    private static final long SIZE = 1L << 30;
    private static final Pattern APPEND = Pattern.compile("(\\S+) APPEND Archive \\{(\\d+)}");

    @Test
    void aMessageOfAGibibyteGoesBothWaysThroughASmallHeap() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> appended = CompletableFuture.supplyAsync(() -> serve(listening));
            Process client = client(listening.getLocalPort());
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String sum = Long.toString(HugeMail.checksum(SIZE));
            assertThat(output.strip().lines()).containsExactly(sum, sum);
            assertThat(appended.get(10, TimeUnit.SECONDS)).isEqualTo(HugeMail.checksum(SIZE));
        }
    }

    private static Process client(int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-cp",
                        classPath,
                        HugeMail.class.getName(),
                        Integer.toString(port),
                        Long.toString(SIZE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT) // newer Java warns of native code there
                .start();
    }

    /** Answers as a server would that has the message and keeps none; returns the checksum of what was appended. */
    private static long serve(ServerSocket listening) {
        long appended = 0;
        try (Socket socket = listening.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024)) {
            say(out, "* OK [CAPABILITY IMAP4rev1] hello");
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String tag = line.substring(0, line.indexOf(' '));
                Matcher append = APPEND.matcher(line);
                if (append.matches()) {
                    say(out, "+ go ahead");
                    appended = checksum(in, Long.parseLong(append.group(2)));
                    line(in);
                } else if (line.contains("SELECT")) {
                    say(out, "* 1 EXISTS");
                } else if (line.contains("UID FETCH")) {
                    sendMail(out);
                }
                say(out, tag + " OK done");
            }
            return appended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static void sendMail(OutputStream out) throws IOException {
        say(out, "* 1 FETCH (UID 1 BODY[] {" + SIZE + "}");
        byte[] piece = HugeMail.piece();
        for (long left = SIZE; left > 0; left -= piece.length) {
            out.write(piece, 0, (int) Math.min(left, piece.length));
        }
        say(out, ")");
    }

    private static long checksum(InputStream in, long size) throws IOException {
        CRC32 sum = new CRC32();
        byte[] some = new byte[64 * 1024];
        for (long left = size; left > 0; ) {
            int count = in.readNBytes(some, 0, (int) Math.min(left, some.length));
            sum.update(some, 0, count);
            left -= count;
        }
        return sum.getValue();
    }
}
