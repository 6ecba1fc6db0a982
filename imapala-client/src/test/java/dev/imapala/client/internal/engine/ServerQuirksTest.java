package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What servers do otherwise than they should, and what a session makes of it. */
class ServerQuirksTest {
    private final Wire wire = Wire.loggedIn("UNSELECT");

    @Test
    void serverWhoseLinesEndInCarriageReturnAloneIsUnderstood() {
        Wire odd = new Wire(Wire.PLAIN);
        odd.engine.opened();
        odd.octets("* OK [CAPABILITY IMAP4rev1] hi\r");
        odd.pass(Duration.ofSeconds(1));
        odd.octets("T1 OK [CAPABILITY IMAP4rev1] welcome\r");
        odd.pass(Duration.ofMillis(20));
        assertThat(odd.session.value().capabilities().has(Capability.IMAP4REV1)).isTrue();
        Result<Response.Tagged> noop = odd.noop();
        odd.octets("* OK x\rT2 OK done\r");
        odd.pass(Duration.ofMillis(20));
        assertThat(noop.value().text().text()).isEqualTo("done");
        assertThat(odd.engine.quirks()).containsOnlyKeys(Quirk.BARE_CARRIAGE_RETURN);
    }

    @Test
    void lineFeedThatComesInAnotherPieceIsPartOfTheLineEnd() {
        Result<Response.Tagged> noop = wire.noop();
        wire.octets("T2 OK done\r");
        wire.pass(Duration.ofMillis(999));
        assertThat(noop.completions()).isZero();
        wire.octets("\n");
        assertThat(noop.completions()).isEqualTo(1);
        assertThat(wire.engine.quirks()).isEmpty();
    }

    @Test
    void carriageReturnBeforeTlsIsNotTakenForAWholeLineEnd() {
        Wire secured = new Wire(Wire.START_TLS);
        secured.engine.opened();
        secured.server("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi");
        secured.octets("T1 OK go\r");
        secured.pass(Duration.ofSeconds(5));
        assertThat(secured.count(Action.StartTls.class)).isZero();
        secured.octets("\n");
        assertThat(secured.count(Action.StartTls.class)).isEqualTo(1);
    }

    @Test
    void byeThatComesAgainAndAgainIsToldOnce() {
        Result<Response.Tagged> pending = wire.noop();
        wire.server("* BYE Autologout", "* BYE Autologout", "* BYE Autologout");
        assertThat(pending.failure()).isInstanceOf(ConnectionLostException.class);
        assertThat(pending.completions()).isEqualTo(1);
        assertThat(wire.isClosed()).isTrue();
        assertThat(wire.listener.closed).isEqualTo(1);
    }

    @Test
    void byeInsteadOfAGoAheadFailsWhatWaitsForIt() {
        Result<?> appended = wire.append("Subject: x\r\n\r\n");
        wire.server("* BYE timeout");
        assertThat(appended.failure()).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void tagsBeginWithALetter() {
        wire.noop();
        assertThat(wire.takeSent()).matches("[A-Z][0-9]+ NOOP\\|");
    }

    @Test
    void mailboxWithoutUidValidityIsSelected() {
        Result<Selection> selected = wire.selecting(MailboxName.INBOX);
        wire.server("* 3 EXISTS", "T2 OK done");
        assertThat(selected.value().state().uidValidity()).isEmpty();
    }

    @Test
    void mailboxWithoutPermanentFlagsIsSelected() {
        Result<Selection> selected = wire.selecting(MailboxName.INBOX);
        wire.server("* 3 EXISTS", "* FLAGS (\\Seen)", "T2 OK done");
        assertThat(selected.value().state().flags()).hasSize(1);
    }

    @Test
    void messagesThatCameBeforeARefusalAreGivenOut() {
        Elements<FetchedMessage> messages = wire.fetch(wire.select(3), Elements.open(), FetchItem.RFC822_SIZE);
        wire.server("* 1 FETCH (RFC822.SIZE 5)", "T3 NO Some of the requested messages no longer exist.");
        assertThat(messages.elements()).hasSize(1);
        assertThat(messages.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void fetchWithoutDataGivesOutNothing() {
        Elements<FetchedMessage> messages = wire.fetch(wire.select(3), Elements.open(), FetchItem.RFC822_SIZE);
        wire.server("T3 OK FETCH completed.");
        assertThat(messages.elements()).isEmpty();
    }

    @Test
    void messagesBeyondTheCountAreCountedAsAQuirk() {
        wire.select(3);
        wire.server("* 4 FETCH (UID 9 FLAGS ())", "* 7 EXPUNGE", "* 3 FETCH (UID 8 FLAGS ())");
        assertThat(wire.engine.quirks())
                .containsExactly(entry(Quirk.EXPUNGE_BEYOND_EXISTS, 1L), entry(Quirk.NUMBER_BEYOND_EXISTS, 1L));
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void expungeInTheMiddleOfAFetchCostsNoMessage() {
        Elements<FetchedMessage> messages = wire.fetch(wire.select(3), Elements.open(), FetchItem.RFC822_SIZE);
        wire.server("* 1 FETCH (UID 5 RFC822.SIZE 5)", "* 2 EXPUNGE", "* 2 FETCH (UID 7 RFC822.SIZE 5)", "T3 OK done");
        assertThat(messages.elements())
                .extracting(message -> message.get(FetchItem.UID))
                .containsExactly(Uid.of(5), Uid.of(7));
    }

    @Test
    void brokenLineIsJoinedAndADefectiveMessageIsGivenOut() {
        Elements<FetchedMessage> messages = wire.fetch(wire.select(3), Elements.open(), FetchItem.RFC822_SIZE);
        wire.server("* 1 FETCH (UID 5", " RFC822.SIZE 5)", "* 2 FETCH (UID 6 RFC822.SIZE 5", "T3 OK done");
        assertThat(messages.elements()).hasSize(2);
        assertThat(messages.elements().get(0).isDefective()).isFalse();
        assertThat(messages.elements().get(1).isDefective()).isTrue();
        assertThat(wire.engine.quirks()).containsOnlyKeys(Quirk.BROKEN_LINE, Quirk.DEFECTIVE_FETCH);
    }
}
