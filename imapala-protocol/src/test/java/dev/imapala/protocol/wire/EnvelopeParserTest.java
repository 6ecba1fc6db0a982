package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The addresses of an envelope whose first fields often repeat each other. */
class EnvelopeParserTest {
    private static final String ANN = "((\"Ann\" NIL \"ann\" \"a.test\"))";
    private static final String BOB = "((\"Bob\" NIL \"bob\" \"a.test\"))";

    private static Envelope envelope(String from, String sender, String replyTo) {
        Object read = Peer.of(false)
                .value(Bytes.of("* 1 FETCH (ENVELOPE (NIL NIL " + from + " " + sender + " " + replyTo
                        + " NIL NIL NIL NIL \"<1@a.test>\"))"));
        return ((Untagged.Fetch) read).message().get(FetchItem.ENVELOPE);
    }

    private static List<String> addresses(List<Address> addresses) {
        return addresses.stream()
                .flatMap(Address::mailboxes)
                .map(Address.Mailbox::address)
                .toList();
    }

    @Test
    void fieldsThatRepeatTheAuthorHaveTheSameAddresses() {
        Envelope envelope = envelope(ANN, ANN, ANN);
        assertThat(addresses(envelope.from())).containsExactly("ann@a.test");
        assertThat(envelope.sender()).isSameAs(envelope.from());
        assertThat(envelope.replyTo()).isSameAs(envelope.from());
        assertThat(envelope.messageId()).isEqualTo("<1@a.test>");
    }

    @Test
    void fieldsThatDifferHaveTheirOwnAddresses() {
        Envelope envelope = envelope(ANN, BOB, ANN);
        assertThat(addresses(envelope.sender())).containsExactly("bob@a.test");
        assertThat(addresses(envelope.replyTo())).containsExactly("ann@a.test");
        envelope = envelope("NIL", "NIL", BOB);
        assertThat(envelope.sender()).isEmpty();
        assertThat(addresses(envelope.replyTo())).containsExactly("bob@a.test");
        envelope = envelope(ANN, ANN.substring(0, ANN.length() - 1) + BOB.substring(1), "NIL");
        assertThat(addresses(envelope.sender())).containsExactly("ann@a.test", "bob@a.test");
        assertThat(envelope.replyTo()).as("the authors, where there is none").isEqualTo(envelope.from());
    }

    @Test
    void addressesThatAreToleratedAreReadEachTime() {
        String odd = "((\"Ann\" NIL \"<ann\" \"a.test>\"))";
        Envelope envelope = envelope(odd, odd, odd);
        assertThat(envelope.sender()).isEqualTo(envelope.from()).isNotSameAs(envelope.from());
        Peer peer = Peer.of(false)
                .feed("* 1 FETCH (ENVELOPE (NIL NIL " + odd + " " + odd + " NIL NIL NIL NIL NIL NIL))\r\n");
        assertThat(peer.quirks(0)).containsExactly(Quirk.SENDER_MISSING, Quirk.BRACKETED_ADDRESS);
    }

    @Test
    void largeLiteralsOfOneSizeAreNotTakenForOneAnother() {
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        StringBuilder octets = new StringBuilder("* 1 FETCH (ENVELOPE (NIL NIL");
        for (String name : List.of("a", "b")) {
            octets.append(" (({9000}\r\n").append(name.repeat(9000)).append(" NIL \"x\" \"a.test\"))");
        }
        byte[] array =
                octets.append(" NIL NIL NIL NIL NIL NIL))\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        framer.feed(array, 0, array.length);
        assertThat(framer.next()).isEqualTo(Framer.Event.FRAME);
        FetchedMessage message = ((Untagged.Fetch) new ResponseParser(Limits.DEFAULT).parse(framer.frame())).message();
        Envelope envelope = message.get(FetchItem.ENVELOPE);
        assertThat(envelope.from().get(0).displayName()).isEqualTo("a".repeat(9000));
        assertThat(envelope.sender().get(0).displayName()).isEqualTo("b".repeat(9000));
    }
}
