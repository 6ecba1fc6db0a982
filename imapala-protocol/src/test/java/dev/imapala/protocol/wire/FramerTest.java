package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.wire.Framer.Event;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramerTest {
    private final Framer responses = Framer.ofResponses(Limits.DEFAULT);
    private final Framer commands = Framer.ofCommands(Limits.DEFAULT);

    private static void feed(Framer framer, String octets) {
        byte[] array = octets.getBytes(StandardCharsets.ISO_8859_1);
        framer.feed(array, 0, array.length);
    }

    private static String frame(Framer framer) {
        return new String(framer.frame().line().toArray(), StandardCharsets.ISO_8859_1);
    }

    /** Feeds octets and returns what comes of it, up to MORE: frames in quotes, other events by name. */
    private static List<String> events(Framer framer, String octets) {
        feed(framer, octets);
        List<String> events = new ArrayList<>();
        for (Event event = framer.next(); event != Event.MORE; event = framer.next()) {
            events.add(event == Event.FRAME ? "'" + frame(framer) + "'" : event.name());
            if (event == Event.LITERAL) {
                framer.accept();
            }
        }
        return events;
    }

    private static Framer small(boolean ofCommands, int line, int literal, int response) {
        return new Framer(line, literal, response, Framer.LARGE, ofCommands, QuirkListener.NONE);
    }

    @Test
    void nothingFedIsNothingMore() {
        assertThat(responses.next()).isEqualTo(Event.MORE);
        assertThat(responses.hasBuffered()).isFalse();
    }

    @Test
    void twoResponsesInOnePieceAreTwoFrames() {
        assertThat(events(responses, "* 1 EXISTS\r\n* 2 EXISTS\r\n")).containsExactly("'* 1 EXISTS'", "'* 2 EXISTS'");
        assertThat(responses.hasBuffered()).isFalse();
    }

    @Test
    void aResponseInManyPiecesIsOneFrame() {
        String response = "* 1 FETCH (BODY[] {3}\r\na\nb X {2+}\r\n)( Y ~{1}\r\n\0)\r\n";
        for (int i = 0; i < response.length() - 1; i++) {
            assertThat(events(responses, response.substring(i, i + 1))).isEmpty();
            assertThat(responses.hasBuffered()).isTrue();
        }
        assertThat(events(responses, "\n")).containsExactly("'" + response.substring(0, response.length() - 2) + "'");
    }

    @Test
    void lineMayEndInLineFeedAlone() {
        assertThat(events(responses, "* 1 EXISTS\n* 1 FETCH (X {2}\nab)\n"))
                .containsExactly("'* 1 EXISTS'", "'* 1 FETCH (X {2}\nab)'");
    }

    @Test
    void carriageReturnAloneEndsALineWhenSomethingElseFollows() {
        assertThat(events(responses, "* OK a\r")).isEmpty();
        assertThat(events(responses, "* 1 FETCH (BODY[] {2}\ra\r)\r\n"))
                .containsExactly("'* OK a'", "'* 1 FETCH (BODY[] {2}\ra\r)'");
    }

    @Test
    void carriageReturnEndsTheLastLineWhenNothingHasFollowedForAWhile() {
        assertThat(events(responses, "* OK a\r")).isEmpty();
        assertThat(responses.awaitsLineFeed()).isTrue();
        responses.endLine();
        assertThat(events(responses, "")).containsExactly("'* OK a'");
        assertThat(responses.hasBuffered()).isFalse();
        assertThat(events(responses, "* 1 EXISTS\r")).isEmpty();
        assertThat(events(responses, "* 2 EXISTS\r\n")).containsExactly("'* 1 EXISTS'", "'* 2 EXISTS'");
        assertThat(responses.awaitsLineFeed()).isFalse();
    }

    @Test
    void lineFeedThatComesLateBelongsToItsLine() {
        events(responses, "* OK a\r");
        responses.endLine();
        assertThat(events(responses, "")).containsExactly("'* OK a'");
        assertThat(events(responses, "\n")).isEmpty();
        assertThat(responses.hasBuffered()).isFalse();
        assertThat(events(responses, "\n* 1 EXISTS\r\n")).containsExactly("'* 1 EXISTS'");
    }

    @Test
    void whatComesInTimeIsNotEndedAgain() {
        events(responses, "* OK a\r");
        responses.endLine();
        assertThat(events(responses, "\n* 1 EXISTS\r\n")).containsExactly("'* OK a'", "'* 1 EXISTS'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* OK a", "* 1 FETCH (X {3}\r", "* 1 FETCH (X {3}\r\na\r", "* OK a\r\n"})
    void nothingElseAwaitsALineFeed(String octets) {
        events(responses, octets);
        assertThat(responses.awaitsLineFeed()).isFalse();
        responses.endLine();
        assertThat(events(responses, "")).isEmpty();
    }

    @Test
    void emptyLinesOfServersArePassedOver() {
        assertThat(events(responses, "\r\n\n\r\n* 1 EXISTS\r\n\r\n")).containsExactly("'* 1 EXISTS'");
    }

    @Test
    void emptyLinesOfClientsAreFrames() {
        assertThat(events(commands, "\r\na NOOP\r\n\n")).containsExactly("''", "'a NOOP'", "''");
    }

    @Test
    void nulOctetsBeforeAResponseArePassedOver() {
        assertThat(events(responses, "\0\0* 1 EXISTS\r\n\0")).containsExactly("'* 1 EXISTS'");
        assertThat(responses.hasBuffered()).isFalse();
        assertThat(events(responses, "\0* OK {5}\r\n")).containsExactly("'* OK {5}'");
        assertThat(events(responses, "* a\0b\r\n")).containsExactly("'* a\0b'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK text {5}",
                "* ok {5}",
                "* OK [X] {5}",
                "*  NO  x {5}",
                "* BYE {5}",
                "* PREAUTH {5}",
                "a1 OK {5}",
                "a1 NO [ALERT] {5+}",
                "a1 BAD {5}",
                "* OK[X] {5}",
                "+ {5}",
                "+{5}"
            })
    void freeTextAnnouncesNoLiteral(String line) {
        assertThat(events(responses, line + "\r\n* 1 EXISTS\r\n")).containsExactly("'" + line + "'", "'* 1 EXISTS'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* OKAY {5}", "* LIST () \"/\" {5}", "* 5 OK {5}", "OK {5}", "* {5}", "{5}"})
    void otherLinesAnnounceLiterals(String line) {
        assertThat(events(responses, line + "\r\n* 1 EXISTS\r\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("'" + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x {}",
                "x {+}",
                "x {5",
                "x 5}",
                "x {5} ",
                "x {-5}",
                "x {5x}",
                "x {5++}",
                "x {0x5}",
                "x {\u00b2}",
                "x {1234567890123456789}",
                "}",
                "5}"
            })
    void whatIsNotQuiteAHeaderIsNone(String line) {
        assertThat(events(responses, line + "\r\n* 1 EXISTS\r\n")).containsExactly("'" + line + "'", "'* 1 EXISTS'");
    }

    @Test
    void literalsMayBeEmptyAndMany() {
        assertThat(events(responses, "* X {0}\r\n {00}\r\n{1}\r\n\r{0}\r\n\r\n"))
                .containsExactly("'* X {0}\r\n {00}\r\n{1}\r\n\r{0}\r\n'");
    }

    @Test
    void literalThatLooksLikeResponsesIsNone() {
        assertThat(events(responses, "* 1 FETCH (X {17}\r\na OK x\r\n* 2 {9}\r\n)\r\n"))
                .hasSize(1);
    }

    @Test
    void clientIsToldToSendASynchronizingLiteral() {
        feed(commands, "a LOGIN {3}\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        assertThat(commands.literal()).isEqualTo(new Literal(3, true));
        assertThat(commands.next()).as("until it is accepted").isEqualTo(Event.LITERAL);
        commands.accept();
        assertThat(commands.next()).isEqualTo(Event.MORE);
        assertThat(events(commands, "a\"b {1+}\r\n\\ x\r\n")).containsExactly("'a LOGIN {3}\r\na\"b {1+}\r\n\\ x'");
    }

    @Test
    void rejectedLiteralDropsTheCommandAndTheNextIsRight() {
        feed(commands, "a APPEND x {3}\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        commands.reject();
        assertThat(commands.hasBuffered()).isFalse();
        assertThat(events(commands, "b NOOP\r\n")).containsExactly("'b NOOP'");
    }

    @Test
    void nothingIsAcceptedOrRejectedUnasked() {
        assertThatNullPointerException().isThrownBy(commands::accept).withMessage("no literal was announced");
        assertThatNullPointerException().isThrownBy(commands::reject);
        assertThatNullPointerException().isThrownBy(commands::literal);
        assertThatNullPointerException().isThrownBy(commands::violation).withMessage("no frame was over a limit");
    }

    @Test
    void longLineIsPassedOverWithItsLiterals() {
        Framer framer = small(false, 20, 100, 1000);
        assertThat(
                        events(
                                framer,
                                "* 1 FETCH (aaaaaaaaaaaaaaaaaaaaaa {4}\r\n* 2 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)\r\n* 3 EXISTS\r\n"))
                .containsExactly("OVERSIZE", "'* 3 EXISTS'");
        assertThat(framer.violation().limit()).isEqualTo("maxLineBytes");
        assertThat(framer.violation().most()).isEqualTo(20);
        assertThat(framer.violation().head()).isEqualTo("* 1 FETCH");
        assertThat(framer.violation())
                .hasMessage(
                        "\"* 1 FETCH...\" is over the limit maxLineBytes = 20 and was passed over; raise it by Limits.withMaxLineBytes");
    }

    @Test
    void lineOfJustTheLimitIsFineHoweverItIsSplit() {
        String line = "* 12345678";
        for (int cut = 0; cut <= line.length() + 2; cut++) {
            Framer framer = small(false, 10, 10, 100);
            List<String> events = events(framer, (line + "\r\n").substring(0, cut));
            events.addAll(events(framer, (line + "\r\n").substring(cut)));
            assertThat(events).as("cut at %d", cut).containsExactly("'" + line + "'");
        }
    }

    @Test
    void longStatusTextIsPassedOverWithoutTakingItsEndForALiteral() {
        Framer framer = small(false, 20, 100, 1000);
        assertThat(events(
                        framer,
                        "* OK aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa {5}\r\n* 3 EXISTS\r\n"))
                .containsExactly("OVERSIZE", "'* 3 EXISTS'");
    }

    @Test
    void largeLiteralIsPassedOverAsItComes() {
        Framer framer = small(false, 100, 10, 1000);
        assertThat(events(framer, "* 1 FETCH (BODY[] {12}\r\n")).containsExactly("OVERSIZE");
        assertThat(framer.violation().limit()).isEqualTo("maxLiteralBytes");
        assertThat(events(framer, "* 2 EXISTS")).isEmpty();
        assertThat(events(framer, "\r\n FLAGS {3}\r\n\r\n))\r\n")).isEmpty();
        assertThat(events(framer, "* 3 EXISTS\r\n")).containsExactly("'* 3 EXISTS'");
    }

    @Test
    void literalBeyondTheNumbersOfJavaIsPassedOver() {
        assertThat(events(responses, "* 1 FETCH (BODY[] {999999999999999999}\r\nabc"))
                .containsExactly("OVERSIZE");
        assertThat(responses.violation().most()).isEqualTo(Limits.DEFAULT.maxLiteralBytes());
        assertThat(events(responses, "\r\n* 1 EXISTS\r\n")).isEmpty();
    }

    @Test
    void responseOfManyLinesAndLiteralsIsLimitedAsAWhole() {
        Framer framer = small(false, 100, 100, 40);
        assertThat(events(framer, "* X {9}\r\n123456789 {9}\r\n123456789 {9}\r\n123456789 end\r\n* 1 EXISTS\r\n"))
                .containsExactly("OVERSIZE", "'* 1 EXISTS'");
        assertThat(framer.violation().limit()).isEqualTo("maxResponseBytes");
    }

    @Test
    void clientThatAwaitsAGoAheadForTooMuchIsAtTheEndOfItsCommand() {
        Framer framer = small(true, 100, 10, 1000);
        assertThat(events(framer, "a APPEND x {11}\r\n")).containsExactly("OVERSIZE");
        assertThat(events(framer, "b NOOP\r\n")).containsExactly("'b NOOP'");
        assertThat(events(framer, "c APPEND x {11+}\r\nd NOOP\r\n12 x\r\ne NOOP\r\n"))
                .containsExactly("OVERSIZE", "'e NOOP'");
    }

    @Test
    void clientThatAwaitsAGoAheadBehindALongLineIsAtTheEndOfItsCommand() {
        Framer framer = small(true, 10, 10, 1000);
        assertThat(events(framer, "a LOGIN aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa {5}\r\n"))
                .containsExactly("OVERSIZE");
        assertThat(events(framer, "b NOOP\r\n")).containsExactly("'b NOOP'");
    }

    @Test
    void errorTellsNoSecretOfACommand() {
        Framer framer = small(true, 10, 10, 1000);
        events(framer, "a LOGIN ann hunter2hunter2\r\n");
        assertThat(framer.violation().head()).isEqualTo("a LOGIN");
        assertThat(framer.violation()).hasMessageNotContainingAny("ann", "hunter2");
    }

    @Test
    void errorHasNoControlCharacters() {
        Framer framer = small(false, 10, 10, 1000);
        events(framer, "* a\u001b[31m\u007f\u009b\u0080 bbbbbbbb\r\n");
        assertThat(framer.violation().head()).isEqualTo("* a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endlessLineTakesNoMemory(boolean ofLiteral) {
        Framer framer = small(false, 1000, 1000, 10_000);
        feed(framer, ofLiteral ? "* X {99999999}\r\n" : "* X ");
        byte[] piece = new byte[1024];
        Arrays.fill(piece, (byte) 'a');
        framer.feed(piece, 0, piece.length);
        assertThat(framer.next()).isEqualTo(Event.OVERSIZE);
        long before = allocated();
        for (int i = 0; i < 20_000; i++) {
            framer.feed(piece, 0, piece.length);
            assertMore(framer.next());
        }
        assertThat(allocated() - before).as("allocated for 20 MB").isLessThan(200_000);
    }

    private static void assertMore(Event event) {
        if (event != Event.MORE) {
            throw new AssertionError(event);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void manySmallResponsesTakeNoMemory() {
        byte[] octets = "* 1 FETCH (UID 5 BODY[] {5}\r\nabcde)\r\n".repeat(10).getBytes(StandardCharsets.US_ASCII);
        long before = allocated();
        int frames = 0;
        for (int i = 0; i < 20_000; i++) {
            int cut = i % octets.length;
            responses.feed(octets, 0, cut);
            frames += count(responses);
            responses.feed(octets, cut, octets.length);
            frames += count(responses);
        }
        assertThat(frames).isEqualTo(200_000);
        assertThat(allocated() - before).as("allocated for 8 MB").isLessThan(200_000);
    }

    private static int count(Framer framer) {
        int frames = 0;
        while (framer.next() == Event.FRAME) {
            frames++;
        }
        return frames;
    }

    @Test
    void surplusOctetsAreKnownAndForgottenWhenTlsBegins() {
        assertThat(events(commands, "a STARTTLS\r\nb LOGIN {3}\r\n")).containsExactly("'a STARTTLS'", "LITERAL");
        assertThat(commands.hasBuffered()).isTrue();
        commands.clear();
        assertThat(commands.hasBuffered()).isFalse();
        assertThat(events(commands, "c NOOP\r\n")).containsExactly("'c NOOP'");
    }

    @Test
    void clearForgetsALiteralThatWaitsAndWhatIsPassedOver() {
        feed(commands, "a LOGIN {3}\r\n");
        assertThat(commands.next()).isEqualTo(Event.LITERAL);
        commands.clear();
        assertThat(events(commands, "b NOOP\r\n")).containsExactly("'b NOOP'");
        Framer framer = small(false, 10, 10, 100);
        assertThat(events(framer, "* aaaaaaaaaaaaaaaaaaaaa")).containsExactly("OVERSIZE");
        framer.clear();
        assertThat(events(framer, "* 1 EXISTS\r\n")).containsExactly("'* 1 EXISTS'");
    }

    @Test
    void frameKnowsItsSizeAndIsCopied() {
        feed(responses, "* 1 EXISTS\r\n");
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(responses.frame().size()).isEqualTo(10);
        Bytes line = responses.frame().line();
        assertThat(responses.next()).isEqualTo(Event.MORE);
        feed(responses, "* 2 XXXXXX\r\n");
        assertThat(line.text()).isEqualTo("* 1 EXISTS");
    }

    @Test
    void onlyTheGivenRangeIsFed() {
        byte[] octets = "xx* 1 EXISTS\r\nyy".getBytes(StandardCharsets.US_ASCII);
        responses.feed(octets, 2, octets.length - 2);
        assertThat(responses.next()).isEqualTo(Event.FRAME);
        assertThat(frame(responses)).isEqualTo("* 1 EXISTS");
        assertThat(responses.hasBuffered()).isFalse();
    }

    @Test
    void restAtAnyPointLosesNothing() {
        String octets = "* 1 EXISTS\r\n* 2 FETCH (BODY[] {5}\r\nab\r\nc UID 7)\r\n+ go\r\n* 3 EXISTS\r\n";
        List<String> found = new ArrayList<>();
        for (int i = 0; i < octets.length(); i++) {
            found.addAll(events(responses, octets.substring(i, i + 1)));
            responses.rest();
        }
        assertThat(found).isEqualTo(events(Framer.ofResponses(Limits.DEFAULT), octets));
    }
}
