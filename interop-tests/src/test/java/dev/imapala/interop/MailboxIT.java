package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.MailboxState;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.search.Search;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SELECT, EXAMINE, STATUS, LIST, UNSELECT and CLOSE. */
class MailboxIT extends Scenario {
    static List<ServerAddress> withAndWithoutUnselect() {
        ServerUnderTest server = ServerUnderTest.current();
        return List.of(server.tls(), server.bare());
    }

    @Test
    void selectTellsTheState() {
        deliver("one", "two");
        MailboxState state = inbox().state();
        assertThat(state.exists()).isEqualTo(2);
        assertThat(state.readOnly()).isFalse();
        assertThat(state.uidValidity()).isPresent();
        assertThat(state.uidNext().isPresent()).isEqualTo(!server.is(Trait.SAYS_NO_UIDNEXT));
        assertThat(state.flags()).contains(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT);
        assertThat(state.permanentFlags()).contains(Flag.SEEN, Flag.ANY_KEYWORD);
    }

    @Test
    void examineReadsOnly() {
        assertThat(await(connect().examine("inbox")).state().readOnly()).isTrue();
    }

    @Test
    void missingMailboxIsTold() {
        ImapSession session = connect();
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.select("Missing")))
                .satisfies(e -> assertThat(e.status()).isEqualTo(Status.NO));
        assertThat(await(session.select("INBOX")).isSelected()).isTrue();
    }

    @Test
    void failedSelectLeavesNoneSelected() {
        ImapSession session = connect();
        SelectedMailbox inbox = await(session.select("INBOX"));
        assertThatExceptionOfType(CommandFailedException.class).isThrownBy(() -> await(session.select("Missing")));
        deselected(inbox);
    }

    @Test
    void selectingAgainMakesAnotherHandle() {
        ImapSession session = connect();
        SelectedMailbox first = await(session.select("INBOX"));
        SelectedMailbox second = await(session.examine("INBOX"));
        deselected(first);
        assertThat(await(second.search(Search.all())).messages().isEmpty()).isTrue();
    }

    private void deselected(SelectedMailbox mailbox) {
        List<String> sent = trace.sent();
        assertThat(mailbox.isSelected()).isFalse();
        assertThatExceptionOfType(MailboxDeselectedException.class)
                .isThrownBy(() -> await(
                        mailbox.fetch(SeqSet.all(), Fetch.items(FetchItem.UID)).toList()));
        assertThat(trace.sent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutUnselect")
    void closeKeepsDeletedMessages(ServerAddress address) {
        deliver("one", "two");
        ImapSession session = connect(address);
        SelectedMailbox inbox = await(session.select("INBOX"));
        await(inbox.store(SeqSet.of(1), Store.add(Flag.DELETED)));
        await(inbox.close());
        deselected(inbox);
        assertThat(await(session.select("INBOX")).state().exists()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutUnselect")
    void closeAndExpungeRemovesThem(ServerAddress address) {
        deliver("one", "two");
        ImapSession session = connect(address);
        SelectedMailbox inbox = await(session.select("INBOX"));
        await(inbox.store(SeqSet.of(1), Store.add(Flag.DELETED)));
        await(inbox.closeAndExpunge());
        deselected(inbox);
        assertThat(await(session.select("INBOX")).state().exists()).isEqualTo(1);
    }

    @Test
    void expungeRemovesDeletedMessages() {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        await(inbox.store(SeqSet.of(1, 3), Store.add(Flag.DELETED)));
        await(inbox.expunge());
        assertThat(inbox.state().exists()).isEqualTo(1);
        assertThat(await(inbox.searchNumbers(Search.all())).messages()).isEqualTo(SeqSet.of(1));
    }

    @Test
    void statusAgreesWithSelect() {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        await(inbox.store(SeqSet.of(2), Store.add(Flag.SEEN)));
        MailboxState state = inbox.state();
        MailboxStatus status = await(connect()
                .status(
                        "INBOX",
                        StatusItem.MESSAGES,
                        StatusItem.UIDNEXT,
                        StatusItem.UIDVALIDITY,
                        StatusItem.UNSEEN,
                        StatusItem.RECENT));
        assertThat(status.mailbox()).isEqualTo(MailboxName.INBOX);
        assertThat(status.get(StatusItem.MESSAGES)).isEqualTo(3);
        assertThat(status.get(StatusItem.UNSEEN)).isEqualTo(2);
        assertThat(status.get(StatusItem.UIDVALIDITY))
                .isEqualTo(state.uidValidity().orElseThrow());
        if (!server.is(Trait.SAYS_NO_UIDNEXT)) {
            assertThat(status.get(StatusItem.UIDNEXT))
                    .isEqualTo(state.uidNext().orElseThrow().value());
        }
    }

    @Test
    void statusOfMissingMailboxIsRefused() {
        ImapSession session = connect();
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.status("Missing", StatusItem.MESSAGES)));
        await(session.noop());
    }

    @Test
    void listFindsTheInbox() {
        String name = server.is(Trait.LISTS_INBOX_IN_CAPITALS) ? "INBOX" : "inbox";
        for (String pattern : List.of("*", "%", name, "IN*")) {
            List<ListedMailbox> mailboxes = await(connect().list(ListMailboxes.matching(pattern)));
            assertThat(mailboxes)
                    .filteredOn(listing -> listing.name().isInbox())
                    .as("LIST %s", pattern)
                    .singleElement()
                    .satisfies(inbox -> assertThat(inbox.isSelectable()).isTrue());
        }
    }

    @Test
    void listOfNothingIsEmpty() {
        assertThat(await(connect().list(ListMailboxes.matching("Missing/%")))).isEmpty();
    }

    @Test
    void emptyPatternAsksForTheDelimiter() {
        List<ListedMailbox> root = await(connect().list(ListMailboxes.matching("")));
        assertThat(root).singleElement().satisfies(listing -> {
            assertThat(listing.delimiter()).isNotNull();
            assertThat(listing.isSelectable()).isFalse();
        });
    }

    @Test
    void listedMailboxesCanBeSelected() {
        ImapSession session = connect();
        for (ListedMailbox listing : await(session.list(ListMailboxes.all()))) {
            assertThat(await(session.select(listing.name())).name()).isEqualTo(listing.name());
        }
    }

    @Test
    void extendedListTellsMore() {
        ImapSession session = connect();
        ListMailboxes extended = ListMailboxes.matching("INBOX")
                .returning(ListMailboxes.Return.CHILDREN, ListMailboxes.Return.SUBSCRIBED);
        if (!session.capabilities().has(Capability.LIST_EXTENDED)) {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.list(extended)));
            return;
        }
        assertThat(await(session.list(extended)))
                .singleElement()
                .satisfies(inbox -> assertThat(inbox.attributes()).contains(MailboxAttribute.HAS_NO_CHILDREN));
    }
}
