package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Return;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of LIST, and of servers that offer more of it than they understand. */
class ListTaskTest {
    private final Wire wire = Wire.loggedIn("LIST-EXTENDED", "LIST-STATUS", "SPECIAL-USE");

    private static Result<List<ListedMailbox>> list(Wire wire, ListMailboxes mailboxes) {
        Result<List<ListedMailbox>> result = new Result<>();
        wire.engine.submit(new ListTask(new ListCommand(mailboxes), result));
        return result;
    }

    private static List<String> names(Result<List<ListedMailbox>> result) {
        return result.value().stream().map(mailbox -> mailbox.name().text()).toList();
    }

    @Test
    void rootThatIsListedIsNoMailbox() {
        Result<List<ListedMailbox>> listed = list(wire, ListMailboxes.all());
        wire.server(
                "* LIST (\\Noselect) \"/\" \"/\"",
                "* LIST () \"/\" \"\"",
                "* LIST (\\Noselect) \"/\" \"Public Folders/\"",
                "* LIST () \"/\" \"/Work\"",
                "* LIST () NIL \"x/\"",
                "T2 OK done");
        assertThat(names(listed)).containsExactly("Public Folders", "Work", "x/");
        assertThat(listed.value()).extracting(ListedMailbox::isNamespaceRoot).containsExactly(true, false, false);
        assertThat(wire.engine.quirks()).containsEntry(Quirk.EMPTY_NAME, 1L).containsEntry(Quirk.DELIMITER_AT_EDGE, 3L);
        assertThat(wire.listener.deviations).hasSize(4);
    }

    @Test
    void whoAsksForTheRootIsToldOfIt() {
        Result<List<ListedMailbox>> root = list(wire, ListMailboxes.matching(""));
        wire.server("* LIST (\\Noselect) \"/\" \"\"", "T2 OK done");
        Result<List<ListedMailbox>> fromRoot = list(wire, ListMailboxes.matching("/home/%"));
        wire.server("* LIST () \"/\" /home/ann", "T3 OK done");
        assertThat(names(root)).containsExactly("");
        assertThat(names(fromRoot)).containsExactly("/home/ann");
        assertThat(wire.engine.quirks()).isEmpty();
    }

    @Test
    void serverWithXlistAndNoSpecialUseIsAskedByXlist() {
        Wire old = Wire.loggedIn("XLIST");
        Result<List<ListedMailbox>> listed = list(old, ListMailboxes.all().returning(Return.SPECIAL_USE));
        old.server("* XLIST (\\Spam) \"/\" Junk", "* XLIST (\\Inbox) \"/\" Eingang", "T2 OK done");
        assertThat(old.takeSent()).isEqualTo("T2 XLIST \"\" \"*\"|");
        assertThat(names(listed)).containsExactly("Junk", "INBOX");
        assertThat(listed.value().get(0).is(MailboxAttribute.JUNK)).isTrue();
    }

    @Test
    void serverWithSpecialUseIsNotAskedByXlist() {
        Wire both = Wire.loggedIn("XLIST", "SPECIAL-USE", "LIST-EXTENDED");
        list(both, ListMailboxes.all().returning(Return.SPECIAL_USE));
        assertThat(both.takeSent()).isEqualTo("T2 LIST \"\" \"*\" RETURN (SPECIAL-USE)|");
    }

    @Test
    void selectionThatIsBadIsDoneByPlainListFromThenOn() {
        Result<List<ListedMailbox>> listed = list(wire, ListMailboxes.all().selecting(Selection.SPECIAL_USE));
        wire.server("T2 BAD unknown option");
        wire.server("* LIST () \"/\" INBOX", "* LIST (\\Sent) \"/\" Sent", "T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 LIST (SPECIAL-USE) \"\" \"*\"|T3 LIST \"\" \"*\"|");
        assertThat(names(listed)).containsExactly("Sent");
        assertThat(wire.listener.fallbacks).hasSize(1).first().asString().contains("LIST-EXTENDED");
        list(wire, ListMailboxes.all().returning(Return.CHILDREN));
        assertThat(wire.takeSent()).isEqualTo("T4 LIST \"\" \"*\"|");
    }

    @Test
    void optionsThatAreBadAreToldByLsubAndStatus() {
        ListMailboxes wanted =
                ListMailboxes.matching("%").returning(Return.SUBSCRIBED).withStatus(StatusItem.MESSAGES);
        Result<List<ListedMailbox>> listed = list(wire, wanted);
        wire.server("T2 BAD unknown option");
        wire.server(
                "* LIST () \"/\" INBOX",
                "* LIST () \"/\" Work",
                "* LIST (\\Noselect) \"/\" Level",
                "T3 OK done",
                "* LSUB () \"/\" Work",
                "* LSUB () \"/\" Gone",
                "T4 OK done",
                "* STATUS INBOX (MESSAGES 3)",
                "T5 OK done",
                "T6 NO not now");
        assertThat(wire.takeSent())
                .isEqualTo("T2 LIST \"\" \"%\" RETURN (SUBSCRIBED STATUS (MESSAGES))|T3 LIST \"\" \"%\"|"
                        + "T4 LSUB \"\" \"%\"|T5 STATUS INBOX (MESSAGES)|T6 STATUS Work (MESSAGES)|");
        assertThat(names(listed)).containsExactly("INBOX", "Work", "Level");
        assertThat(listed.value())
                .extracting(mailbox -> mailbox.is(MailboxAttribute.SUBSCRIBED))
                .containsExactly(false, true, false);
        assertThat(listed.value().get(0).status().orElseThrow().get(StatusItem.MESSAGES))
                .isEqualTo(3);
        assertThat(listed.value().get(1).status()).isEmpty();
    }

    @Test
    void subscriptionsThatAreBadAreToldByLsub() {
        Result<List<ListedMailbox>> listed = list(wire, ListMailboxes.all().selecting(Selection.SUBSCRIBED));
        wire.server("T2 BAD unknown option");
        wire.server("* LIST () \"/\" INBOX", "* LIST () \"/\" Work", "T3 OK done");
        wire.server("* LSUB () \"/\" Work", "* LSUB () \"/\" Gone", "T4 OK done");
        assertThat(names(listed)).containsExactly("Work", "Gone");
        assertThat(listed.value().get(1).is(MailboxAttribute.NON_EXISTENT)).isTrue();
    }

    @Test
    void optionsThatAreAnsweredByNothingAreNotUnderstood() {
        ListMailboxes inbox = ListMailboxes.matching("INBOX").returning(Return.SUBSCRIBED, Return.CHILDREN);
        Result<List<ListedMailbox>> listed = list(wire, inbox);
        wire.server("T2 OK done", "T3 OK done", "T4 OK done");
        assertThat(wire.takeSent())
                .isEqualTo("T2 LIST \"\" INBOX RETURN (SUBSCRIBED CHILDREN)|T3 LIST \"\" INBOX|T4 LSUB \"\" INBOX|"
                        .replace(" INBOX", " \"INBOX\""));
        assertThat(names(listed)).as("the INBOX is always there").containsExactly("INBOX");
        assertThat(wire.listener.fallbacks).hasSize(1);
    }

    @Test
    void nothingWhereNothingIsCostsNoTrust() {
        Result<List<ListedMailbox>> listed =
                list(wire, ListMailboxes.matching("None").returning(Return.CHILDREN));
        wire.server("T2 OK done", "T3 OK done");
        assertThat(names(listed)).isEmpty();
        assertThat(wire.listener.fallbacks).isEmpty();
    }

    @Test
    void refusalIsTransientAndIsTold() {
        Result<List<ListedMailbox>> listed = list(wire, ListMailboxes.all().returning(Return.CHILDREN));
        wire.server("T2 NO try again later");
        assertThat(listed.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(wire.takeSent()).isEqualTo("T2 LIST \"\" \"*\" RETURN (CHILDREN)|");
    }

    @Test
    void whatPlainListCannotTellFails() {
        Result<List<ListedMailbox>> remote = list(wire, ListMailboxes.all().selecting(Selection.REMOTE));
        wire.server("T2 BAD unknown option");
        assertThat(remote.failure()).isInstanceOf(CommandFailedException.class);
        Wire rev2 = Wire.loggedIn("IMAP4rev2", "LIST-EXTENDED");
        Result<List<ListedMailbox>> subscribed = list(rev2, ListMailboxes.all().selecting(Selection.SUBSCRIBED));
        rev2.server("T2 BAD unknown option");
        assertThat(subscribed.failure()).as("LSUB is not for IMAP4rev2").isInstanceOf(CommandFailedException.class);
    }

    @Test
    void listThatIsCancelledIsNotTriedAgain() {
        Result<List<ListedMailbox>> result = new Result<>();
        ListTask task = new ListTask(new ListCommand(ListMailboxes.all().returning(Return.CHILDREN)), result);
        wire.engine.submit(task);
        wire.engine.cancel(task);
        wire.takeSent();
        wire.server("T2 BAD unknown option");
        assertThat(wire.takeSent()).isEmpty();
        assertThat(wire.engine.isOpen()).isTrue();
    }
}
