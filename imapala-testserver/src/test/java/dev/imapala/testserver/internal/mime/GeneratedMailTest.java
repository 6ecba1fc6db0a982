package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.MailAddress;
import dev.imapala.testserver.mail.MailFacts;
import dev.imapala.testserver.mail.MailKind;
import dev.imapala.testserver.mail.PartFacts;
import dev.imapala.testserver.mail.SampleMail;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the generator knows of its messages, and what the reader finds in them, must be the same. */
class GeneratedMailTest {

    @ParameterizedTest
    @EnumSource
    void readerFindsWhatTheGeneratorWrote(MailKind kind) {
        SampleMail.seeded(11).only(kind).messages(100).forEach(message -> {
            MimePart part = MimeReader.read(message.bytes());
            Envelope envelope = EnvelopeReader.read(part);
            BodyStructure structure = BodyStructureReader.read(part);
            message.facts().ifPresent(facts -> compare(message, facts, envelope, structure));
        });
    }

    @ParameterizedTest
    @EnumSource
    void partsAreWhereTheStructureSays(MailKind kind) {
        SampleMail.seeded(12).only(kind).messages(50).forEach(message -> {
            MimePart root = MimeReader.read(message.bytes());
            walk(root, root, List.of());
            int wholeSize = root.headerBytes().size() + root.bodyBytes().size();
            assertThat(wholeSize).isEqualTo(message.bytes().size());
        });
    }

    private static void walk(MimePart root, MimePart container, List<Long> path) {
        int count = container.isMultipart() ? container.parts().size() : 1;
        for (long number = 1; number <= count; number++) {
            List<Long> numbers = new ArrayList<>(path);
            numbers.add(number);
            MimePart part = Sections.part(root, numbers).orElseThrow();
            assertThat(part)
                    .isSameAs(container.isMultipart() ? container.parts().get((int) number - 1) : container);
            part.message().ifPresent(message -> walk(root, message, numbers));
            if (part.isMultipart()) {
                walk(root, part, numbers);
            }
        }
        assertThat(Sections.part(root, append(path, count + 1L))).isEmpty();
    }

    private static List<Long> append(List<Long> path, long number) {
        return Stream.concat(path.stream(), Stream.of(number)).toList();
    }

    private static void compare(GeneratedMessage message, MailFacts facts, Envelope envelope, BodyStructure structure) {
        assertThat(envelope.subject()).as("subject of %s", message).isEqualTo(facts.subject());
        assertThat(envelope.messageId()).isEqualTo(facts.messageId());
        assertThat(envelope.inReplyTo()).isEqualTo(facts.inReplyTo() == null ? "" : facts.inReplyTo());
        assertThat(envelope.date()).isEqualTo(facts.date());
        compare(facts.from(), envelope.from());
        compare(facts.from(), envelope.sender());
        compare(facts.to(), envelope.to());
        compare(facts.cc(), envelope.cc());
        compare(message, facts.structure(), structure);
    }

    private static void compare(List<MailAddress> expected, List<Address> actual) {
        List<MailAddress> found = actual.stream()
                .flatMap(Address::mailboxes)
                .map(mailbox -> {
                    String[] halves = mailbox.address().split("@", -1);
                    String name = mailbox.displayName();
                    return new MailAddress(name.isEmpty() ? null : name, halves[0], halves[1]);
                })
                .toList();
        assertThat(found).isEqualTo(expected);
    }

    private static void compare(GeneratedMessage message, PartFacts facts, BodyStructure structure) {
        assertThat(structure.type() + "/" + structure.subtype())
                .as("%s", message)
                .isEqualTo(facts.mediaType());
        if (facts instanceof PartFacts.Multipart multipart) {
            BodyStructure.Multipart found = (BodyStructure.Multipart) structure;
            assertThat(found.parameter("boundary")).contains(multipart.boundary());
            assertThat(found.parts()).hasSameSizeAs(multipart.parts());
            for (int i = 0; i < found.parts().size(); i++) {
                compare(message, multipart.parts().get(i), found.parts().get(i));
            }
        } else if (facts instanceof PartFacts.Embedded embedded) {
            BodyStructure.Message found = (BodyStructure.Message) structure;
            assertThat(found.size()).as("%s", message).isEqualTo(embedded.size());
            assertThat(found.lines()).isEqualTo(embedded.lines());
            Envelope envelope = Objects.requireNonNull(found.envelope());
            compare(message, embedded.message(), envelope, Objects.requireNonNull(found.body()));
        } else if (facts instanceof PartFacts.Single single) {
            compareSingle(message, single, (BodyStructure.Single) structure);
        } else {
            throw new AssertionError(facts);
        }
    }

    private static void compareSingle(GeneratedMessage message, PartFacts.Single facts, BodyStructure.Single found) {
        assertThat(found.size()).as("size in %s", message).isEqualTo(facts.size());
        assertThat(found.fields().encoding()).isEqualToIgnoringCase(facts.transferEncoding());
        if (found instanceof BodyStructure.Text text) {
            assertThat(text.lines()).isEqualTo(facts.lines());
        }
        assertThat(fileName(found)).as("file name in %s", message).isEqualTo(facts.fileName());
    }

    private static @Nullable String fileName(BodyStructure.Single part) {
        BodyStructure.Disposition disposition = part.extension().disposition();
        if (disposition == null) {
            return part.parameter("name").orElse(null);
        }
        return disposition
                .parameter("filename*")
                .map(value -> URLDecoder.decode(value.substring("utf-8''".length()), StandardCharsets.UTF_8))
                .or(() -> disposition.parameter("filename").map(GeneratedMailTest::decoded))
                .orElse(null);
    }

    private static String decoded(String name) {
        if (!name.startsWith("=?")) {
            return name;
        }
        StringBuilder out = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            String base64 = word.substring("=?utf-8?B?".length(), word.length() - 2);
            out.append(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        }
        return out.toString();
    }
}
