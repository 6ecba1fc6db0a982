package dev.imapala.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessageThreadsTest {
    private static final int MANY = 100_000;

    /** The second example of RFC 5256 section 4: (2)(3 6 (4 23)(44 7 96)). */
    private static MessageThreads example() {
        return MessageThreads.builder()
                .begin(2)
                .end()
                .begin(3)
                .begin(6)
                .begin(4)
                .begin(23)
                .end()
                .end()
                .begin(44)
                .begin(7)
                .begin(96)
                .build();
    }

    @Test
    void nodesKnowTheirPlace() {
        String drawn = example().nodes().stream()
                .map(node -> "-".repeat(node.depth()) + node)
                .collect(Collectors.joining(" "));
        assertThat(drawn).isEqualTo("2 3 -6 --4 ---23 --44 ---7 ----96");
    }

    @Test
    void childrenAndParentsAreFound() {
        MessageThreads.Node three = example().roots().get(1);
        MessageThreads.Node six = three.children().get(0);
        assertThat(three).hasToString("3");
        assertThat(three.parent()).isEmpty();
        assertThat(six.parent()).contains(three);
        assertThat(six.children())
                .extracting(node -> node.number().orElseThrow())
                .containsExactly(4L, 44L);
        assertThat(six.children().get(1).depth()).isEqualTo(2);
        assertThat(six.children().get(0).children().get(0).children()).isEmpty();
    }

    @Test
    void messagesAreOfTheKindThatWasAskedFor() {
        assertThat(example().messages()).isEqualTo(SeqSet.of(2, 3, 4, 6, 7, 23, 44, 96));
        assertThat(example().withUids(true).messages()).isEqualTo(UidSet.of(2, 3, 4, 6, 7, 23, 44, 96));
        assertThat(MessageThreads.NONE.messages().isEmpty()).isTrue();
    }

    @Test
    void aMessageThatIsNotThereHasNoNumber() {
        MessageThreads threads =
                MessageThreads.builder().beginMissing().begin(3).end().begin(5).build();
        MessageThreads.Node root = threads.roots().get(0);
        assertThat(root.number()).isEmpty();
        assertThat(root).hasToString("()");
        assertThat(root.children()).hasSize(2);
        assertThat(threads).hasToString("((3)(5))");
        assertThat(threads.messages()).isEqualTo(SeqSet.of(3, 5));
    }

    @Test
    void placesThatSayNothingAreLeftOut() {
        MessageThreads.Builder builder = MessageThreads.builder();
        builder.beginMissing().beginMissing().end().end();
        builder.beginMissing().beginMissing().begin(7).end().end().end();
        builder.begin(1).beginMissing().begin(2).end().begin(3).end().end().end();
        builder.begin(4).beginMissing().end().end();
        assertThat(builder.build()).hasToString("(7)(1 (2)(3))(4)");
    }

    @Test
    void missingMessagesBelowOthersAreKept() {
        MessageThreads.Builder builder = MessageThreads.builder().begin(1);
        builder.beginMissing().begin(2).end().begin(3).end().end();
        builder.begin(4).end();
        assertThat(builder.build()).hasToString("(1 ((2)(3))(4))");
    }

    @Test
    void depthDoesNotReachTheEndOfTheStack() {
        MessageThreads.Builder chain = MessageThreads.builder();
        for (int i = 1; i <= MANY; i++) {
            chain.begin(i).beginMissing();
        }
        MessageThreads threads = chain.build();
        assertThat(threads.nodes()).hasSize(MANY);
        assertThat(threads.nodes().get(MANY - 1).depth()).isEqualTo(MANY - 1);
        assertThat(threads.toString()).startsWith("(1 2 3 4").endsWith("99999 100000)");
        assertThat(threads).isEqualTo(chain.build()).hasSameHashCodeAs(chain.build());
        MessageThreads.Node node = threads.roots().get(0);
        List<MessageThreads.Node> below = node.children();
        while (!below.isEmpty()) {
            node = below.get(0);
            below = node.children();
        }
        assertThat(node.number()).hasValue(MANY);
    }

    @Test
    void numbersMayHave32Bits() {
        MessageThreads threads = MessageThreads.builder().begin(4_294_967_295L).build();
        assertThat(threads).hasToString("(4294967295)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageThreads.builder().begin(0));
        assertThatIllegalStateException()
                .isThrownBy(() -> MessageThreads.builder().end());
    }
}
