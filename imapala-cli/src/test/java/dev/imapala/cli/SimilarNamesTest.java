package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.response.MailboxListing;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {
    private static final List<ListedMailbox> MAILBOXES =
            listings("INBOX", "Sent", "Drafts", "Lists/imap", "Lists/garden", "Archive 2025", "Archive 2026");

    private static List<ListedMailbox> listings(String... names) {
        return Stream.of(names)
                .map(name -> ListedMailbox.of(MailboxListing.of(Set.of(), '/', MailboxName.of(name))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Snet|did you mean Sent?",
                "sent|did you mean Sent?",
                "Draft|did you mean Drafts?",
                "garden|did you mean Lists/garden?",
                "Archive 2O26|did you mean Archive 2026 or Archive 2025?",
                "Archive|did you mean Archive 2025 or Archive 2026?",
                "Quarantine|the mailboxes are: INBOX, Sent, Drafts, Lists/imap, Lists/garden and 2 more",
            })
    void namesWhatMayHaveBeenMeant(String wanted, String hint) {
        assertThat(new SimilarNames(wanted).hint(MAILBOXES)).isEqualTo(hint);
    }

    @Test
    void namesAFewOnly() {
        String[] names = IntStream.range(0, 20).mapToObj(i -> "Work" + i).toArray(String[]::new);

        assertThat(new SimilarNames("Work").hint(listings(names)))
                .isEqualTo("did you mean Work0 or Work1 or Work2 or Work3 or Work4?");
    }

    @Test
    void doesNotNameWhatCannotBeOpened() {
        ListedMailbox folder =
                ListedMailbox.of(MailboxListing.of(Set.of(MailboxAttribute.NOSELECT), '/', MailboxName.of("Lists")));

        assertThat(new SimilarNames("lists").hint(List.of(folder))).contains("INBOX if left out");
    }

    @Test
    void saysHowToNameAMailboxWhereNoneIsKnown() {
        assertThat(new SimilarNames("x").hint(List.of())).contains("INBOX if left out");
    }
}
