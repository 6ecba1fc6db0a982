package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Seeds;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Framer.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large literals, each of which is gathered in memory of its own. */
class GatheredLiteralTest {
    private static final FetchItem<Bytes> FULL = FetchItem.body(Section.FULL);
    private static final FetchItem<Bytes> FIRST = FetchItem.body(Section.part(1));
    private static final int SIZE = 50_000;

    private final Framer responses = Framer.ofResponses(Limits.DEFAULT);
    private final ResponseParser parser = new ResponseParser(Limits.DEFAULT);

    /** Octets of any kind, the same each time, with what looks like lines, lists, strings and literals among them. */
    private static byte[] octets(int size) {
        Random random = new Random(7);
        byte[] octets = new byte[size];
        random.nextBytes(octets);
        byte[] trap = "\r\n)\"{9}\r\n* 1 FETCH (\0".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + trap.length <= size; at += 97) {
            System.arraycopy(trap, 0, octets, at, trap.length);
        }
        return octets;
    }

    private static byte[] join(Object... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object piece : pieces) {
            out.writeBytes(
                    piece instanceof byte[] array ? array : ((String) piece).getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static void feed(Framer framer, byte[] octets) {
        framer.feed(octets, 0, octets.length);
    }

    private static void feed(Framer framer, String octets) {
        feed(framer, octets.getBytes(StandardCharsets.US_ASCII));
    }

    private List<FetchedMessage> messages(byte[] octets, int pieceBytes) {
        List<FetchedMessage> messages = new ArrayList<>();
        for (int from = 0; from < octets.length; from += pieceBytes) {
            responses.feed(octets, from, Math.min(octets.length, from + pieceBytes));
            for (Event event = responses.next(); event != Event.MORE; event = responses.next()) {
                assertThat(event).isEqualTo(Event.FRAME);
                messages.add(((Untagged.Fetch) parser.parse(responses.frame())).message());
            }
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 8 * 1024, 16 * 1024, 1 << 20})
    void literalsAreWhatWasSentHoweverTheyAreSplit(int pieceBytes) {
        byte[] large = octets(SIZE);
        byte[] other = octets(Framer.LARGE);
        byte[] small = octets(Framer.LARGE - 1);
        byte[] octets = join(
                "* 1 FETCH (UID 7 BODY[] {" + large.length + "}\r\n",
                large,
                " BODY[1] {" + other.length + "}\r\n",
                other,
                " BODY[2] {" + small.length + "}\r\n",
                small,
                " RFC822.SIZE 5)\r\n* 2 FETCH (UID 8)\r\n",
                "* 3 FETCH (BODY[] {" + large.length + "}\r\n",
                large,
                ")\r\n");
        List<FetchedMessage> messages = messages(octets, pieceBytes);

        assertThat(messages).extracting(FetchedMessage::sequenceNumber).containsExactly(1L, 2L, 3L);
        FetchedMessage first = messages.get(0);
        assertThat(first.get(FULL)).isEqualTo(Bytes.copyOf(large));
        assertThat(first.get(FIRST)).isEqualTo(Bytes.copyOf(other));
        assertThat(first.get(FetchItem.body(Section.part(2)))).isEqualTo(Bytes.copyOf(small));
        assertThat(first.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(first.get(FetchItem.RFC822_SIZE)).isEqualTo(5);
        assertThat(messages.get(2).get(FULL)).isEqualTo(Bytes.copyOf(large));
        assertThat(responses.hasBuffered()).isFalse();
    }

    @Test
    void frameHasLiteralsInTheirPlaces() {
        byte[] large = octets(SIZE);
        byte[] line = join("* 1 FETCH (BODY[] {50000}\r\n", large, " X {50000}\r\n", large);
        feed(responses, join(line, "\r\n"));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().size()).isEqualTo(line.length);
        assertThat(responses.frame().line()).isEqualTo(Bytes.copyOf(line));
    }

    @Test
    void literalIsCopiedOnce() {
        byte[] octets = join("* 1 FETCH (UID 7 BODY[] {" + SIZE + "}\r\n", octets(SIZE), ")\r\n");
        messages(octets, 16 * 1024);
        long before = Allocated.bytes();
        for (int i = 0; i < 100; i++) {
            messages(octets, 16 * 1024);
        }
        assertThat((Allocated.bytes() - before) / 100)
                .as("memory of a response")
                .isLessThan(SIZE + 4_000);
    }

    @Test
    void announcedLiteralTakesNoMemoryBeforeItComes() {
        long before = Allocated.bytes();
        feed(responses, "* 1 FETCH (BODY[] {60000000}\r\nabc");
        assertThat(responses.next()).isEqualTo(Event.MORE);
        assertThat(Allocated.bytes() - before).isLessThan(200_000);
        byte[] piece = octets(16 * 1024);
        for (int i = 0; i < 64; i++) {
            feed(responses, piece);
            assertThat(responses.next()).isEqualTo(Event.MORE);
        }
        assertThat(Allocated.bytes() - before).as("memory for 1 MiB").isLessThan(6 << 20);
    }

    @Test
    void memoryOfALargeLiteralIsLetGoWithItsFrame() {
        messages(join("* 1 FETCH (BODY[] {50000}\r\n", octets(SIZE), ")\r\n"), SIZE);
        assertThat(responses.frame().size()).isZero();
    }

    @Test
    void largeLiteralsCountForTheLimitOfTheResponse() {
        Limits limits = Limits.DEFAULT.withMaxResponseBytes(2 * SIZE + 40);
        Framer framer = Framer.ofResponses(limits);
        byte[] large = octets(SIZE);
        feed(
                framer,
                join("* 1 FETCH (BODY[] {50000}\r\n", large, " BODY[1] {50000}\r\n", large, ")\r\n* 2 EXISTS\r\n"));
        assertThat(framer.next()).isEqualTo(Event.OVERSIZE);
        assertThat(framer.violation().limit()).isEqualTo("maxResponseBytes");
        assertThat(framer.violation().head()).isEqualTo("* 1 FETCH");
        assertThat(framer.next()).isEqualTo(Event.FRAME);
        assertThat(framer.frame().line()).isEqualTo(Bytes.of("* 2 EXISTS"));

        feed(
                framer,
                join("* 1 FETCH (BODY[] {50000}\r\n", large, " X \"", "x".repeat(SIZE + 10), "\")\r\n* 3 EXISTS\r\n"));
        assertThat(framer.next()).isEqualTo(Event.OVERSIZE);
        assertThat(framer.violation().limit()).isEqualTo("maxResponseBytes");
        assertThat(framer.next()).isEqualTo(Event.FRAME);
        assertThat(framer.frame().line()).isEqualTo(Bytes.of("* 3 EXISTS"));
    }

    @Test
    void largeLiteralWhereNoneIsKnownIsKeptAsItCame() {
        byte[] large = octets(SIZE);
        byte[] rest = join("1 FETCH (UID 7 X-ITEM (a {50000}\r\n", large, " b) X-OTHER NIL)");
        FetchedMessage message = messages(join("* ", rest, "\r\n"), 16 * 1024).get(0);
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(message.unrecognized().get("X-ITEM")).isEqualTo(Bytes.copyOf(join("(a {50000}\r\n", large, " b)")));
        assertThat(message.unrecognized().get("X-OTHER")).isEqualTo(Bytes.of("NIL"));
        Bytes written = ResponseSerializer.serialize(new Untagged.Fetch(message), false);
        assertThat(written).isEqualTo(Bytes.copyOf(join("* ", rest, "\r\n")));

        byte[] unknown = join("XYZ (\"a\" {50000}\r\n", large, ") {9000}\r\n", octets(9000));
        feed(responses, join("* ", unknown, "\r\n"));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(parser.parse(responses.frame())).isEqualTo(new Untagged.Unrecognized("XYZ", Bytes.copyOf(unknown)));
    }

    @Test
    void defectBehindALargeLiteralCostsNothingBeforeIt() {
        byte[] large = octets(SIZE);
        FetchedMessage message = messages(
                        join(
                                "* 1 FETCH (BODY[] {50000}\r\n",
                                large,
                                " ENVELOPE ({50000}\r\n",
                                large,
                                "\r\n* 2 FETCH (UID 1)\r\n"),
                        16 * 1024)
                .get(0);
        assertThat(message.get(FULL)).isEqualTo(Bytes.copyOf(large));
        assertThat(message.isDefective()).isTrue();
    }

    @Test
    void errorTellsWhereItIsInAllThatCame() {
        feed(responses, join("* LIST () \"/\" {50000}\r\n", octets(SIZE), " (x"));
        feed(responses, "\r\n");
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        int size = responses.frame().size();
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> parser.parse(responses.frame()))
                .satisfies(e -> assertThat(e.offset()).isBetween(SIZE, size));
    }

    @Test
    void lineThatBelongsToAResponseIsJoinedBehindALargeLiteral() {
        byte[] large = octets(SIZE);
        byte[] begun = join("* 1 FETCH (BODY[] {50000}\r\n", large, " FLAGS (\\Seen");
        feed(responses, join(begun, "\r\n"));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        parser.parse(responses.frame());
        assertThat(parser.endedOpen()).isTrue();
        assertThat(responses.resume()).isTrue();
        feed(responses, join("\\Answered) BODY[1] {9000}\r\n", octets(9000), " UID 7)\r\n* 2 EXISTS\r\n"));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        FetchedMessage message = ((Untagged.Fetch) parser.parse(responses.frame())).message();
        assertThat(message.get(FULL)).isEqualTo(Bytes.copyOf(large));
        assertThat(message.get(FIRST)).isEqualTo(Bytes.copyOf(octets(9000)));
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(message.get(FetchItem.FLAGS)).hasSize(2);
    }

    @Test
    void responseThatSeemedToGoOnComesAgainWithItsLargeLiteral() {
        byte[] line = join("* 1 FETCH (BODY[] {50000}\r\n", octets(SIZE), " FLAGS (\\Seen");
        feed(responses, join(line, "\r\n"));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.resume()).isTrue();
        feed(responses, "* 2 EXISTS\r\n");
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().line()).isEqualTo(Bytes.copyOf(line));
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().line()).isEqualTo(Bytes.of("* 2 EXISTS"));
    }

    @Test
    void oneLiteralIsStreamedAndOthersOfItsResponseAreGathered() {
        byte[] large = octets(SIZE);
        responses.announceFrom(SIZE);
        feed(responses, join("* 1 FETCH (BODY[1] {9000}\r\n", octets(9000), " BODY[] {50000}\r\n", large));
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        FetchedMessage begun = parser.parseBegun(responses.begun()).orElseThrow();
        assertThat(begun.get(FIRST)).isEqualTo(Bytes.copyOf(octets(9000)));
        assertThat(begun.streamed(FULL)).contains(new Content.Passed(SIZE));
        responses.stream();
        feed(responses, join(" BODY[2] {9001}\r\n", octets(9001), ")\r\n"));
        assertThat(responses.next()).isEqualTo(Event.CHUNK);
        assertThat(responses.chunk()).isEqualTo(Bytes.copyOf(large));
        assertThat(responses.next()).isEqualTo(Event.LITERAL_END);
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        FetchedMessage message = ((Untagged.Fetch) parser.parse(responses.frame())).message();
        assertThat(message.streamed(FULL)).contains(new Content.Passed(SIZE));
        assertThat(message.get(FIRST)).isEqualTo(Bytes.copyOf(octets(9000)));
        assertThat(message.get(FetchItem.body(Section.part(2)))).isEqualTo(Bytes.copyOf(octets(9001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+"})
    void messageOfAnAppendIsGatheredAsWell(String plus) {
        byte[] large = join("a message\r\n".repeat(SIZE / 10));
        Framer commands = Framer.ofCommands(Limits.DEFAULT);
        feed(commands, "a APPEND INBOX {" + large.length + plus + "}\r\n");
        if (plus.isEmpty()) {
            assertThat(commands.next()).isEqualTo(Event.LITERAL);
            assertThat(commands.accept()).isTrue();
        }
        assertThat(commands.next()).isEqualTo(Event.MORE);
        feed(commands, join(large, "\r\nb NOOP\r\n"));
        assertThat(commands.next()).isEqualTo(Event.FRAME);
        AppendCommand expected = new AppendCommand(MailboxName.INBOX, Append.message(Bytes.copyOf(large)));
        assertThat(new CommandParser(Limits.DEFAULT).parse(commands.frame()))
                .isEqualTo(new TaggedCommand(new Tag("a"), expected));
        assertThat(commands.next()).isEqualTo(Event.FRAME);
        assertThat(commands.frame().line()).isEqualTo(Bytes.of("b NOOP"));
    }

    @Test
    void halfALiteralIsForgottenWhenTlsBegins() {
        feed(responses, "* 1 FETCH (BODY[] {50000}\r\nabc");
        assertThat(responses.next()).isEqualTo(Event.MORE);
        responses.clear();
        assertThat(responses.hasBuffered()).isFalse();
        feed(responses, "* 2 EXISTS\r\n");
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().line()).isEqualTo(Bytes.of("* 2 EXISTS"));
    }

    @Test
    void literalsOfAnySizesInPiecesOfAnySizesAreWhatWasSent() {
        Random random = Seeds.random("large literals");
        for (int round = 0; round < 50; round++) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            List<Bytes> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                byte[] literal =
                        octets(random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(3 * Framer.LARGE));
                octets.writeBytes(join("* 1 FETCH (BODY[] {" + literal.length + "}\r\n", literal, ")\r\n"));
                expected.add(Bytes.copyOf(literal));
            }
            List<FetchedMessage> messages = messages(octets.toByteArray(), 1 + random.nextInt(2 * Framer.LARGE));
            assertThat(messages).extracting(message -> message.get(FULL)).isEqualTo(expected);
        }
    }
}
