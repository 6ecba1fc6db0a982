package dev.imapala.testserver.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleMailTest {
    private static final int MANY = 3000;

    @Test
    void sameSeedAndIndexMakeTheSameMessage() {
        SampleMail one = SampleMail.seeded(7);
        SampleMail other = SampleMail.seeded(7);
        for (int index = 200; index >= 0; index--) {
            GeneratedMessage message = one.message(index);
            GeneratedMessage again = other.message(index);
            assertThat(message.bytes()).isEqualTo(again.bytes());
            assertThat(message.flags()).isEqualTo(again.flags());
            assertThat(message.internalDate()).isEqualTo(again.internalDate());
            assertThat(message.facts()).isEqualTo(again.facts());
        }
    }

    @Test
    void anotherSeedMakesOtherMail() {
        assertThat(SampleMail.seeded(1).message(3).bytes())
                .isNotEqualTo(SampleMail.seeded(2).message(3).bytes());
    }

    @Test
    void usualMailHasEveryKind() {
        Set<MailKind> kinds = SampleMail.seeded(1)
                .messages(MANY)
                .map(GeneratedMessage::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailKind.class)));
        assertThat(kinds).containsExactlyInAnyOrder(MailKind.values());
    }

    @Test
    void sixInAHundredAreMalformed() {
        long malformed = SampleMail.seeded(1)
                .messages(MANY)
                .filter(message -> !message.kind().isWellFormed())
                .count();
        assertThat(malformed).isBetween(MANY * 4L / 100, MANY * 8L / 100);
    }

    @Test
    void messageIdsAreUnique() {
        Set<String> ids = SampleMail.seeded(1)
                .messages(MANY)
                .flatMap(message -> message.facts().stream())
                .map(MailFacts::messageId)
                .collect(Collectors.toSet());
        long wellFormed = SampleMail.seeded(1)
                .messages(MANY)
                .filter(message -> message.kind().isWellFormed())
                .count();
        assertThat(ids).hasSize((int) wellFormed);
    }

    @Test
    void repliesNameAMessageBeforeThem() {
        List<MailFacts> known = new ArrayList<>();
        long replies = SampleMail.seeded(1)
                .messages(500)
                .filter(message -> message.kind() == MailKind.PLAIN)
                .map(message -> message.facts().orElseThrow())
                .peek(known::add)
                .filter(facts -> facts.inReplyTo() != null)
                .peek(facts -> assertThat(facts.subject()).startsWith("Re: "))
                .count();
        assertThat(replies).isPositive();
        assertThat(known.stream().map(MailFacts::messageId))
                .containsAnyElementsOf(known.stream()
                        .map(MailFacts::inReplyTo)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindCanBeHadAlone(MailKind kind) {
        SampleMail.seeded(3).only(kind).messages(20).forEach(message -> {
            assertThat(message.kind()).isEqualTo(kind);
            assertThat(message.facts().isPresent()).isEqualTo(kind.isWellFormed());
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyLineEndIsCrlf(MailKind kind) {
        SampleMail.seeded(3)
                .only(kind)
                .messages(20)
                .forEach(message -> assertThat(latin1(message.bytes()).replace("\r\n", ""))
                        .as("%s", message)
                        .doesNotContain("\r", "\n"));
    }

    @Test
    void wellFormedMailKeepsTheLineLimitAndAnAsciiHeader() {
        SampleMail.seeded(5).only(MailKind.wellFormed()).messages(MANY).forEach(message -> {
            String text = latin1(message.bytes());
            assertThat(text.lines().mapToInt(String::length).max().orElseThrow())
                    .as("%s", message)
                    .isLessThanOrEqualTo(998);
            assertThat(text.substring(0, text.indexOf("\r\n\r\n")).chars().max().orElseThrow())
                    .as("%s", message)
                    .isLessThan(0x80);
        });
    }

    @Test
    void attachmentsKeepTheirLimit() {
        SampleMail small = SampleMail.seeded(1).only(MailKind.ATTACHMENTS).maxAttachmentBytes(1024);
        int largest = small.messages(200)
                .mapToInt(message -> message.bytes().size())
                .max()
                .orElseThrow();
        assertThat(largest).isLessThan(16 * 1024);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMail.seeded(1).message(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMail.seeded(1).only(List.of()))
                .withMessageContaining("MailKind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMail.seeded(1).maxAttachmentBytes(10))
                .withMessageContaining("1024");
    }

    private static String latin1(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
