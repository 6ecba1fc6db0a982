package dev.imapala.interop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.protocol.command.Store;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxesIT extends ExampleSetting {
    @Test
    void listing() throws InterruptedException {
        ImapSession session = session();
        // tag::list
        CompletableFuture<Void> listed = session.list(ListMailboxes.all())
                .thenAccept(mailboxes -> mailboxes.stream()
                        .filter(ListedMailbox::isSelectable)
                        .forEach(mailbox -> show(mailbox.name())));
        // end::list
        await(listed);
        assertThat(shown(server.mailboxes("ann").size())).contains("INBOX", "Sent");
    }

    @Test
    void specialUse() {
        ImapSession session = session();
        // tag::list-special-use
        CompletableFuture<Optional<MailboxName>> sent = session.list(
                        ListMailboxes.all().returning(ListMailboxes.Return.SPECIAL_USE))
                .thenApply(mailboxes -> mailboxes.stream()
                        .filter(mailbox -> mailbox.attributes().contains(MailboxAttribute.SENT))
                        .map(ListedMailbox::name)
                        .findFirst());
        // end::list-special-use
        assertThat(await(sent)).contains(MailboxName.of("Sent"));
    }

    @Test
    void statusOfAll() throws InterruptedException {
        deliver("one", "two");
        ImapSession session = session();
        // tag::list-status
        CompletableFuture<Void> listed = session.list(ListMailboxes.all().withStatus(StatusItem.UNSEEN))
                .thenAccept(mailboxes -> mailboxes.forEach(mailbox -> show(mailbox.name() + ": "
                        + mailbox.status()
                                .map(status -> status.get(StatusItem.UNSEEN))
                                .orElse(0L))));
        // end::list-status
        await(listed);
        assertThat(shown(server.mailboxes("ann").size())).contains("INBOX: 2", "Sent: 0");
    }

    @Test
    void subscribed() throws InterruptedException {
        server.createMailbox("ann", "Work/Reports");
        ImapSession session = session();
        // tag::list-subscribed
        CompletableFuture<Void> listed = session.list(
                        ListMailboxes.matching("%").selecting(Selection.SUBSCRIBED, Selection.RECURSIVEMATCH))
                .thenAccept(mailboxes -> mailboxes.stream()
                        .filter(mailbox -> mailbox.childInfo().contains("SUBSCRIBED"))
                        .forEach(mailbox -> show(mailbox.name()))); // something below it is subscribed to
        // end::list-subscribed
        await(listed);
        assertThat(shown(1)).containsExactly("Work");
    }

    @Test
    void naming() {
        ImapSession session = session();
        // tag::naming
        CompletableFuture<Void> named = session.create("Letters/2025")
                .thenCompose(made -> session.rename(made.name(), MailboxName.of("Letters/2026")))
                .thenCompose(session::subscribe);
        // end::naming
        await(named);
        assertThat(server.mailboxes("ann")).contains(MailboxName.of("Letters/2026"));
        assertThat(server.subscriptions("ann")).contains(MailboxName.of("Letters/2026"));
        // tag::naming-delete
        CompletableFuture<Void> gone = session.delete("Letters/2026"); // with all its messages
        // end::naming-delete
        await(gone);
        assertThat(server.mailboxes("ann")).doesNotContain(MailboxName.of("Letters/2026"));
    }

    @Test
    void inTheUsersNamespace() {
        ImapSession session = session();
        // tag::namespace
        CompletableFuture<CreatedMailbox> made = session.namespaces()
                .thenCompose(namespaces -> session.create(namespaces
                        .home()
                        .map(home -> home.mailbox("Letters")) // on some servers, INBOX.Letters
                        .orElse(MailboxName.of("Letters"))));
        // end::namespace
        assertThat(await(made).name()).isEqualTo(MailboxName.of("Letters"));
    }

    @Test
    void status() throws InterruptedException {
        deliver("one", "two", "three");
        ImapSession session = session();
        // tag::status
        CompletableFuture<Void> told = session.status("INBOX", StatusItem.MESSAGES, StatusItem.UNSEEN)
                .thenAccept(status ->
                        show(status.get(StatusItem.UNSEEN) + " of " + status.get(StatusItem.MESSAGES) + " are unseen"));
        // end::status
        await(told);
        assertThat(shown(1)).containsExactly("3 of 3 are unseen");
    }

    @Test
    void statusWithSize() {
        deliver("one");
        ImapSession session = session();
        // tag::status-size
        CompletableFuture<Long> octets = session.capabilities().has(Capability.STATUS_SIZE)
                ? session.status("INBOX", StatusItem.SIZE).thenApply(status -> status.get(StatusItem.SIZE))
                : CompletableFuture.completedFuture(0L);
        // end::status-size
        assertThat(await(octets)).isEqualTo(message("one").size());
    }

    @Test
    void selecting() throws InterruptedException {
        deliver("one", "two");
        ImapSession session = session();
        // tag::select
        CompletableFuture<Void> told = session.select("INBOX").thenCompose(inbox -> {
            show(inbox.state().exists() + " messages, UIDs of " + inbox.state().uidValidity());
            return inbox.close(); // leaves the mailbox and expunges nothing
        });
        // end::select
        await(told);
        assertThat(shown(1).get(0)).startsWith("2 messages");
    }

    @Test
    void examining() throws InterruptedException {
        ImapSession session = session();
        // tag::examine
        CompletableFuture<Void> told =
                session.examine("INBOX").thenAccept(inbox -> show(inbox.state().readOnly()));
        // end::examine
        await(told);
        assertThat(shown(1)).containsExactly("true");
    }

    @Test
    void handleKnowsItsMailbox() throws InterruptedException {
        deliver("one");
        ImapSession session = session();
        // tag::deselected
        SelectedMailbox inbox = session.select("INBOX").join();
        SelectedMailbox trash = session.select("Trash").join();
        CompletableFuture<Void> tooLate = inbox.store(UidSet.all(), Store.add(Flag.DELETED))
                .handle((result, failure) -> {
                    show(failure instanceof MailboxDeselectedException); // nothing was sent
                    return null;
                });
        // end::deselected
        await(tooLate);
        assertThat(shown(1)).containsExactly("true");
        assertThat(trash.isSelected()).isTrue();
    }
}
