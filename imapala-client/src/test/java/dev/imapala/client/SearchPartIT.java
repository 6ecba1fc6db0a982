package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.testserver.ImapTestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What few servers can: a part of a result, fuzzy searches, limits of APPEND. */
class SearchPartIT {
    private final TestNetwork net = new TestNetwork(
            ImapTestServer.builder().with(Capability.PARTIAL, Capability.of("APPENDLIMIT=1000")), ImapClient.builder());
    private final ImapSession session = net.connect();

    @AfterEach
    void stop() {
        net.close();
    }

    private SelectedMailbox inbox() {
        net.deliver(9, 1);
        return await(session.select("INBOX"));
    }

    @Test
    void aPartIsToldFromEitherEnd() {
        SelectedMailbox inbox = inbox();
        SearchResult newest = await(inbox.search(Search.all().part(PartialRange.newest(3))));
        assertThat(newest.messages()).isEqualTo(UidSet.range(7, 9));
        SearchResult beyond =
                await(inbox.search(Search.all().part(new PartialRange(10, 20)).returning(Search.Return.COUNT)));
        assertThat(beyond.messages().isEmpty()).isTrue();
        assertThat(beyond.count()).isEqualTo(9);
    }

    @Test
    void fuzzySearchTellsRelevancy() {
        SelectedMailbox inbox = inbox();
        SearchKey subject = new SearchKey.Contains(SearchKey.Where.SUBJECT, "s4");
        SearchResult found = await(inbox.search(
                Search.matching(new SearchKey.Fuzzy(subject)).returning(Search.Return.ALL, Search.Return.RELEVANCY)));
        assertThat(found.messages()).isEqualTo(UidSet.of(4));
        assertThat(found.relevancy()).isEqualTo(List.of(100));
    }

    @Test
    void messageOverTheLimitIsNotSent() {
        Append message = Append.message(Bytes.of("x".repeat(1001)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.append("Sent", message))
                .withMessageContaining("1000 octets");
        assertThatIllegalArgumentException().isThrownBy(() -> session.append("Sent", List.of(message)));
        assertThat(net.server.mailbox("ann", "Sent").messages()).isEmpty();
        assertThat(await(session.append("Sent", Append.message(Bytes.of("x".repeat(1000)))))
                        .uid())
                .isPresent();
    }

    @Test
    void emptyMessageCancelsAllOfThem() {
        List<Append> messages = List.of(Append.message(Bytes.of("x")), Append.message(Bytes.EMPTY));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.append("Sent", messages)));
        assertThat(net.server.mailbox("ann", "Sent").messages()).isEmpty();
    }

    @Test
    void urlOfNothingIsToldByItsCode() {
        Append message = Append.catenate(List.of(new AppendPart.Url("/INBOX/;UID=99")));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.append("Sent", message)))
                .satisfies(failure -> assertThat(failure.code()).contains(new ResponseCode.BadUrl("/INBOX/;UID=99")));
    }
}
