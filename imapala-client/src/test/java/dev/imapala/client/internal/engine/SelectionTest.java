package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.ReferralException;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void selectMakesAStateOfWhatTheServerTells() {
        Result<Selection> result = wire.selecting(Wire.WORK);
        wire.server(
                "* 18 EXISTS",
                "* 2 RECENT",
                "* FLAGS (\\Seen \\Draft)",
                "* OK [PERMANENTFLAGS (\\Seen \\*)] ok",
                "* OK [UIDVALIDITY 3857529045] ok",
                "* OK [UIDNEXT 4392] ok",
                "* OK [HIGHESTMODSEQ 715194045007]",
                "T2 OK [READ-ONLY] done");
        Selection work = result.value();
        assertThat(work.isCurrent()).isTrue();
        assertThat(work.state().exists()).isEqualTo(18);
        assertThat(work.state().recent()).hasValue(2);
        assertThat(work.state().flags()).containsExactly(Flag.SEEN, Flag.DRAFT);
        assertThat(work.state().permanentFlags()).contains(Flag.ANY_KEYWORD);
        assertThat(work.state().uidValidity()).hasValue(3857529045L);
        assertThat(work.state().uidNext()).contains(Uid.of(4392));
        assertThat(work.state().highestModSeq()).isPresent();
        assertThat(work.state().readOnly()).isTrue();
        assertThat(wire.listener.events).isEmpty();
    }

    @Test
    void existsAndExpungeKeepTheCountRight() {
        Selection inbox = wire.select(3);
        wire.server("* 2 EXPUNGE");
        assertThat(inbox.state().exists()).isEqualTo(2);
        wire.server("* 5 EXISTS", "* 9 EXPUNGE");
        assertThat(inbox.state().exists()).isEqualTo(5);
    }

    @Test
    void uidNextIsAboveEveryUidThatWasSeen() {
        Selection inbox = wire.select(2);
        assertThat(inbox.state().uidNext()).contains(Uid.of(3));
        wire.server("* 3 EXISTS", "* 2 FETCH (UID 2 FLAGS ())");
        assertThat(inbox.state().uidNext()).contains(Uid.of(3));
        wire.server("* 3 FETCH (UID 7 FLAGS ())");
        assertThat(inbox.state().uidNext()).contains(Uid.of(8));
        wire.server("* 3 FETCH (UID 4294967295 FLAGS ())", "* OK [UIDNEXT 9] next", "* OK [HIGHESTMODSEQ 77] so far");
        assertThat(inbox.state().uidNext()).contains(Uid.of(9));
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(77));
    }

    @Test
    void flagsAndWhetherAnythingCanBeChangedAreAsTheServerSaidLast() {
        Selection inbox = wire.select(2);
        wire.server("* FLAGS (\\Seen $Label)", "* OK [PERMANENTFLAGS ($Label)] limited", "* OK [READ-ONLY] now");
        assertThat(inbox.state().flags()).containsExactly(Flag.SEEN, Flag.of("$Label"));
        assertThat(inbox.state().permanentFlags()).containsExactly(Flag.of("$Label"));
        assertThat(inbox.state().readOnly()).isTrue();
    }

    @Test
    void callsOnAMailboxThatIsNotSelectedAnyMoreSendNothing() {
        Selection inbox = wire.select(3);
        Result<Selection> work = wire.selecting(Wire.WORK);
        Result<Response.Tagged> stale = wire.simple(BareCommand.EXPUNGE, inbox);
        wire.server("* 0 EXISTS", "T3 OK done");
        assertThat(work.value().isCurrent()).isTrue();
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(stale.failure())
                .isInstanceOf(MailboxDeselectedException.class)
                .hasMessageContaining("INBOX")
                .hasMessageContaining("select it again");
        assertThat(wire.takeSent()).isEqualTo("T3 SELECT Work|");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void selectingTheSameMailboxAgainMakesAnotherSelection() {
        Selection first = wire.select(3);
        Selection second = wire.select(3);
        assertThat(second).isNotSameAs(first);
        assertThat(wire.simple(BareCommand.EXPUNGE, first).failure()).isInstanceOf(MailboxDeselectedException.class);
        assertThat(wire.simple(BareCommand.EXPUNGE, second).isPending()).isTrue();
    }

    @Test
    void refusedSelectLeavesNoMailboxSelected() {
        Selection inbox = wire.select(3);
        Result<Selection> refused = wire.selecting(Wire.WORK);
        wire.server("T3 NO [NONEXISTENT] no such mailbox");
        assertThat(refused.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(wire.simple(BareCommand.EXPUNGE, inbox).failure()).isInstanceOf(MailboxDeselectedException.class);
    }

    @Test
    void whatComesBeforeClosedBelongsToTheOldMailbox() {
        Selection inbox = wire.select(3);
        Result<Selection> work = wire.selecting(Wire.WORK);
        wire.server("* 1 EXPUNGE", "* 7 RECENT");
        assertThat(inbox.isCurrent()).isTrue();
        wire.server("* OK [CLOSED] bye", "* 10 EXISTS", "T3 OK done");
        assertThat(inbox.state().exists()).isEqualTo(2);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(work.value().state().exists()).isEqualTo(10);
        assertThat(work.value().state().recent()).isEmpty();
    }

    @Test
    void unselectLeavesTheMailbox() {
        Selection inbox = wire.select(3);
        Result<Response.Tagged> done = new Result<>();
        wire.engine.submit(new CloseTask(BareCommand.UNSELECT, inbox, done));
        wire.server("T3 OK done", "* 9 EXISTS");
        assertThat(done.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(inbox.state().exists()).isEqualTo(3);
    }

    @Test
    void withoutUnselectTheMailboxIsExaminedAndClosed() {
        Wire old = Wire.loggedIn();
        Selection inbox = old.select(3);
        Result<Response.Tagged> done = new Result<>();
        old.engine.submit(new ExamineAndCloseTask(inbox, done));
        assertThat(old.takeSent()).isEqualTo("T3 EXAMINE INBOX|");
        old.server("* 3 EXISTS", "T3 OK [READ-ONLY] done");
        assertThat(done.isPending()).isTrue();
        assertThat(old.takeSent()).isEqualTo("T4 CLOSE|");
        old.server("T4 OK done");
        assertThat(done.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
    }

    @Test
    void mailboxOnAnotherServerIsReferredTo() {
        Result<Selection> remote = wire.selecting(Wire.WORK);
        wire.server("T2 NO [REFERRAL IMAP://user;AUTH=*@SERVER2/REMOTE IMAP://user;AUTH=*@SERVER3/REMOTE] Remote"
                + " mailbox. Try SERVER2 or SERVER3.");
        assertThat(remote.failure())
                .isInstanceOfSatisfying(
                        ReferralException.class,
                        referral -> assertThat(referral.urls())
                                .containsExactly(
                                        "IMAP://user;AUTH=*@SERVER2/REMOTE", "IMAP://user;AUTH=*@SERVER3/REMOTE"));
        assertThat(remote.failure().atCaller()).isInstanceOf(ReferralException.class);
        assertThat(wire.engine.isOpen()).isTrue();
    }
}
