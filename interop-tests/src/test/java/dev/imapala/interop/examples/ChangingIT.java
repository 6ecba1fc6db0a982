package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxState;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.MessageUrl;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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
    void conditions() throws InterruptedException {
        deliver("lunch", "report for March", "invoice");
        SelectedMailbox inbox = inbox();
        // tag::search-tree
        SearchKey report = new SearchKey.Contains(SearchKey.Where.SUBJECT, "report");
        SearchKey invoice = new SearchKey.Contains(SearchKey.Where.SUBJECT, "invoice");
        Search search = Search.unseen()
                .anyOf(report, invoice) // as many as you like
                .not(new SearchKey.Larger(1_000_000));
        CompletableFuture<Void> found = inbox.search(search).thenAccept(result -> show(result.messages()));
        // end::search-tree
        await(found);
        assertThat(shown(1)).containsExactly("2:3");
    }

    @Test
    void savedResult() {
        deliver("lunch", "report for March", "report for April");
        SelectedMailbox inbox = inbox();
        // tag::search-save
        CompletableFuture<StoreResult> flagged = inbox.search(
                        Search.all().subject("report").returning(Search.Return.SAVE))
                .thenCompose(saved -> inbox.store(UidSet.SAVED, Store.add(Flag.FLAGGED)));
        // end::search-save
        assertThat(await(flagged).updated()).hasSize(2);
    }

    @Test
    void sort() throws InterruptedException {
        deliver("b", "c", "Re: a");
        SelectedMailbox inbox = inbox();
        // tag::sort
        Sort sort =
                Sort.by(SortCriterion.SUBJECT, SortCriterion.DATE.reversed()).where(Search.unseen());
        CompletableFuture<Void> sorted =
                inbox.sort(sort).thenAccept(result -> show(result.inOrder())); // UIDs in the order of the subjects
        // end::sort
        await(sorted);
        assertThat(shown(1)).containsExactly("3,1:2");
    }

    @Test
    void thread() throws InterruptedException {
        deliver("lunch", "report", "Re: lunch");
        SelectedMailbox inbox = inbox();
        // tag::thread
        CompletableFuture<Void> threaded = inbox.thread(ThreadAlgorithm.REFERENCES, Search.all())
                .thenAccept(threads -> {
                    for (MessageThreads.Node node : threads.nodes()) {
                        show("> ".repeat(node.depth()) + node); // a message behind the one it answers
                    }
                });
        // end::thread
        await(threaded);
        assertThat(shown(3)).containsExactly("1", "> 3", "2");
    }

    @Test
    void appendSeveral() {
        ImapSession session = session();
        Bytes one = message("one");
        Bytes two = message("two");
        // tag::append-several
        CompletableFuture<List<AppendResult>> appended = session.append(
                "Sent", List.of(Append.message(one), Append.message(two).flags(Flag.SEEN)));
        // end::append-several
        assertThat(await(appended))
                .extracting(AppendResult::uid)
                .containsExactly(Optional.of(Uid.of(1)), Optional.of(Uid.of(2)));
    }

    @Test
    void catenate() {
        deliver("report");
        ImapSession session = session();
        SelectedMailbox inbox = await(session.select("INBOX"));
        Bytes header = Bytes.of("Subject: the report\r\n\r\n");
        // tag::catenate
        MessageUrl report = MessageUrl.inSelected(Uid.of(1)).section(Section.TEXT);
        Append message = Append.catenate(List.of(AppendPart.text(header), AppendPart.url(report)));
        CompletableFuture<AppendResult> appended = session.append("Drafts", message); // the report is not sent twice
        // end::catenate
        assertThat(await(appended).uid()).isPresent();
        assertThat(inbox.isSelected()).isTrue();
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
