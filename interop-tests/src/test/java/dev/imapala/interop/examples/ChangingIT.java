package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
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
