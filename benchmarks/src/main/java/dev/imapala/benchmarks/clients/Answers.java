package dev.imapala.benchmarks.clients;

import dev.imapala.benchmarks.BulkResponses;
import dev.imapala.benchmarks.FetchResponses;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the server answers, made before anybody asks: octets outside of the heap, which sockets take without a copy. */
final class Answers {
    /** The first message has this UID and 1. */
    static final long UID_BASE = 100_000;

    private static final long SEED = 20260716;
    private static final int MEBIBYTE = 1024 * 1024;

    private final ByteBuf octets;
    /** Where the response about each message begins, and where the last one ends. */
    private final int[] begins;

    private final int chunks;
    private final int messages;

    private Answers(ByteBuf octets, int[] begins, int chunks, int messages) {
        this.octets = octets;
        this.begins = begins;
        this.chunks = chunks;
        this.messages = messages;
    }

    /** Returns the answers of {@code workload} with {@code count} elements. */
    static Answers of(Workload workload, int count) {
        return switch (workload.content()) {
            case SIMPLE -> fetches(FetchResponses.FLAGS.octets(count, SEED), count);
            case STRUCTURE -> fetches(FetchResponses.STRUCTURE.octets(count, SEED), count);
            case BODIES -> bodies(count);
            case HUGE -> new Answers(direct(new byte[][] {mail(MEBIBYTE)}), new int[] {0}, count, 1);
            case NUMBERS -> whole(BulkResponses.SEARCH.octets(count, SEED), 4 * count);
            case MAILBOXES -> whole(BulkResponses.LIST.octets(count, SEED), 0);
            case NONE -> new Answers(Unpooled.EMPTY_BUFFER, new int[] {0}, 0, 0);
        };
    }

    /** Returns how many messages there are. */
    int messages() {
        return messages;
    }

    /** Returns the octets of a message that is sent in pieces: one of them, and how often it is to be sent. */
    ByteBuf chunk() {
        return octets.retainedDuplicate();
    }

    /** Returns how often {@link #chunk} is to be sent; 0 if messages are not sent in pieces. */
    int chunks() {
        return chunks;
    }

    /** Returns the responses about the messages {@code from} to {@code to}, both inclusive, from 1. */
    ByteBuf fetches(int from, int to) {
        return octets.retainedSlice(begins[from - 1], begins[to] - begins[from - 1]);
    }

    /** Returns all of the answer. */
    ByteBuf all() {
        return octets.retainedDuplicate();
    }

    private static Answers whole(byte[] responses, int messages) {
        return new Answers(direct(new byte[][] {withoutTagged(responses)}), new int[] {0}, 0, messages);
    }

    /** Finds the lines; there are no literals among them. */
    private static Answers fetches(byte[] responses, int count) {
        int[] begins = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            begins[i] = at;
            while (responses[at++] != '\n') {}
        }
        begins[count] = at;
        return new Answers(direct(new byte[][] {Arrays.copyOf(responses, at)}), begins, 0, count);
    }

    private static byte[] withoutTagged(byte[] responses) {
        int end = responses.length - 1;
        while (responses[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(responses, end);
    }

    private static Answers bodies(int count) {
        byte[] mail = mail(50_000);
        byte[][] pieces = new byte[3 * count][];
        int[] begins = new int[count + 1];
        for (int i = 0; i < count; i++) {
            pieces[3 * i] =
                    ascii("* " + (i + 1) + " FETCH (UID " + (UID_BASE + i + 1) + " BODY[] {" + mail.length + "}\r\n");
            pieces[3 * i + 1] = mail;
            pieces[3 * i + 2] = ascii(")\r\n");
            begins[i + 1] = begins[i] + pieces[3 * i].length + mail.length + pieces[3 * i + 2].length;
        }
        return new Answers(direct(pieces), begins, 0, count);
    }

    /** Returns a message of {@code size} octets with a short header. */
    static byte[] mail(int size) {
        byte[] mail = new byte[size];
        byte[] header = ascii(String.join(
                "\r\n",
                "From: Ann Miller <ann.miller@example.org>",
                "To: bob.jones@example.org",
                "Subject: Minutes of the meeting on Thursday",
                "Message-ID: <1@mail.example.org>",
                "Date: Thu, 16 Jul 2026 02:44:25 +0200",
                "MIME-Version: 1.0",
                "Content-Type: text/plain",
                "",
                ""));
        byte[] line = ascii("A line of some mail, of the length that lines of mail usually have.....\r\n");
        System.arraycopy(header, 0, mail, 0, header.length);
        int at = header.length;
        for (; at + 2 * line.length <= size; at += line.length) {
            System.arraycopy(line, 0, mail, at, line.length);
        }
        Arrays.fill(mail, at, size, (byte) '.');
        mail[size - 2] = '\r';
        mail[size - 1] = '\n';
        return mail;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuf direct(byte[][] pieces) {
        ByteBuf buffer = Unpooled.directBuffer(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            buffer.writeBytes(piece);
        }
        return buffer;
    }
}
