package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.MailAddress;
import dev.imapala.testserver.mail.MailFacts;
import dev.imapala.testserver.mail.MailKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches among ten thousand messages find what was put in. */
class SearchIT extends Scenario {
    private static final LocalDate DAY =
            OffsetDateTime.parse("2025-02-03T12:00:00Z").toLocalDate();

    private static final Set<MailKind> EMBEDDING = Set.of(MailKind.NESTED, MailKind.DELIVERY_REPORT);

    private final BigMailbox big = BigMailbox.filled();

    /** Searches whose answer follows from what every server keeps. */
    static Stream<Arguments> ofStored() {
        return Stream.of(
                found("all", Search.all(), put -> true),
                found("unseen", Search.unseen(), put -> !put.flags().contains(Flag.SEEN)),
                found(
                        "flagged",
                        Search.flagged(Flag.FLAGGED),
                        put -> put.flags().contains(Flag.FLAGGED)),
                found(
                        "answered and seen",
                        Search.flagged(Flag.ANSWERED).with(Flag.SEEN),
                        put -> put.flags().containsAll(Set.of(Flag.ANSWERED, Flag.SEEN))),
                found("deleted", Search.flagged(Flag.DELETED), put -> false),
                found("large", Search.matching(new SearchKey.Larger(20_000)), put -> size(put) > 20_000),
                found("small", Search.matching(new SearchKey.Smaller(1_000)), put -> size(put) < 1_000),
                found(
                        "small or large",
                        Search.matching(new SearchKey.Or(new SearchKey.Smaller(800), new SearchKey.Larger(60_000))),
                        put -> size(put) < 800 || size(put) > 60_000),
                found(
                        "not large and unseen",
                        Search.unseen().and(new SearchKey.Not(new SearchKey.Larger(2_000))),
                        put -> size(put) <= 2_000 && !put.flags().contains(Flag.SEEN)));
    }

    /** Searches whose answer follows from the header, where it is well-formed. */
    static Stream<Arguments> ofHeader() {
        MailFacts some = BigMailbox.messages()
                .flatMap(put -> put.facts().stream())
                .findFirst()
                .orElseThrow();
        String author = some.from().get(0).address();
        String recipient = some.to().get(0).address();
        return Stream.of(
                ofFacts("author", Search.all().from(author), facts -> has(facts.from().stream(), author)),
                ofFacts("recipient", Search.all().to(recipient), facts -> has(facts.to().stream(), recipient)),
                ofFacts(
                        "message ID",
                        Search.all().header("Message-ID", some.messageId()),
                        facts -> facts.messageId().equals(some.messageId())),
                ofFacts(
                        "reply",
                        Search.all().header("In-Reply-To", some.messageId()),
                        facts -> Objects.equals(facts.inReplyTo(), some.messageId())),
                ofSubject("re: "),
                ofSubject("grü"),
                ofSubject("議事録"));
    }

    private static Arguments ofSubject(String text) {
        return ofFacts(
                "subject with " + text,
                Search.all().subject(text),
                facts -> facts.subject().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static Arguments found(String name, Search search, Predicate<GeneratedMessage> matches) {
        return Arguments.of(Named.of(name, search), matches);
    }

    private static Arguments ofFacts(String name, Search search, Predicate<MailFacts> matches) {
        return Arguments.of(Named.of(name, search), matches);
    }

    private static long size(GeneratedMessage put) {
        byte[] kept = BigMailbox.kept(put);
        return ServerUnderTest.current().is(Trait.SEARCHES_SIZES_WITHOUT_CR)
                ? new String(kept, StandardCharsets.ISO_8859_1)
                        .replace("\r\n", "\n")
                        .length()
                : kept.length;
    }

    private static boolean has(Stream<MailAddress> addresses, String address) {
        return addresses.anyMatch(each -> each.address().contains(address));
    }

    @ParameterizedTest
    @MethodSource("ofStored")
    void searchFindsWhatWasPutIn(Search search, Predicate<GeneratedMessage> matches) {
        Set<Long> expected = numbers(matches);
        for (ServerAddress address : new ServerAddress[] {server.tls(), server.bare()}) {
            SelectedMailbox mailbox = examine(address);
            assertThat(numbers(await(mailbox.searchNumbers(search)))).isEqualTo(expected);
            assertThat(numbers(await(mailbox.search(search)))).isEqualTo(uids(matches));
        }
    }

    @ParameterizedTest
    @MethodSource("ofHeader")
    void searchLooksIntoTheHeader(Search search, Predicate<MailFacts> matches) {
        Set<Long> wellFormed = numbers(put -> put.facts().isPresent()
                && !(server.is(Trait.SEARCHES_EMBEDDED_HEADERS) && EMBEDDING.contains(put.kind())));
        Set<Long> found = numbers(await(examine(server.tls()).searchNumbers(search)));
        found.retainAll(wellFormed);
        assertThat(found)
                .isEqualTo(numbers(put -> wellFormed.contains(put.index() + 1L)
                        && put.facts().filter(matches).isPresent()));
    }

    /** Servers may take the day of the internal date in its own zone or in theirs; messages between are left out. */
    @Test
    void searchComparesDays() {
        SelectedMailbox mailbox = examine(server.tls());
        Set<Long> clear = numbers(put -> day(put).equals(dayInUtc(put)));
        assertThat(days(mailbox, clear, Search.all().before(DAY)))
                .isEqualTo(days(clear, put -> day(put).isBefore(DAY)));
        assertThat(days(mailbox, clear, Search.all().since(DAY)))
                .isEqualTo(days(clear, put -> !day(put).isBefore(DAY)));
        assertThat(days(mailbox, clear, Search.matching(new SearchKey.Dated(SearchKey.Relation.ON, DAY))))
                .isNotEmpty()
                .isEqualTo(days(clear, put -> day(put).equals(DAY)));
    }

    private static LocalDate day(GeneratedMessage put) {
        return put.internalDate().toOffsetDateTime().toLocalDate();
    }

    private static LocalDate dayInUtc(GeneratedMessage put) {
        return put.internalDate()
                .toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static Set<Long> days(SelectedMailbox mailbox, Set<Long> clear, Search search) {
        Set<Long> found = numbers(await(mailbox.searchNumbers(search)));
        found.retainAll(clear);
        return found;
    }

    private static Set<Long> days(Set<Long> clear, Predicate<GeneratedMessage> matches) {
        Set<Long> expected = numbers(matches);
        expected.retainAll(clear);
        return expected;
    }

    @Test
    void searchWithinUidsStaysThere() {
        UidSet some = UidSet.of(big.uid(BigMailbox.message(4)), big.uid(BigMailbox.message(BigMailbox.SIZE / 2)));
        assertThat(await(examine(server.tls()).search(Search.all().in(some))).messages())
                .isEqualTo(some);
    }

    @Test
    void extendedSearchTellsJustWhatWasAskedFor() {
        Search search = Search.unseen().returning(Search.Return.MIN, Search.Return.MAX, Search.Return.COUNT);
        ImapSession session = await(client.connect(server.tls(), big.user.credentials()));
        SelectedMailbox mailbox = await(session.examine("INBOX"));
        if (!offers(session, Capability.ESEARCH, () -> mailbox.search(search))) {
            return;
        }
        Set<Long> expected = uids(put -> !put.flags().contains(Flag.SEEN));
        LongStream numbers = expected.stream().mapToLong(Long::longValue);
        SearchResult result = await(mailbox.search(search));
        assertThat(result.count()).isEqualTo(expected.size());
        assertThat(result.min())
                .isEqualTo(expected.stream().mapToLong(Long::longValue).min().orElseThrow());
        assertThat(result.max()).isEqualTo(numbers.max().orElseThrow());
        assertThat(result.all()).isNull();
    }

    @Test
    void extendedSearchBringsAllNumbersInRanges() {
        Search search = Search.all().returning(Search.Return.ALL);
        ImapSession session = await(client.connect(server.tls(), big.user.credentials()));
        SelectedMailbox mailbox = await(session.examine("INBOX"));
        if (!offers(session, Capability.ESEARCH, () -> mailbox.searchNumbers(search))) {
            return;
        }
        SearchResult result = await(mailbox.searchNumbers(search));
        assertThat(result.messages()).hasToString("1:" + BigMailbox.SIZE);
    }

    private SelectedMailbox examine(ServerAddress address) {
        ImapSession session = await(client.connect(address, big.user.credentials()));
        return await(session.examine("INBOX"));
    }

    private static Set<Long> numbers(SearchResult result) {
        return result.messages().numbers().stream().boxed().collect(Collectors.toSet());
    }

    private static Set<Long> numbers(Predicate<GeneratedMessage> matches) {
        return BigMailbox.messages()
                .filter(matches)
                .map(put -> put.index() + 1L)
                .collect(Collectors.toSet());
    }

    private Set<Long> uids(Predicate<GeneratedMessage> matches) {
        return BigMailbox.messages()
                .filter(matches)
                .map(put -> big.uid(put).value())
                .collect(Collectors.toSet());
    }
}
