package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxState;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChangingIT extends ExampleSetting {
    @Test
    void search() throws InterruptedException {
        deliver("lunch", "report for March", "report for April");
        SelectedMailbox inbox = inbox();
        // tag::search
        CompletableFuture<Void> found = inbox.search(
                        Search.unseen().subject("report").since(LocalDate.of(2026, 1, 1)))
                .thenAccept(result -> show(result.messages())); // a UidSet
        // end::search
        await(found);
        assertThat(shown(1)).containsExactly("2:3");
    }

    @Test
    void extendedSearch() {
        deliver("lunch", "report for March", "report for April");
        SelectedMailbox inbox = inbox();
        // tag::search-count
        CompletableFuture<SearchResult> unseen =
                inbox.search(Search.unseen().returning(Search.Return.COUNT, Search.Return.MAX));
        // end::search-count
        assertThat(await(unseen).count()).isEqualTo(3);
        assertThat(await(unseen).max()).isEqualTo(3);
    }

    @Test
    void store() throws InterruptedException {
        deliver("one", "two");
        SelectedMailbox inbox = inbox();
        UidSet uids = UidSet.of(1, 2);
        // tag::store
        CompletableFuture<Void> told = inbox.store(uids, Store.add(Flag.SEEN, Flag.of("$Work")))
                .thenAccept(result -> result.updated()
                        .forEach(message -> show(message.get(FLAGS).contains(Flag.SEEN))));
        // end::store
        await(told);
        assertThat(shown(2)).containsExactly("true", "true");
        assertThat(server.mailbox("ann", "INBOX").message(Uid.of(1)).flags()).contains(Flag.of("$Work"));
    }

    @Test
    void deleteAndExpunge() {
        deliver("one", "spam", "spam");
        SelectedMailbox inbox = inbox();
        // tag::expunge
        CompletableFuture<Void> gone = inbox.search(Search.all().subject("spam"))
                .thenCompose(spam ->
                        inbox.store(spam.messages(), Store.add(Flag.DELETED).silent()))
                .thenCompose(result -> inbox.expunge());
        // end::expunge
        await(gone);
        assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(1);
    }

    @Test
    void move() throws InterruptedException {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        UidSet uids = UidSet.of(1, 3);
        // tag::move
        CompletableFuture<Void> moved = inbox.move(uids, "Archive")
                .thenAccept(result -> show(result.uids().copies())); // what their UIDs are there
        // end::move
        await(moved);
        assertThat(shown(1)).containsExactly("1:2");
        assertThat(server.mailbox("ann", "Archive").messages()).hasSize(2);
        assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(1);
    }

    @Test
    void copyStoreExpunge() {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        UidSet uids = UidSet.of(1, 3);
        // tag::move-by-steps
        CompletableFuture<Void> moved = inbox.copy(uids, "Archive")
                .thenCompose(copied -> inbox.store(uids, Store.add(Flag.DELETED).silent()))
                .thenCompose(stored -> inbox.expunge(uids));
        // end::move-by-steps
        await(moved);
        assertThat(server.mailbox("ann", "Archive").messages()).hasSize(2);
        assertThat(server.mailbox("ann", "INBOX").messages()).hasSize(1);
    }

    @Test
    void conditionalStore() throws InterruptedException {
        deliver("one", "two");
        ImapSession session = session();
        SelectedMailbox inbox = await(session.select("INBOX", Select.readWrite().condstore()));
        ModSeq known = inbox.state().highestModSeq().orElseThrow();
        server.setFlags("ann", "INBOX", Uid.of(2), Flag.FLAGGED);
        // tag::unchanged-since
        CompletableFuture<Void> stored = inbox.store(
                        UidSet.of(1, 2), Store.add(Flag.SEEN).unchangedSince(known))
                .thenAccept(result -> show(result.modified())); // look at these again
        // end::unchanged-since
        await(stored);
        assertThat(shown(1)).containsExactly("2");
    }

    @Test
    void resync() throws InterruptedException {
        deliver("one", "two", "three");
        MailboxState last = inbox().state();
        server.setFlags("ann", "INBOX", Uid.of(1), Flag.SEEN);
        server.expunge("ann", "INBOX", UidSet.of(2));
        ImapSession session = session();
        // tag::resync
        long uidValidity = last.uidValidity().orElseThrow(); // kept from last time, as the copy of the mailbox was
        ModSeq modSeq = last.highestModSeq().orElseThrow();
        Select select = Select.readWrite().resync(Resync.since(uidValidity, modSeq));
        CompletableFuture<Void> synced = session.enable(Capability.QRESYNC)
                .thenCompose(enabled -> session.select("INBOX", select))
                .thenAccept(inbox -> {
                    show(inbox.resynced().vanished()); // remove these, and then
                    inbox.resynced().changed().forEach(message -> show(message.get(FLAGS)));
                });
        // end::resync
        await(synced);
        assertThat(shown(2)).containsExactly("2", "[\\Seen]");
    }

    @Test
    void append() {
        ImapSession session = session();
        OffsetDateTime sentAt = OffsetDateTime.parse("2026-03-02T09:00:00+01:00");
        // tag::append
        Bytes mail = Bytes.of(String.join(
                "\r\n",
                "From: Ann <ann@example.org>",
                "To: Bob <bob@example.org>",
                "Subject: lunch",
                "",
                "At noon?",
                ""));
        CompletableFuture<AppendResult> kept =
                session.append("Sent", Append.message(mail).flags(Flag.SEEN).internalDate(InternalDate.of(sentAt)));
        // end::append
        assertThat(await(kept).uid()).contains(Uid.of(1));
        assertThat(server.mailbox("ann", "Sent").message(Uid.of(1)).content()).isEqualTo(mail);
    }
}
