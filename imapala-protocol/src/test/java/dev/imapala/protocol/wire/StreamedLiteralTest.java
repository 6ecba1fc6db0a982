package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Framer.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals that go by in chunks, to and from the wire. */
class StreamedLiteralTest {
    private static final FetchItem<Bytes> FULL = FetchItem.body(Section.FULL);

    private final Framer responses = Framer.ofResponses(Limits.DEFAULT);
    private final ResponseParser parser = new ResponseParser(Limits.DEFAULT);

    private static void feed(Framer framer, String octets) {
        byte[] array = octets.getBytes(StandardCharsets.ISO_8859_1);
        framer.feed(array, 0, array.length);
    }

    /** What became of a text that was fed in pieces: chunks joined, and frames. */
    private record Seen(String chunks, int ends, List<String> frames) {}

    private static Seen read(Framer framer, String octets, int pieceBytes) {
        StringBuilder chunks = new StringBuilder();
        List<String> frames = new ArrayList<>();
        int ends = 0;
        for (int from = 0; from < octets.length(); from += pieceBytes) {
            feed(framer, octets.substring(from, Math.min(octets.length(), from + pieceBytes)));
            for (Event event = framer.next(); event != Event.MORE; event = framer.next()) {
                switch (event) {
                    case LITERAL -> framer.stream();
                    case CHUNK -> chunks.append(text(framer.chunk()));
                    case LITERAL_END -> ends++;
                    case FRAME -> frames.add(text(framer.frame().line()));
                    default -> throw new AssertionError(event);
                }
            }
        }
        return new Seen(chunks.toString(), ends, frames);
    }

    private static String text(Bytes octets) {
        return new String(octets.toArray(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void streamedLiteralComesTheSameHoweverItIsSplit() {
        String octets =
                "* 1 EXISTS\r\n* 2 FETCH (UID 7 BODY[] {11}\r\nab\r\n* x {3} FLAGS (\\Seen) BODY[1] {4}\r\n)\r\n("
                        + " BODY[2] {0}\r\n)\r\n* 3 EXISTS\r\n";
        Seen expected = new Seen(
                "ab\r\n* x {3})\r\n(",
                3,
                List.of(
                        "* 1 EXISTS",
                        "* 2 FETCH (UID 7 BODY[] {11}\r\n FLAGS (\\Seen) BODY[1] {4}\r\n BODY[2] {0}\r\n)",
                        "* 3 EXISTS"));
        for (int pieceBytes = 1; pieceBytes <= octets.length(); pieceBytes++) {
            Framer framer = Framer.ofResponses(Limits.DEFAULT);
            framer.announceFrom(0);
            assertThat(read(framer, octets, pieceBytes)).isEqualTo(expected);
            assertThat(framer.hasBuffered()).isFalse();
        }
    }

    @Test
    void onlyLargeLiteralsAreAnnounced() {
        responses.announceFrom(4);
        feed(responses, "* 1 FETCH (BODY[1] {3}\r\nabc BODY[2] {4}\r\nabcd)\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        assertThat(responses.literal()).isEqualTo(new Literal(4, false));
        assertThat(responses.accept()).isTrue();
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().apart(24)).isNull();
        assertThat(parser.parse(responses.frame())).isInstanceOf(Untagged.Fetch.class);
    }

    @Test
    void whatHasBegunTellsWhoseTheLiteralIs() {
        responses.announceFrom(4);
        feed(responses, "* 2 FETCH (UID 7 BODY[1] {3}\r\nabc (BODY[] {1073741824}\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        FetchedMessage begun = parser.parseBegun(responses.begun()).orElseThrow();
        assertThat(begun.sequenceNumber()).isEqualTo(2);
        assertThat(begun.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(begun.streamed(FULL)).contains(new Content.Passed(1 << 30));
        assertThat(begun.find(FetchItem.body(Section.part(1)))).contains(Bytes.of("abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BODY[2.1]<0> {4}",
                "BINARY[1] ~{4}",
                "BINARY[]<7> {4}",
                "RFC822 {4}",
                "RFC822.TEXT {4}",
                "RFC822.HEADER {4}"
            })
    void octetsOfAMessageComeAsAStreamByWhateverName(String item) {
        responses.announceFrom(4);
        feed(responses, "* 2 FETCH (UID 7 " + item + "\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        FetchedMessage begun = parser.parseBegun(responses.begun()).orElseThrow();
        assertThat(begun.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(begun.isStreamed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 2 FETCH (ENVELOPE (NIL {4}",
                "* 2 FETCH (X-ITEM {4}",
                "* 2 FETCH (BODY[HEADER.FIELDS ({4}",
                "* LIST () NIL {4}",
                "* 0 FETCH (BODY[] {4}",
                "* 2 FETCH BODY[] {4}",
                "x {4}"
            })
    void otherLiteralsAreNobodysOctets(String begun) {
        responses.announceFrom(4);
        feed(responses, begun + "\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        assertThat(parser.parseBegun(responses.begun())).isEmpty();
    }

    @Test
    void responseWithAStreamedLiteralHasItsOtherItems() {
        responses.announceFrom(5);
        feed(responses, "* 2 FETCH (BODY[] {5}\r\n(x)\r\n FLAGS (\\Seen) BODY[HEADER] {4}\r\nab\r\n UID 7)\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        responses.stream();
        assertThat(responses.next()).isEqualTo(Event.CHUNK);
        assertThat(responses.next()).isEqualTo(Event.LITERAL_END);
        assertThat(responses.next()).isEqualTo(Event.FRAME);

        FetchedMessage message = ((Untagged.Fetch) parser.parse(responses.frame())).message();
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(7));
        assertThat(message.get(FetchItem.FLAGS)).containsExactly(Flag.SEEN);
        assertThat(message.get(FetchItem.body(Section.HEADER))).isEqualTo(Bytes.of("ab\r\n"));
        assertThat(message.isStreamed()).isTrue();
        assertThat(message.has(FULL)).isTrue();
        assertThat(message.find(FULL)).isEmpty();
        assertThat(message.streamed(FULL)).contains(new Content.Passed(5));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> message.get(FULL))
                .withMessage("message 2 came with BODY[] as a stream of 5 octets, which were not kept");
    }

    @Test
    void streamedLiteralInAPlaceForTextCostsItsResponseOnly() {
        responses.announceFrom(0);
        Seen seen = read(responses, "* 2 FETCH (ENVELOPE (NIL {4}\r\nabcd NIL))\r\n* 1 EXISTS\r\n", 100);
        assertThat(seen.frames()).hasSize(2);
        assertThat(seen.chunks()).isEqualTo("abcd");
    }

    @Test
    void literalOfAnySizeIsStreamedInLittleMemory() {
        long size = 3L << 30;
        byte[] piece = new byte[64 * 1024];
        responses.announceFrom(1);
        feed(responses, "* 2 FETCH (UID 7 BODY[] {" + size + "}\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        responses.stream();
        long before = Allocated.bytes();
        for (long left = size; left > 0; left -= piece.length) {
            responses.feed(piece, 0, piece.length);
            if (responses.next() != Event.CHUNK) {
                throw new AssertionError("no chunk");
            }
        }
        assertThat(Allocated.bytes() - before)
                .as("nothing is kept, and nobody looked")
                .isLessThan(1 << 20);
        assertThat(responses.next()).isEqualTo(Event.LITERAL_END);
        feed(responses, ")\r\n");
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        FetchedMessage message = ((Untagged.Fetch) parser.parse(responses.frame())).message();
        assertThat(message.streamed(FULL)).contains(new Content.Passed(size));
    }

    @Test
    void nothingIsLookedAtBehindALiteralBeforeItIsDecidedOn() {
        responses.announceFrom(1);
        feed(responses, "* 2 FETCH (BODY[] {1}\r\nx)\r\n* 1 EXISTS\r\n");
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        assertThat(responses.next()).isEqualTo(Event.LITERAL);
        responses.reject();
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(text(responses.frame().line())).isEqualTo("* 1 EXISTS");
    }

    @Test
    void announcedLiteralOverTheLimitIsRefusedWhereItIsToBeGathered() {
        Framer small = new Framer(1000, 10, 1000, Framer.LARGE, false, QuirkListener.NONE);
        small.announceFrom(8);
        feed(small, "* 2 FETCH (BODY[] {11}\r\n12345678901)\r\n* 1 EXISTS\r\n");
        assertThat(small.next()).isEqualTo(Event.LITERAL);
        assertThat(small.accept()).isFalse();
        assertThat(small.next()).isEqualTo(Event.OVERSIZE);
        assertThat(small.violation().limit()).isEqualTo("maxLiteralBytes");
        assertThat(small.violation().head()).isEqualTo("* 2 FETCH");
        assertThat(small.next()).isEqualTo(Event.FRAME);
        assertThat(text(small.frame().line())).isEqualTo("* 1 EXISTS");
    }

    @Test
    void appendIsKnownBeforeItsMessageComesAndStreamsInASmallFramer() {
        Framer commands = new Framer(1000, 10, 1000, Framer.LARGE, true, QuirkListener.NONE);
        CommandParser server = new CommandParser(Limits.DEFAULT);
        commands.announceFrom(100);
        feed(commands, "a1 APPEND {5}\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        assertThat(commands.accept()).isTrue();
        feed(commands, "INBOX (\\Seen) {5000}\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        AppendCommand expected = new AppendCommand(
                MailboxName.INBOX, Append.message(new Content.Passed(5000)).flags(Flag.SEEN));
        assertThat(server.parse(commands.begun())).isEqualTo(new TaggedCommand(new Tag("a1"), expected));
        commands.stream();

        Seen seen = read(commands, "m".repeat(5000) + "\r\na2 NOOP\r\n", 999);
        assertThat(seen.chunks()).isEqualTo("m".repeat(5000));
        assertThat(seen.frames()).containsExactly("a1 APPEND {5}\r\nINBOX (\\Seen) {5000}\r\n", "a2 NOOP");
    }

    @Test
    void refusedLiteralThatComesAnywayIsPassedOver() {
        Framer commands = new Framer(1000, 10, 1000, Framer.LARGE, true, QuirkListener.NONE);
        commands.announceFrom(8);
        feed(commands, "a1 APPEND INBOX {11+}\r\n1234567\r\n01 {3+}\r\n\r\nx\r\na2 NOOP\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        assertThat(commands.literal()).isEqualTo(new Literal(11, false));
        commands.reject();
        assertThat(commands.next()).isEqualTo(Event.FRAME);
        assertThat(text(commands.frame().line())).isEqualTo("a2 NOOP");
    }

    @Test
    void awaitedLiteralOverTheLimitIsNotToBeInvited() {
        Framer commands = new Framer(1000, 10, 1000, Framer.LARGE, true, QuirkListener.NONE);
        commands.announceFrom(8);
        feed(commands, "a1 APPEND INBOX {11}\r\na2 NOOP\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        assertThat(commands.accept()).isFalse();
        assertThat(commands.next()).isEqualTo(Event.OVERSIZE);
        assertThat(commands.next()).isEqualTo(Event.FRAME);
        assertThat(text(commands.frame().line())).isEqualTo("a2 NOOP");
    }

    /** Content that only knows its size, as a file would. */
    private record Elsewhere(long size) implements Content.Streamed {}

    @Test
    void contentElsewhereIsAFragmentOfItsOwn() {
        Content.Streamed content = new Elsewhere(1L << 40);
        AppendCommand append = new AppendCommand(MailboxName.INBOX, Append.message(content));
        SerializedCommand written = CommandSerializer.serialize(new Tag("a1"), append, WireOptions.LEAST);
        assertThat(written.fragments())
                .containsExactly(
                        new Fragment.Line(Bytes.of("a1 APPEND INBOX {1099511627776}\r\n")),
                        new Fragment.Streamed(content, true, false),
                        new Fragment.Line(Bytes.of("\r\n")));
        assertThat(written.redacted()).isEqualTo("a1 APPEND INBOX {1099511627776}");
        assertThat(((Fragment.Streamed) written.fragments().get(1)).content()).isSameAs(content);
    }

    @Test
    void octetsElsewhereMayHaveNulInALiteral8Only() {
        AppendCommand binary = new AppendCommand(MailboxName.INBOX, Append.binary(new Elsewhere(5)));
        SerializedCommand written = CommandSerializer.serialize(new Tag("a1"), binary, WireOptions.LEAST);
        assertThat(written.redacted()).isEqualTo("a1 APPEND INBOX ~{5}");
        assertThat(((Fragment.Streamed) written.fragments().get(1)).binary()).isTrue();
    }

    @Test
    void responsesAreWrittenWithContentElsewhere() {
        Content.Streamed content = new Elsewhere(5);
        FetchedMessage message = FetchedMessage.builder(2)
                .uid(7)
                .putContent(FULL, content)
                .putContent(FetchItem.body(Section.HEADER), Content.of(Bytes.of("x")))
                .build();
        Untagged.Fetch response = new Untagged.Fetch(message);
        assertThat(ResponseSerializer.fragments(response, false))
                .containsExactly(
                        new Fragment.Line(Bytes.of("* 2 FETCH (UID 7 BODY[] {5}\r\n")),
                        new Fragment.Streamed(content, false, false),
                        new Fragment.Line(Bytes.of(" BODY[HEADER] \"x\")\r\n")));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseSerializer.serialize(response, false));
    }

    @Test
    void unknownAsToWhereItsOctetsAreContentHasASizeAtLeast() {
        assertThat(new Content.Passed(0).size()).isZero();
        assertThat(Content.of(Bytes.of("abc")).size()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Content.Passed(-1));
        assertThat(Optional.of(FetchedMessage.builder(1).build()))
                .hasValueSatisfying(none -> assertThat(none.isStreamed()).isFalse());
    }

    @Test
    void manyStreamedLiteralsInOnePieceCostLinearWork() {
        StringBuilder octets = new StringBuilder("* 2 FETCH (");
        for (int i = 0; i < 20_000; i++) {
            octets.append("X {1}\r\nx ");
        }
        responses.announceFrom(1);
        Seen seen = read(responses, octets.append(")\r\n").toString(), 16 * 1024);
        assertThat(seen.chunks()).hasSize(20_000);
        assertThat(seen.frames()).hasSize(1);
    }
}
