package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.response.MailboxListing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailboxTreeTest {
    private static ListedMailbox mailbox(@Nullable Character delimiter, String name) {
        return ListedMailbox.of(MailboxListing.of(Set.of(), delimiter, MailboxName.of(name)));
    }

    private static List<String> drawn(@Nullable Character delimiter, String... names) {
        List<ListedMailbox> mailboxes =
                Stream.of(names).map(name -> mailbox(delimiter, name)).toList();
        return new MailboxTree(mailboxes, StandardCharsets.UTF_8)
                .entries().stream()
                        .map(entry -> entry.branches() + entry.name() + (entry.mailbox() == null ? " -" : ""))
                        .toList();
    }

    @Test
    void theInboxIsFirstAndTheOthersAreInOrder() {
        assertThat(drawn('/', "b", "A", "INBOX", "a", "B/x")).containsExactly("INBOX", "A", "a", "B -", "└─ x", "b");
    }

    @Test
    void branchesGoOnBesideWhatIsBelow() {
        assertThat(drawn('.', "a", "a.b", "a.b.c", "a.d", "a.d.e", "f"))
                .containsExactly("a", "├─ b", "│  └─ c", "└─ d", "   └─ e", "f");
    }

    @Test
    void parentsThatTheServerDoesNotTellOfAreThereToo() {
        assertThat(drawn('/', "a/b/c")).containsExactly("a -", "└─ b -", "   └─ c");
    }

    @Test
    void withoutADelimiterThereAreNoLevels() {
        assertThat(drawn(null, "a/b", "a.c")).containsExactly("a.c", "a/b");
    }

    @Test
    void emptyPartsStayWhatTheyAre() {
        assertThat(drawn('/', "/a", "b//c", "d/")).containsExactly("/a", "b -", "└─ /c", "d -", "└─ ");
    }

    @Test
    void aNameOfEndlessLevelsIsNotTakenApartToItsEnd() {
        String endless = "a/".repeat(50_000) + "a";

        assertThat(drawn('/', endless)).hasSize(33).last().asString().hasSizeGreaterThan(99_000);
    }
}
