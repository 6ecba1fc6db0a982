package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.MessageUrl;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Messages are sorted, threaded, kept for the next command, and appended by several or of pieces, where the server can; and
 * where it cannot, nothing is sent.
 */
class SortIT extends Scenario {
    private static Bytes letter(String subject, String from, String date, String id, String references) {
        List<String> lines = new ArrayList<>(List.of(
                "From: " + from,
                "To: team@example.org",
                "Subject: " + subject,
                "Date: " + date,
                "Message-ID: <" + id + "@example.org>"));
        if (!references.isEmpty()) {
            lines.add("References: <" + references + "@example.org>");
        }
        lines.addAll(List.of("", "text of " + id, ""));
        return Bytes.of(String.join("\r\n", lines));
    }

    private SelectedMailbox letters() {
        ImapSession session = connect();
        await(session.append(
                "INBOX",
                Append.message(letter("zebra", "Bob <ann@example.org>", "Mon, 5 Jan 2026 10:00:00 +0000", "a", ""))));
        await(session.append(
                "INBOX",
                Append.message(letter("Äpfel", "Ann <carl@example.org>", "Mon, 5 Jan 2026 10:30:00 +0100", "b", ""))));
        await(session.append(
                "INBOX",
                Append.message(
                        letter("Re: Zebra", "Carl <bob@example.org>", "Tue, 6 Jan 2026 10:00:00 +0000", "c", "a"))));
        await(session.append(
                "INBOX",
                Append.message(letter("birds", "ann@example.org", "Wed, 7 Jan 2026 10:00:00 +0000", "d", "c"))));
        return await(session.select("INBOX"));
    }

    /** Checks what a command brings, or that it is not sent to a server that would not know it. */
    private static <T> void check(
            ImapSession session, List<String> needed, CompletableFuture<T> future, Consumer<T> test) {
        boolean offered = needed.stream().map(Capability::of).allMatch(session.capabilities()::has);
        if (offered) {
            test.accept(await(future));
        } else {
            assertThat(failure(future)).isInstanceOf(MissingCapabilityException.class);
        }
    }

    private void checkSort(List<String> needed, Sort sort, long... expected) {
        SelectedMailbox inbox = letters();
        check(
                connect(),
                needed,
                inbox.sort(sort),
                result -> assertThat(result.inOrder()).isEqualTo(NumberList.of(expected)));
    }

    @Test
    void messagesAreSortedByTheirSentDate() {
        checkSort(List.of("SORT"), Sort.by(SortCriterion.DATE), 2, 1, 3, 4);
        assertThat(trace.complaints()).isEmpty();
    }

    @Test
    void messagesAreSortedBySubjectAndBackwardsByDate() {
        checkSort(
                List.of("SORT"),
                Sort.by(SortCriterion.SUBJECT, SortCriterion.DATE.reversed())
                        .where(Search.all().subject("zebra")),
                3,
                1);
    }

    @Test
    void messagesAreSortedByWhatPeopleShow() {
        checkSort(List.of("SORT", "SORT=DISPLAY"), Sort.by(SortCriterion.DISPLAYFROM), 2, 4, 1, 3);
    }

    @Test
    void extendedSortTellsWhatWasAskedFor() {
        Sort sort = Sort.by(SortCriterion.DATE.reversed())
                .where(Search.all().returning(Search.Return.ALL, Search.Return.COUNT, Search.Return.MIN));
        SelectedMailbox inbox = letters();
        check(connect(), List.of("SORT", "ESORT"), inbox.sortNumbers(sort), result -> {
            assertThat(result.inOrder()).isEqualTo(NumberList.of(4, 3, 1, 2));
            assertThat(result.count()).isEqualTo(4);
            assertThat(result.min()).isEqualTo(server.is(Trait.SORTS_MIN_BY_NUMBER) ? 1 : 4);
        });
    }

    @Test
    void answersAreThreadedByTheirReferences() {
        SelectedMailbox inbox = letters();
        CompletableFuture<MessageThreads> threads = inbox.thread(ThreadAlgorithm.REFERENCES, Search.all());
        check(connect(), List.of("THREAD=REFERENCES"), threads, found -> {
            assertThat(found.messages()).isEqualTo(UidSet.range(1, 4));
            assertThat(found).hasToString("(2)(1 3 4)");
        });
    }

    @Test
    void subjectsAreThreadedByThemselves() {
        SelectedMailbox inbox = letters();
        CompletableFuture<MessageThreads> threads = inbox.threadNumbers(ThreadAlgorithm.ORDEREDSUBJECT, Search.all());
        check(connect(), List.of("THREAD=ORDEREDSUBJECT"), threads, found -> {
            assertThat(found.messages()).isEqualTo(SeqSet.range(1, 4));
            assertThat(found).hasToString("(2)(1 3)(4)");
        });
    }

    @Test
    void savedMessagesAreThoseOfTheNextCommands() {
        SelectedMailbox inbox = letters();
        Search search = Search.all().subject("zebra").returning(Search.Return.SAVE);
        CompletableFuture<SearchResult> saved = inbox.search(search);
        check(connect(), List.of("ESEARCH", "SEARCHRES"), saved, result -> {
            await(inbox.store(UidSet.SAVED, Store.add(Flag.FLAGGED)));
            List<FetchedMessage> flagged =
                    await(inbox.fetch(SeqSet.SAVED, Fetch.items(UID, FLAGS)).toList());
            assertThat(flagged).extracting(message -> message.get(UID)).containsExactly(Uid.of(1), Uid.of(3));
            assertThat(flagged)
                    .allSatisfy(message -> assertThat(message.get(FLAGS)).contains(Flag.FLAGGED));
            assertThat(await(inbox.search(Search.all().not(new SearchKey.In(UidSet.SAVED))))
                            .messages())
                    .isEqualTo(UidSet.of(2, 4));
        });
    }

    @Test
    void youngMessagesAreFound() {
        SelectedMailbox inbox = letters();
        check(
                connect(),
                List.of("WITHIN"),
                inbox.search(Search.within(Duration.ofDays(2))),
                result -> assertThat(result.messages()).isEqualTo(UidSet.range(1, 4)));
        check(
                connect(),
                List.of("WITHIN"),
                inbox.search(Search.all().older(Duration.ofDays(2))),
                result -> assertThat(result.messages().isEmpty()).isTrue());
    }

    @Test
    void severalMessagesAreAppendedTogether() {
        ImapSession session = connect();
        List<Append> messages = List.of(
                Append.message(mail("one")),
                Append.message(mail("two")).flags(Flag.SEEN),
                Append.message(mail("three")));
        check(session, List.of("MULTIAPPEND"), session.append("INBOX", messages), results -> {
            assertThat(results).hasSize(3);
            SelectedMailbox inbox = await(session.select("INBOX"));
            assertThat(inbox.state().exists()).isEqualTo(3);
            assertThat(await(inbox.search(Search.flagged(Flag.SEEN))).messages())
                    .isEqualTo(UidSet.of(2));
            if (session.capabilities().has(Capability.UIDPLUS)) {
                assertThat(results)
                        .extracting(AppendResult::uid)
                        .containsExactly(Optional.of(Uid.of(1)), Optional.of(Uid.of(2)), Optional.of(Uid.of(3)));
            }
        });
    }

    @Test
    void messageIsMadeOfPieces() {
        deliver("report");
        ImapSession session = connect();
        SelectedMailbox inbox = await(session.select("INBOX"));
        MessageUrl url = MessageUrl.of(inbox.name(), inbox.state().uidValidity().orElseThrow(), Uid.of(1));
        Append message = Append.catenate(List.of(
                AppendPart.text(Bytes.of("Subject: again\r\n\r\n> ")), AppendPart.url(url.section(Section.TEXT))));
        check(session, List.of("CATENATE"), session.append("INBOX", message), result -> {
            FetchItem<Bytes> body = FetchItem.body(Section.TEXT);
            assertThat(await(inbox.fetch(UidSet.of(2), Fetch.items(body)).toList()))
                    .extracting(fetched -> fetched.get(body).text())
                    .containsExactly("> About report.\r\n");
        });
    }
}
