package dev.imapala.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no form on the wire cannot be made; and what waits for what. */
class MessageCommandsTest {
    private static final Fetch CHANGED = Fetch.items(FetchItem.FLAGS).changedSince(ModSeq.of(5));

    @ParameterizedTest
    @ValueSource(
            strings = {"", "UID ", "UID", "X Y", "X(", "X\r\nY", "XÄ", "noop", "uid fetch", "UID NOOP", "Login", "IDLE"
            })
    void customCommandsHaveNamesThatNobodyElseHas(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomCommand.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "(", ")", "{5}", "\"", "\r\n", "\0", "ä", "a{"})
    void wordsAreWhatStandsAsItIs(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> Argument.word(word));
    }

    @Test
    void noMessagesAreNotCopiedMovedOrExpunged() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CopyCommand(UidSet.EMPTY, MailboxName.INBOX));
        assertThatIllegalArgumentException().isThrownBy(() -> new MoveCommand(SeqSet.EMPTY, MailboxName.INBOX));
        assertThatIllegalArgumentException().isThrownBy(() -> new UidExpungeCommand(UidSet.EMPTY));
    }

    @Test
    void vanishedNeedsChangedSinceAndUids() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fetch.items(FetchItem.FLAGS).vanished())
                .withMessageContaining("CHANGEDSINCE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchCommand(SeqSet.all(), CHANGED.vanished()))
                .withMessageContaining("UID");
        assertThat(new FetchCommand(UidSet.all(), CHANGED.vanished()).fetch().isVanished())
                .isTrue();
    }

    @Test
    void modifiersStayWhenItemsAreAdded() {
        Fetch more = CHANGED.vanished().and(FetchItem.UID);
        assertThat(more.isVanished()).isTrue();
        assertThat(more.changedSince()).isEqualTo(ModSeq.of(5));
        assertThat(more).isNotEqualTo(Fetch.items(FetchItem.FLAGS, FetchItem.UID));
    }

    @Test
    void binaryIsForWholePartsOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> FetchItem.binary(Section.HEADER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchItem.binarySize(Section.part(1).mime()));
        assertThat(FetchItem.binary(Section.part(1))).isNotEqualTo(FetchItem.body(Section.part(1)));
    }

    @Test
    void markingSeenIsKnownOfEachItem() {
        assertThat(FetchItem.RFC822.marksSeen()).isTrue();
        assertThat(FetchItem.RFC822_TEXT.marksSeen()).isTrue();
        assertThat(FetchItem.RFC822_HEADER.marksSeen()).isFalse();
        assertThat(FetchItem.body(Section.FULL).marksSeen()).isFalse();
        assertThat(FetchItem.body(Section.FULL).markingSeen().marksSeen()).isTrue();
        assertThat(FetchItem.binary(Section.FULL).markingSeen().marksSeen()).isTrue();
        assertThat(FetchItem.binarySize(Section.FULL).marksSeen()).isFalse();
        assertThat(FetchItem.FLAGS.markingSeen().marksSeen()).isFalse();
    }

    @Test
    void resyncIsAboutUidsThatTheClientHasSeen() {
        Resync since = Resync.since(1, ModSeq.of(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Resync.since(0, ModSeq.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> since.knowing(UidSet.from(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> since.matching(SeqSet.of(1, 2), UidSet.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> since.matching(SeqSet.EMPTY, UidSet.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> since.matching(SeqSet.from(1), UidSet.from(1)));
    }

    @Test
    void vanishedMessagesHaveUids() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Untagged.Vanished(true, UidSet.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Untagged.Vanished(false, UidSet.from(1)));
    }

    @Test
    void modSequenceOfStoreIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Store.add(Flag.SEEN).unchangedSince(-1));
        assertThat(Store.add(Flag.SEEN).unchangedSince(0).unchangedSince()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "ä", "a\r\n"})
    void objectIdsAreWordsOfTheirOwn(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectId.of(value));
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectId.of("a".repeat(256)));
    }

    @Test
    void labelsOfGmailAreSystemOnesOrMailboxes() {
        assertThat(GmailLabel.INBOX.isSystem()).isTrue();
        assertThat(GmailLabel.of("Entwürfe").isSystem()).isFalse();
        assertThat(GmailLabel.of("Entwürfe").name()).isEqualTo(MailboxName.of("Entwürfe"));
        assertThatIllegalArgumentException().isThrownBy(() -> GmailLabel.of("a\nb"));
    }

    @Test
    void whatReadsFlagsWaitsForWhatChangesThem() {
        Command store = new StoreCommand(UidSet.of(1), Store.add(Flag.DELETED));
        Command copy = new CopyCommand(UidSet.of(1), MailboxName.INBOX);
        Command move = new MoveCommand(UidSet.of(1), MailboxName.INBOX);
        Command expunge = new UidExpungeCommand(UidSet.of(1));
        assertThat(together(store, copy)).isFalse();
        assertThat(together(store, move)).isFalse();
        assertThat(together(store, expunge)).isFalse();
        assertThat(together(copy, copy)).isTrue();
        assertThat(together(move, move)).as("each waits for its own COPYUID").isFalse();
        assertThat(together(move, new FetchCommand(SeqSet.of(1), Fetch.FAST))).isFalse();
        assertThat(together(new FetchCommand(UidSet.of(1), CHANGED), store)).isFalse();
    }

    private static boolean together(Command earlier, Command later) {
        return earlier.pipelining().allows(later.pipelining());
    }
}
