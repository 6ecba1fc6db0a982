package dev.imapala.protocol.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetchedMessageTest {
    private static final FetchItem<Bytes> BODY = FetchItem.body(Section.FULL);
    private static final FetchItem<Bytes> PART = FetchItem.body(Section.part(2));

    private final FetchedMessage message = FetchedMessage.builder(7)
            .put(BODY, Bytes.of("text"))
            .putNil(PART)
            .putUnrecognized("X-FOO", Bytes.of("(a)"))
            .put(FetchItem.RFC822_SIZE, 12L)
            .put(FetchItem.INTERNALDATE, new InternalDate(0, 0))
            .put(FetchItem.FLAGS, Set.of(Flag.SEEN))
            .put(FetchItem.UID, Uid.of(5))
            .build();

    @Test
    void itemsAreAskedForByKey() {
        assertThat(message.sequenceNumber()).isEqualTo(7);
        assertThat(message.get(FetchItem.UID)).isEqualTo(Uid.of(5));
        assertThat(message.get(FetchItem.FLAGS)).containsExactly(Flag.SEEN);
        assertThat(message.get(FetchItem.INTERNALDATE)).isEqualTo(new InternalDate(0, 0));
        assertThat(message.get(FetchItem.RFC822_SIZE)).isEqualTo(12);
        assertThat(message.get(BODY)).isEqualTo(Bytes.of("text"));
        assertThat(message.get(BODY.markingSeen())).isEqualTo(Bytes.of("text"));
        assertThat(message.find(FetchItem.ENVELOPE)).isEmpty();
        assertThat(message.has(FetchItem.ENVELOPE)).isFalse();
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> message.get(FetchItem.ENVELOPE))
                .withMessage(
                        "message 7 came without ENVELOPE; it has [UID, FLAGS, INTERNALDATE, RFC822.SIZE, BODY[], BODY[2]]");
    }

    @Test
    void nilIsThereAndHasNoValue() {
        assertThat(message.has(PART)).isTrue();
        assertThat(message.find(PART)).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> message.get(PART))
                .withMessageStartingWith("message 7 came with NIL for BODY[2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchedMessage.builder(1).putNil(FetchItem.FLAGS))
                .withMessage("FLAGS cannot be NIL; leave it out");
    }

    @Test
    void whatNobodyUnderstandsIsKept() {
        assertThat(message.unrecognized()).containsOnlyKeys("X-FOO").containsEntry("X-FOO", Bytes.of("(a)"));
        assertThat(message.items()).extracting(FetchItem::toString).doesNotContain("X-FOO");
    }

    @Test
    void messagesAreEqualInWhateverOrderUnknownItemsCame() {
        FetchedMessage one = FetchedMessage.builder(1)
                .putUnrecognized("X", Bytes.of("1"))
                .put(BODY, Bytes.of("a"))
                .build();
        FetchedMessage other = FetchedMessage.builder(1)
                .put(BODY, Bytes.of("a"))
                .putUnrecognized("X", Bytes.of("1"))
                .build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one)
                .isNotEqualTo(FetchedMessage.builder(1).put(BODY, Bytes.of("a")).build());
        assertThat(one)
                .isNotEqualTo(FetchedMessage.builder(2).put(BODY, Bytes.of("a")).build());
    }

    @Test
    void builderMayBeUsedAgain() {
        FetchedMessage.Builder builder =
                FetchedMessage.builder(1).uid(5).size(3).put(BODY, Bytes.of("a"));
        for (int i = 0; i < 20; i++) {
            builder.putUnrecognized("X" + i, Bytes.of("1"));
        }
        FetchedMessage first = builder.build();
        FetchedMessage second = builder.reset(2).build();
        assertThat(second.items()).isEmpty();
        assertThat(second.unrecognized()).isEmpty();
        assertThat(second.find(FetchItem.RFC822_SIZE)).isEmpty();
        assertThat(first.items()).hasSize(3);
        assertThat(first.unrecognized()).hasSize(20);
    }

    @Test
    void numbersAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> FetchedMessage.builder(0));
        assertThatIllegalArgumentException().isThrownBy(() -> FetchedMessage.builder(1L << 32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchedMessage.builder(1).uid(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchedMessage.builder(1).size(-1));
        assertThat(FetchedMessage.builder(1).size(Long.MAX_VALUE).build().get(FetchItem.RFC822_SIZE))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void mailIsNotPrinted() {
        assertThat(message).hasToString("FetchedMessage[7 [UID, FLAGS, INTERNALDATE, RFC822.SIZE, BODY[], BODY[2]]]");
        Envelope envelope = new Envelope(
                Bytes.of("date"),
                Bytes.of("hidden"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        assertThat(envelope.toString()).doesNotContain("hidden");
    }

    @Test
    void itemsAreEqualWhenAResponseCannotTellThemApart() {
        assertThat(FetchItem.body(Section.headerFields("Date", "from")))
                .isEqualTo(FetchItem.body(Section.headerFields("FROM", "date")).markingSeen());
        assertThat(FetchItem.body(Section.FULL, new Partial(0, 10)))
                .isEqualTo(FetchItem.body(Section.FULL, new Partial(0, 20)));
        assertThat(FetchItem.body(Section.FULL, new Partial(0, 10))).isNotEqualTo(FetchItem.body(Section.FULL));
        assertThat(FetchItem.body(Section.part(1)))
                .isNotEqualTo(FetchItem.body(Section.part(1).mime()));
        assertThat(FetchItem.body(Section.headerFieldsNot("a")))
                .isNotEqualTo(FetchItem.body(Section.headerFields("a")));
    }
}
