package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Part;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What FETCH brings besides; items of extensions where the server has them. */
class ItemsIT extends Scenario {
    private static final Bytes MIXED = Bytes.of(String.join(
            "\r\n",
            "From: Ann <ann@example.org>",
            "Subject: mixed",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Viele Gr=C3=BC=C3=9Fe",
            "--b",
            "Content-Type: application/octet-stream;",
            " name=\"=?utf-8?Q?M=C3=A4rz.bin?=\"",
            "Content-Disposition: attachment;",
            " filename*0*=utf-8''M%C3%A4;",
            " filename*1=\"rz.bin\"",
            "Content-Transfer-Encoding: base64",
            "",
            "AAECAwQ=",
            "--b--",
            ""));

    private ImapSession session;
    private SelectedMailbox inbox;

    @BeforeEach
    void fill() {
        session = connect();
        await(session.append("INBOX", Append.message(MIXED)));
        inbox = await(session.select("INBOX"));
    }

    private FetchedMessage fetch(FetchItem<?>... items) {
        return await(inbox.fetch(SeqSet.of(1), Fetch.items(items)).toList()).get(0);
    }

    @Test
    void partsOfAMessageAreFoundByWhatTheyAre() {
        BodyStructure structure = fetch(BODYSTRUCTURE).get(BODYSTRUCTURE);
        Part text = structure.first("text/plain").orElseThrow();
        assertThat(text.section()).isEqualTo(Section.part(1));
        assertThat(text.structure().charset()).contains("utf-8");
        assertThat(structure.attachments()).singleElement().satisfies(part -> {
            assertThat(part.section()).isEqualTo(Section.part(2));
            assertThat(part.fileName()).contains("März.bin");
        });
        FetchItem<Bytes> octets = FetchItem.body(text.section());
        assertThat(fetch(octets).get(octets).text()).startsWith("Viele Gr=C3=BC");
    }

    @Test
    void partsComeWithoutTheirTransferEncoding() {
        if (!offers(
                session,
                Capability.BINARY,
                () -> inbox.fetch(SeqSet.of(1), Fetch.items(FetchItem.binary(Section.part(1))))
                        .toList())) {
            return;
        }
        FetchItem<Bytes> text = FetchItem.binary(Section.part(1));
        FetchItem<Bytes> octets = FetchItem.binary(Section.part(2));
        FetchItem<Bytes> some = FetchItem.binary(Section.part(2), new Partial(1, 2));
        FetchItem<Long> size = FetchItem.binarySize(Section.part(2));
        assertThat(fetch(text).get(text)).isEqualTo(Bytes.of("Viele Grüße"));
        assertThat(fetch(octets).get(octets)).isEqualTo(Bytes.copyOf(new byte[] {0, 1, 2, 3, 4}));
        assertThat(fetch(some).get(some)).isEqualTo(Bytes.copyOf(new byte[] {1, 2}));
        assertThat(fetch(size).get(size)).isEqualTo(5);
        assertThat(fetch(FLAGS).get(FLAGS)).as("nothing was marked").doesNotContain(Flag.SEEN);
    }

    @Test
    void itemsOfRev1AreThoseOfSections() {
        assertThat(fetch(FetchItem.RFC822_HEADER).get(FetchItem.RFC822_HEADER).text())
                .startsWith("From: Ann")
                .endsWith("\r\n\r\n");
        assertThat(fetch(FLAGS).get(FLAGS)).doesNotContain(Flag.SEEN);
        assertThat(fetch(FetchItem.RFC822).get(FetchItem.RFC822)).isEqualTo(MIXED);
        assertThat(fetch(FLAGS).get(FLAGS)).contains(Flag.SEEN);
    }

    @Test
    void previewIsTheBeginningOfTheText() {
        if (session.capabilities().has(Capability.PREVIEW)) {
            assertThat(fetch(FetchItem.PREVIEW).find(FetchItem.PREVIEW))
                    .satisfiesAnyOf(
                            text -> assertThat(text)
                                    .hasValueSatisfying(
                                            found -> assertThat(found).startsWith("Viele Grüße")),
                            none -> assertThat(none.isEmpty() && server.is(Trait.HAS_NO_PREVIEW_AT_TIMES))
                                    .isTrue());
            assertThat(fetch(FetchItem.PREVIEW_LAZY).has(FetchItem.PREVIEW)).isTrue();
        }
    }

    @Test
    void saveDateIsWhenTheMessageCame() {
        if (session.capabilities().has(Capability.SAVEDATE)) {
            FetchedMessage message = fetch(FetchItem.SAVEDATE, FetchItem.INTERNALDATE);
            assertThat(message.get(FetchItem.SAVEDATE).epochSecond())
                    .isGreaterThanOrEqualTo(message.get(FetchItem.INTERNALDATE).epochSecond());
        }
    }

    @Test
    void messageIsFoundByTheDayOnWhichItWasSaved() {
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        Search before = Search.matching(new SearchKey.Dated(SearchKey.Relation.SAVEDBEFORE, later));
        Search since = Search.matching(new SearchKey.Dated(SearchKey.Relation.SAVEDSINCE, later));
        if (offers(session, Capability.SAVEDATE, () -> inbox.search(before))) {
            assertThat(await(inbox.search(before)).messages().numbers().count()).isEqualTo(1);
            assertThat(await(inbox.search(since)).messages().numbers().count()).isZero();
        }
    }

    @Test
    void binaryMessageIsAppended() {
        Bytes binary = Bytes.of(String.join(
                "\r\n",
                "Subject: binary",
                "MIME-Version: 1.0",
                "Content-Type: application/octet-stream",
                "Content-Transfer-Encoding: binary",
                "",
                "no\0text"));
        if (offers(session, Capability.BINARY, () -> session.append("INBOX", Append.binary(Content.of(binary))))) {
            await(session.append("INBOX", Append.binary(Content.of(binary))));
            await(session.noop());
            FetchItem<Bytes> octets = FetchItem.binary(Section.part(1));
            FetchedMessage message = await(
                            inbox.fetch(SeqSet.of(2), Fetch.items(octets)).toList())
                    .get(0);
            assertThat(message.get(octets)).isEqualTo(Bytes.of("no\0text"));
        }
    }

    @Test
    void copiesHaveTheSameIdentifier() {
        if (session.capabilities().has(Capability.OBJECTID)) {
            FetchedMessage original = fetch(FetchItem.EMAILID, FetchItem.THREADID);
            await(inbox.copy(SeqSet.of(1), "INBOX"));
            FetchedMessage copy = await(inbox.fetch(SeqSet.of(2), Fetch.items(FetchItem.EMAILID))
                            .toList())
                    .get(0);
            assertThat(copy.get(FetchItem.EMAILID)).isEqualTo(original.get(FetchItem.EMAILID));
            assertThat(original.has(FetchItem.THREADID)).isTrue();
        }
    }
}
