package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.MailFacts;
import dev.imapala.testserver.mail.MailKind;
import dev.imapala.testserver.mail.PartFacts;
import dev.imapala.testserver.mail.SampleMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section of a message is the very piece of it that the RFC says. */
class SectionIT extends Scenario {
    static List<MailKind> kinds() {
        return MailKind.wellFormed();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPartIsAPieceOfTheMessage(MailKind kind) {
        GeneratedMessage put = SampleMail.seeded(7).only(kind).message(3);
        SelectedMailbox inbox = inboxWith(put.bytes());
        new Walk(inbox, latin(put.bytes())).inside(put.facts().orElseThrow(), new long[0]);
        assertThat(trace.complaints()).isEmpty();
    }

    /** Visits the parts of a message, and fetches each in every way. */
    private record Walk(SelectedMailbox inbox, String whole) {
        void inside(MailFacts facts, long... path) {
            if (facts.structure() instanceof PartFacts.Multipart parts) {
                children(parts, path);
            } else {
                part(facts.structure(), false, deeper(path, 1));
            }
        }

        private void children(PartFacts.Multipart multipart, long... path) {
            int number = 1;
            for (PartFacts child : multipart.parts()) {
                long[] childPath = deeper(path, number++);
                part(child, true, childPath);
                if (child instanceof PartFacts.Multipart parts) {
                    children(parts, childPath);
                } else if (child instanceof PartFacts.Embedded embedded) {
                    embedded(childPath);
                    inside(embedded.message(), childPath);
                }
            }
        }

        private void part(PartFacts facts, boolean hasMimeHeader, long... path) {
            Section section = Section.part(path);
            if (facts instanceof PartFacts.Multipart) {
                assertThat(whole).contains(text(section.mime()));
                return;
            }
            String body = text(section);
            if (path.length > 1 && ServerUnderTest.current().is(Trait.CUTS_EMBEDDED_BODIES)) {
                assertThat(body).as("size of %s", section).hasSizeBetween(1, size(facts));
            } else {
                assertThat(body).as("size of %s", section).hasSize(size(facts));
            }
            assertThat(whole).as("%s", section).contains(hasMimeHeader ? text(section.mime()) + body : body);
        }

        private static int size(PartFacts facts) {
            return facts instanceof PartFacts.Embedded embedded ? embedded.size() : ((PartFacts.Single) facts).size();
        }

        private void embedded(long... path) {
            Section section = Section.part(path);
            assertThat(text(section.header()) + text(section.bodyText())).isEqualTo(text(section));
        }

        private String text(Section section) {
            FetchItem<Bytes> item = FetchItem.body(section);
            return latin(fetch(inbox, item).get(item));
        }

        private static long[] deeper(long[] path, long number) {
            return LongStream.concat(LongStream.of(path), LongStream.of(number)).toArray();
        }
    }

    @Test
    void headerFieldsComeAlone() {
        SelectedMailbox inbox = inboxWith(mail("fields"));
        FetchItem<Bytes> some = FetchItem.body(Section.headerFields("subject", "From", "X-Missing"));
        FetchItem<Bytes> others = FetchItem.body(Section.headerFieldsNot("Subject", "From", "Date", "Message-ID"));
        FetchedMessage message = fetch(inbox, some, others);
        assertThat(latin(message.get(some))).isEqualTo("From: Ann <ann@example.org>\r\nSubject: fields\r\n\r\n");
        assertThat(latin(message.get(others))).isEqualTo("To: Bob <bob@example.org>\r\n\r\n");
    }

    @Test
    void rangesOfASectionMakeTheSection() {
        SelectedMailbox inbox = inboxWith(mail("ranges"));
        StringBuilder pieces = new StringBuilder();
        for (long offset = 0; offset < mail("ranges").size(); offset += 17) {
            FetchItem<Bytes> piece = FetchItem.body(Section.FULL, new Partial(offset, 17));
            pieces.append(latin(fetch(inbox, piece).get(piece)));
        }
        assertThat(pieces).hasToString(latin(mail("ranges")));
    }

    @Test
    void missingPartIsNothing() {
        FetchItem<Bytes> missing = FetchItem.body(Section.part(7));
        assertThat(fetch(inboxWith(mail("short")), missing).find(missing).orElse(Bytes.EMPTY))
                .isEqualTo(Bytes.EMPTY);
    }

    private SelectedMailbox inboxWith(Bytes message) {
        ImapSession session = connect();
        await(session.append("INBOX", Append.message(message)));
        return await(session.examine("INBOX"));
    }

    private static FetchedMessage fetch(SelectedMailbox inbox, FetchItem<?>... items) {
        List<FetchedMessage> messages =
                await(inbox.fetch(SeqSet.of(1), Fetch.items(items)).toList());
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static String latin(Bytes octets) {
        return new String(octets.toArray(), StandardCharsets.ISO_8859_1);
    }
}
