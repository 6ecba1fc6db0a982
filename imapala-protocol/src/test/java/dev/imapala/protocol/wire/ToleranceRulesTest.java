package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that make most deviations harmless, one by one; those about sessions are tested with the client. */
class ToleranceRulesTest {
    private static Object read(String line) {
        return Peer.of(false).value(Bytes.of(line));
    }

    private static FetchedMessage fetched(String line) {
        return ((Untagged.Fetch) read(line)).message();
    }

    @Test
    void contentsThatDoNotParseCostTheirResponseOnly() {
        Peer peer = Peer.of(false).feed("* LIST (\r\n* STATUS x {3}\r\nabc\r\n* SEARCH x\r\n* 3 EXISTS\r\n");
        assertThat(peer.frames()).hasSize(4);
        assertThat(peer.values().get(3)).isEqualTo(new Untagged.Exists(3));
    }

    @Test
    void braceInAQuotedStringBeginsNoLiteral() {
        Peer peer = Peer.of(false).feed("* LIST () \"/\" \"a{5}\"\r\n* 3 EXISTS\r\n");
        assertThat(peer.values()).hasSize(2).last().isEqualTo(new Untagged.Exists(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a1 OK",
                "a1 NO",
                "a1 BAD [",
                "a1 OK [[[",
                "a1 NO [COPYUID 1",
                "a1 OK [UIDNEXT x] y",
                "a1 OK [PERMANENTFLAGS (\\Seen",
                "a1 BYE \u00FC\u00FF{7}",
                "a1  ok  [ALERT] x"
            })
    void taggedLineCompletesItsCommandWhateverItsText(String line) {
        assertThat(read(line))
                .isInstanceOfSatisfying(
                        Response.Tagged.class,
                        tagged -> assertThat(tagged.tag().value()).isEqualTo("a1"));
    }

    @Test
    void codeThatIsNoneIsText() {
        assertThat(read("* OK [Error=\"x\" y] z")).isInstanceOfSatisfying(Untagged.Condition.class, condition -> {
            assertThat(condition.text().code()).isNull();
            assertThat(condition.text().text()).isEqualTo("[Error=\"x\" y] z");
        });
    }

    @Test
    void itemThatDoesNotParseIsKeptAndTheNextOneIsRight() {
        FetchedMessage message = fetched("* 7 FETCH (BODYSTRUCTURE (x) UID 9 FLAGS (\\Seen))");
        assertThat(message.unrecognized()).containsEntry("BODYSTRUCTURE", Bytes.of("(x)"));
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(9));
        assertThat(message.get(FetchItem.FLAGS)).containsExactly(Flag.SEEN);
        assertThat(message.isDefective()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 7 FETCH (UID 9 ENVELOPE (\"a",
                "* 7 FETCH (ENVELOPE (\"a UID 9)",
                "* 7 FETCH UID 9",
                "* 7 FETCH (UID 9) X)",
                "* 7 FETCH (UID 9"
            })
    void fetchThatDoesNotParseTellsItsNumberAndItsUid(String line) {
        FetchedMessage message = fetched(line);
        assertThat(message.isDefective()).isTrue();
        assertThat(message.sequenceNumber()).isEqualTo(7);
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(9));
    }

    @Test
    void unknownResponseIsAValue() {
        assertThat(read("* X-NEW (a \"b\" {3}) c"))
                .isEqualTo(new Untagged.Unrecognized("X-NEW", Bytes.of("X-NEW (a \"b\" {3}) c")));
    }

    @Test
    void everyDeviationIsToldWithItsOctets() {
        List<Quirk> quirks = new ArrayList<>();
        List<Bytes> responses = new ArrayList<>();
        ResponseParser parser = new ResponseParser(Limits.DEFAULT, (quirk, frame) -> {
            quirks.add(quirk);
            responses.add(frame.line());
        });
        Bytes response = Bytes.of("* FLAGS (NIL  \"\\\\Seen\")");
        parser.parse(Frame.of(response));
        parser.parse(Frame.of(response));
        parser.parse(Frame.of(Bytes.of("* FLAGS (\\Seen)")));
        assertThat(quirks)
                .containsExactly(
                        Quirk.DOUBLED_SPACES,
                        Quirk.QUOTED_FLAG,
                        Quirk.NIL_IN_LIST,
                        Quirk.DOUBLED_SPACES,
                        Quirk.QUOTED_FLAG,
                        Quirk.NIL_IN_LIST);
        assertThat(responses).containsOnly(response);
    }

    @Test
    void nothingInALiteralIsTakenForTheEndOfAResponse() {
        Peer peer =
                Peer.of(false).feed("* 1 FETCH (BODY[] {25}\r\n)\r\na1 OK done\r\n* 9 EXISTS UID 5)\r\n* 3 EXISTS\r\n");
        assertThat(peer.values()).hasSize(2).last().isEqualTo(new Untagged.Exists(3));
        assertThat(((Untagged.Fetch) peer.values().get(0)).message().get(FetchItem.UID))
                .isEqualTo(Uid.of(5));
    }

    @Test
    void wordsAreReadInAnyCase() {
        assertThat(read("* fetch")).isInstanceOf(Untagged.Unrecognized.class);
        assertThat(read("* 1 fetch (uid 9 flags (\\seen) internaldate nil)"))
                .isEqualTo(read("* 1 FETCH (UID 9 FLAGS (\\Seen) INTERNALDATE NIL)"));
        assertThat(read("a1 no [alert] x"))
                .isEqualTo(new Response.Tagged(
                        new dev.imapala.protocol.Tag("a1"),
                        Status.NO,
                        dev.imapala.protocol.response.ResponseText.of(ResponseCode.ALERT, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9.5e300", "1e400", "99999999999999999999", "NIL"})
    void numbersThatCannotBeAreUnknown(String number) {
        FetchedMessage message = fetched("* 1 FETCH (RFC822.SIZE " + number + " UID 9)");
        assertThat(message.find(FetchItem.RFC822_SIZE)).isEmpty();
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(9));
    }

    @Test
    void octetsThatAreNoTextFailNothing() {
        Bytes bad = Bytes.copyOf(new byte[] {'"', (byte) 0xE9, (byte) 0xFF, '"'});
        Bytes line = Bytes.copyOf(Fill.concat(Bytes.of("* LIST () \"/\" "), bad));
        assertThat(Peer.of(false).value(line))
                .isInstanceOfSatisfying(
                        Untagged.Listing.class,
                        listing ->
                                assertThat(listing.mailbox().name().toString()).isNotEmpty());
        Bytes status = Bytes.copyOf(Fill.concat(Bytes.of("* OK "), bad));
        assertThat(Peer.of(false).value(status))
                .isInstanceOfSatisfying(
                        Untagged.Condition.class,
                        condition -> assertThat(condition.text().text()).isEqualTo("\"\u00E9\u00FF\""));
    }
}
