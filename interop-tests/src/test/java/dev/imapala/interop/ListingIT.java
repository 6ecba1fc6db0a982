package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.mail.GeneratedMessage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand messages come out as they were put in. */
class ListingIT extends Scenario {
    private static final FetchItem<Bytes> BEGINNING = FetchItem.body(Section.FULL, new Partial(0, 700));
    private static final FetchItem<Bytes> MIDDLE = FetchItem.body(Section.FULL, new Partial(300, 1000));
    private static final FetchItem<Bytes> FULL = FetchItem.body(Section.FULL);
    private static final FetchItem<Bytes> HEADER = FetchItem.body(Section.HEADER);
    private static final FetchItem<Bytes> TEXT = FetchItem.body(Section.TEXT);

    private final BigMailbox big = BigMailbox.filled();
    private final Differences differences = new Differences();
    private final MessageComparison comparison = new MessageComparison(differences);
    private SelectedMailbox mailbox;

    @BeforeEach
    void select() {
        ImapSession session = await(client.connect(server.tls(), big.user.credentials()));
        mailbox = await(session.examine("INBOX"));
        assertThat(mailbox.state().exists()).isEqualTo(BigMailbox.SIZE);
    }

    @Test
    void everyMessageIsListedAsItWasPutIn() {
        compareAll(
                Fetch.items(UID, FLAGS, INTERNALDATE, RFC822_SIZE, ENVELOPE, BODYSTRUCTURE, BEGINNING, MIDDLE),
                (put, got) -> {
                    differences.expect(put + " UID", big.uid(put), got.get(UID));
                    comparison.compareStored(put, got);
                    comparison.compareParsed(put, got);
                    byte[] octets = BigMailbox.kept(put);
                    differences.expectSame(put + " " + BEGINNING, range(octets, 0, 700), octets(got, BEGINNING));
                    differences.expectSame(put + " " + MIDDLE, range(octets, 300, 1300), octets(got, MIDDLE));
                });
    }

    @Test
    void everyMessageComesBackByteForByte() {
        compareAll(
                Fetch.items(FULL), (put, got) -> differences.expectSame(put, BigMailbox.kept(put), octets(got, FULL)));
    }

    @Test
    void headerAndTextMakeTheMessage() {
        compareAll(Fetch.items(HEADER, TEXT), (put, got) -> {
            byte[] header = octets(got, HEADER);
            byte[] text = octets(got, TEXT);
            byte[] both = Arrays.copyOf(header, header.length + text.length);
            System.arraycopy(text, 0, both, header.length, text.length);
            if (put.kind().isWellFormed()) {
                differences.expectSame(put, BigMailbox.kept(put), both);
            }
        });
    }

    /** Fetches all messages, and gives each with what was put in. */
    private void compareAll(Fetch fetch, BiConsumer<GeneratedMessage, FetchedMessage> compare) {
        BitSet seen = new BitSet();
        await(mailbox.fetch(mailbox.all(), fetch).forEach(got -> {
            int index = Math.toIntExact(got.sequenceNumber() - 1);
            seen.set(index);
            compare.accept(BigMailbox.message(index), got);
        }));
        assertThat(seen.cardinality()).isEqualTo(BigMailbox.SIZE);
        differences.assertNone();
        assertThat(trace.complaints()).allMatch(this::isKnown);
    }

    /** What servers make of the addresses of malformed mail is counted. */
    private boolean isKnown(String complaint) {
        boolean loose = complaint.startsWith(Quirk.BRACKETED_ADDRESS + " ")
                || complaint.startsWith(Quirk.SPACE_IN_PARENTHESES + " ");
        boolean placeholder = complaint.startsWith(Quirk.PLACEHOLDER + " ");
        boolean open = complaint.startsWith(Quirk.GROUP_WITHOUT_END + " ");
        boolean single = complaint.startsWith(Quirk.MULTIPART_AS_PART + " ");
        return (single && server.is(Trait.TELLS_MULTIPARTS_AS_PARTS))
                || (open && server.is(Trait.LEAVES_GROUPS_OPEN))
                || (loose && server.is(Trait.WRITES_ENVELOPES_LOOSELY))
                || (placeholder && server.is(Trait.WRITES_PLACEHOLDERS));
    }

    private static byte[] octets(FetchedMessage message, FetchItem<Bytes> item) {
        return message.get(item).toArray();
    }

    private static byte[] range(byte[] octets, int from, int to) {
        return from >= octets.length ? new byte[0] : Arrays.copyOfRange(octets, from, Math.min(to, octets.length));
    }

    @Test
    void uidsFindTheirMessages() {
        GeneratedMessage first = BigMailbox.message(17);
        GeneratedMessage second = BigMailbox.message(BigMailbox.SIZE - 124);
        UidSet both = UidSet.of(big.uid(first), big.uid(second));
        assertThat(await(mailbox.fetch(both, Fetch.items(UID, RFC822_SIZE)).toList()))
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(got -> comparesUid(first, got), got -> comparesUid(second, got));
    }

    private void comparesUid(GeneratedMessage put, FetchedMessage got) {
        assertThat(got.get(UID)).isEqualTo(big.uid(put));
        assertThat(got.sequenceNumber()).isEqualTo(put.index() + 1L);
        assertThat(got.get(RFC822_SIZE)).isEqualTo(BigMailbox.kept(put).length);
    }

    @Test
    void newestAreTheLast() {
        assertThat(await(mailbox.fetch(mailbox.newest(3), Fetch.items(FLAGS)).toList()))
                .extracting(FetchedMessage::sequenceNumber)
                .containsExactly(BigMailbox.SIZE - 2L, BigMailbox.SIZE - 1L, (long) BigMailbox.SIZE);
    }

    @Test
    void setBeyondTheEndFindsNothing() {
        long beyond = big.uid(BigMailbox.message(BigMailbox.SIZE - 1)).value() + 1000;
        assertThat(await(mailbox.fetch(UidSet.of(beyond), Fetch.items(FLAGS)).toList()))
                .isEmpty();
    }

    @Test
    void rangeBehindTheEndOfAMessageIsEmpty() {
        FetchItem<Bytes> behind = FetchItem.body(Section.FULL, new Partial(50_000_000, 10));
        assertThat(await(mailbox.fetch(mailbox.newest(1), Fetch.items(behind)).toList()))
                .singleElement()
                .satisfies(
                        got -> assertThat(got.find(behind).orElse(Bytes.EMPTY)).isEqualTo(Bytes.EMPTY));
    }
}
