package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.Seeds;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.DeleteAclCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.GetAclCommand;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.GetMetadataCommand;
import dev.imapala.protocol.command.GetQuotaCommand;
import dev.imapala.protocol.command.GetQuotaRootCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListRightsCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.MessageUrl;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.MyRightsCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.SetAclCommand;
import dev.imapala.protocol.command.SetMetadataCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import dev.imapala.protocol.wire.WireOptions.LiteralMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of a command reads as the same command. */
class CommandRoundTripTest {
    @ParameterizedTest
    @EnumSource(LiteralMode.class)
    void commandsReadAsTheyWereWritten(LiteralMode literals) {
        Commands commands = new Commands(Seeds.random("commands with " + literals + " literals"));
        for (int round = 0; round < 2_000; round++) {
            check(commands.tag(), commands.command(), new WireOptions(literals, false));
        }
    }

    /** In UTF-8 mode, names that are not ASCII are other octets, so only names that are will do. */
    @ParameterizedTest
    @EnumSource(LiteralMode.class)
    void commandsReadAsTheyWereWrittenInUtf8(LiteralMode literals) {
        Commands commands = new Commands(Seeds.random("commands in UTF-8 with " + literals + " literals")) {
            @Override
            MailboxName mailbox() {
                return MailboxName.of(atom().replace("&", ""));
            }

            @Override
            String line() {
                return atom().replace("&", "") + "*";
            }

            @Override
            String charset() {
                return "UTF-8";
            }
        };
        for (int round = 0; round < 1_000; round++) {
            check(commands.tag(), commands.command(), new WireOptions(literals, true));
        }
    }

    private static void check(Tag tag, Command command, WireOptions options) {
        SerializedCommand serialized = CommandSerializer.serialize(tag, command, options);
        Peer server = Peer.of(true);
        for (Fragment fragment : serialized.fragments()) {
            server.feed(Peer.octets(fragment));
        }
        TaggedCommand expected = new TaggedCommand(tag, command);
        List<Object> values = server.values();
        if (values.size() != 1
                || !values.get(0).equals(expected)
                || !Dump.of(values.get(0)).equals(Dump.of(expected))) {
            assertThat(serialized.fragments().stream().map(fragment -> Dump.quoted(Peer.octets(fragment))))
                    .as(
                            "fragments of %s, which read as %s",
                            Dump.of(expected), values.stream().map(Dump::of).toList())
                    .isEmpty();
        }
    }

    /** Makes commands at random. */
    private static class Commands extends Generator {
        Commands(Random random) {
            super(random);
        }

        Command command() {
            return switch (random.nextInt(24)) {
                case 0 -> oneOf(BareCommand.values());
                case 1 -> new SelectCommand(mailbox(), select());
                case 2, 3 -> onMailboxes();
                case 4 -> new AppendCommand(mailbox(), listOf(1, 2, this::append));
                case 5 -> fetch();
                case 6 -> new StoreCommand(messages(), store());
                case 7 -> new SearchCommand(search(), maybe());
                case 8 -> new LoginCommand(text(), Secret.of(octets()));
                case 9 -> new AuthenticateCommand(oneOf("PLAIN", "X-1_2"), orNull(() -> Secret.of(mail())));
                case 10 -> new EnableCommand(List.copyOf(capabilities(1)));
                case 11 -> new CompressCommand(atom());
                case 12 -> new CopyCommand(messages(), mailbox());
                case 13 -> new MoveCommand(messages(), mailbox());
                case 14 -> new UidExpungeCommand(new UidSet(numbers(true)));
                case 15 -> new SortCommand(sort(), maybe());
                case 16 ->
                    new ThreadCommand(
                            maybe() ? ThreadAlgorithm.REFERENCES : ThreadAlgorithm.of(atom()),
                            encoded(conditions()),
                            maybe());
                case 17 -> acl();
                case 18 -> quota();
                case 19 -> metadata();
                case 20, 21 -> custom();
                default -> new IdCommand(idFields());
            };
        }

        private Command custom() {
            return new CustomCommand(oneOf("XPIG-LATIN", "X", "UID XTHAT", "X.Y"), listOf(0, 4, () -> argument(3)));
        }

        private Argument argument(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> Argument.word(oneOf("\\Seen", "*", "1:*", "NIL", "a[b]", "~x", "$", "%%"));
                case 1 -> Argument.number(number64());
                case 2 -> new Argument.Text(octets());
                case 3 -> Argument.text(text());
                default -> new Argument.Group(listOf(0, 3, () -> argument(depth - 1)));
            };
        }

        private Select select() {
            Select select = maybe() ? Select.readOnly() : Select.readWrite();
            select = maybe() ? select : select.condstore();
            if (maybe()) {
                return select;
            }
            Resync resync = Resync.since(nonZero(), modSeq());
            resync = maybe() ? resync : resync.knowing(new UidSet(numbers(false)));
            if (maybe()) {
                long first = 1 + random.nextInt(1000);
                long count = random.nextInt(20);
                resync =
                        resync.matching(SeqSet.range(first, first + count), UidSet.range(7 * first, 7 * first + count));
            }
            return select.resync(resync);
        }

        private Command fetch() {
            Fetch fetch = Fetch.items(listOf(1, 4, this::fetchItem));
            if (maybe()) {
                return new FetchCommand(messages(), fetch);
            }
            fetch = fetch.changedSince(modSeq());
            return maybe()
                    ? new FetchCommand(messages(), fetch)
                    : new FetchCommand(new UidSet(numbers(true)), fetch.vanished());
        }

        private Command acl() {
            return switch (random.nextInt(5)) {
                case 0 -> new GetAclCommand(mailbox());
                case 1 -> new MyRightsCommand(mailbox());
                case 2 -> new ListRightsCommand(mailbox(), identifier());
                case 3 -> new DeleteAclCommand(mailbox(), identifier());
                default ->
                    new SetAclCommand(
                            mailbox(), identifier(), new RightsChange(oneOf(RightsChange.Action.values()), rights()));
            };
        }

        private Command quota() {
            return switch (random.nextInt(3)) {
                case 0 -> new GetQuotaCommand(line());
                case 1 -> new GetQuotaRootCommand(mailbox());
                default -> new SetQuotaCommand(line(), limits());
            };
        }

        private Map<QuotaResource, Long> limits() {
            Map<QuotaResource, Long> limits = new LinkedHashMap<>();
            listOf(0, 3, this::quotaResource).forEach(resource -> limits.put(resource, number63()));
            return limits;
        }

        private Command metadata() {
            MailboxName mailbox = orNull(this::named);
            if (maybe()) {
                return new SetMetadataCommand(mailbox, metadata(1));
            }
            GetMetadata get =
                    GetMetadata.entries(listOf(1, 3, this::metadataEntry)).depth(oneOf(GetMetadata.Depth.values()));
            return new GetMetadataCommand(mailbox, maybe() ? get : get.maxSize(number()));
        }

        /** An empty name would be the server as a whole. */
        private MailboxName named() {
            MailboxName mailbox = mailbox();
            return mailbox.encoded().isEmpty() ? MailboxName.INBOX : mailbox;
        }

        private MessageSet messages() {
            NumberSet numbers = random.nextInt(8) == 0 ? NumberSet.SAVED : numbers(true);
            return maybe() ? new UidSet(numbers) : new SeqSet(numbers);
        }

        private MailboxCommand onMailboxes() {
            return switch (random.nextInt(10)) {
                case 0 -> new StatusCommand(mailbox(), listOf(1, 4, this::statusItem));
                case 1 -> new CreateCommand(mailbox(), new LinkedHashSet<>(listOf(0, 3, this::use)));
                case 2 -> new DeleteCommand(mailbox());
                case 3 -> new RenameCommand(mailbox(), mailbox());
                case 4 -> new SubscribeCommand(mailbox());
                case 5 -> new UnsubscribeCommand(mailbox());
                case 6 -> new LsubCommand(line(), line());
                case 7 -> new XlistCommand(line(), line());
                default -> new ListCommand(list());
            };
        }

        private ListMailboxes list() {
            ListMailboxes list = ListMailboxes.matching(line()).under(line());
            for (String pattern : listOf(0, 2, this::line)) {
                list = list.or(pattern);
            }
            list = list.returning(
                    listOf(0, 3, () -> oneOf(ListMailboxes.Return.values())).toArray(new ListMailboxes.Return[0]));
            List<ListMailboxes.Selection> selections = listOf(0, 3, () -> oneOf(ListMailboxes.Selection.values()));
            if (selections.contains(ListMailboxes.Selection.RECURSIVEMATCH)) {
                selections.add(ListMailboxes.Selection.SUBSCRIBED);
            }
            list = list.selecting(selections.toArray(new ListMailboxes.Selection[0]));
            return maybe()
                    ? list
                    : list.withStatus(listOf(0, 3, this::statusItem).toArray(new StatusItem<?>[0]));
        }

        private Append append() {
            Append append = switch (random.nextInt(5)) {
                case 0 -> Append.binary(Content.of(mail()));
                case 1 -> Append.utf8(Content.of(mail()));
                case 2 -> Append.catenate(listOf(1, 3, this::appendPart));
                default -> Append.message(message());
            };
            append = append.flags(flags().toArray(new Flag[0]));
            return maybe() ? append : append.internalDate(date());
        }

        private Bytes message() {
            return maybe() ? octets() : Bytes.of("x".repeat(random.nextInt(5000)));
        }

        private AppendPart appendPart() {
            return switch (random.nextInt(4)) {
                case 0 -> AppendPart.text(message());
                case 1 -> new AppendPart.Utf8(Content.of(mail()));
                case 2 -> AppendPart.url(MessageUrl.inSelected(Uid.of(nonZero())));
                default -> new AppendPart.Url(oneOf("imap://x", "a\"b\\{5}", ";UID=7)"));
            };
        }

        private FetchItem<?> fetchItem() {
            if (maybe()) {
                return oneOf(
                        FetchItem.UID,
                        FetchItem.FLAGS,
                        FetchItem.INTERNALDATE,
                        FetchItem.RFC822_SIZE,
                        FetchItem.ENVELOPE,
                        FetchItem.BODYSTRUCTURE,
                        FetchItem.BODY,
                        FetchItem.RFC822,
                        FetchItem.RFC822_HEADER,
                        FetchItem.RFC822_TEXT,
                        FetchItem.MODSEQ,
                        FetchItem.PREVIEW,
                        FetchItem.PREVIEW_LAZY,
                        FetchItem.SAVEDATE,
                        FetchItem.EMAILID,
                        FetchItem.THREADID,
                        FetchItem.X_GM_MSGID,
                        FetchItem.X_GM_THRID,
                        FetchItem.X_GM_LABELS,
                        FetchItem.binarySize(whole()));
            }
            FetchItem<Bytes> item = maybe()
                    ? oneOf(FetchItem.body(section()), FetchItem.binary(whole()))
                    : oneOf(FetchItem.body(section(), partial()), FetchItem.binary(whole(), partial()));
            return maybe() ? item : item.markingSeen();
        }

        private Store store() {
            Store.Action action = oneOf(Store.Action.values());
            Store store = random.nextInt(3) == 0
                    ? Store.ofLabels(action, listOf(0, 3, this::label).toArray(new GmailLabel[0]))
                    : Store.of(action, flags().toArray(new Flag[0]));
            store = maybe() ? store : store.silent();
            return maybe() ? store : store.unchangedSince(oneOf(0L, modSeq().value()));
        }

        private Search search() {
            Search search = encoded(conditions());
            boolean fuzzy = search.isFuzzy();
            Search.Return[] returns = listOf(0, 4, () -> oneOf(Search.Return.values())).stream()
                    .filter(what -> fuzzy || what != Search.Return.RELEVANCY)
                    .toArray(Search.Return[]::new);
            search = search.returning(returns);
            boolean mayHavePart = maybe() && !search.returns().contains(Search.Return.ALL);
            return mayHavePart ? search.part(partialRange()) : search;
        }

        private Search conditions() {
            return Search.matching(listOf(1, 3, () -> key(3)).toArray(new SearchKey[0]));
        }

        private Search encoded(Search search) {
            try {
                return search.encodedIn(Charset.forName(charset()));
            } catch (IllegalArgumentException e) {
                return search;
            }
        }

        String charset() {
            return oneOf("UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252", "ISO-2022-JP", "KOI8-R");
        }

        private Sort sort() {
            List<SortCriterion> criteria = listOf(1, 3, this::criterion);
            Search search = search();
            try {
                return new Sort(criteria, search);
            } catch (IllegalArgumentException e) {
                return Sort.by(SortCriterion.DATE).where(search);
            }
        }

        private SortCriterion criterion() {
            SortCriterion criterion = oneOf(
                    SortCriterion.ARRIVAL, SortCriterion.RELEVANCY, SortCriterion.SUBJECT, SortCriterion.of("X-Y1"));
            return maybe() ? criterion : criterion.reversed();
        }

        private SearchKey key(int depth) {
            return switch (random.nextInt(depth > 0 ? 13 : 9)) {
                case 0 -> new SearchKey.All();
                case 1 -> new SearchKey.Has(searchFlag());
                case 2 -> new SearchKey.Lacks(searchFlag());
                case 3 -> new SearchKey.Contains(oneOf(SearchKey.Where.values()), text());
                case 4 -> new SearchKey.Header(oneOf("Subject", "X-{5}", "a\"\\(", "NIL"), text());
                case 5 -> new SearchKey.Dated(oneOf(SearchKey.Relation.values()), day());
                case 6 -> maybe() ? new SearchKey.Larger(number64()) : new SearchKey.Smaller(number64());
                case 7 -> new SearchKey.In(messages());
                case 8 -> keyOfServer();
                case 9 -> new SearchKey.Not(key(depth - 1));
                case 10 -> new SearchKey.Fuzzy(key(depth - 1));
                case 11 -> new SearchKey.Or(key(depth - 1), key(depth - 1));
                default -> new SearchKey.And(listOf(2, 3, () -> key(depth - 1)));
            };
        }

        private long number64() {
            return oneOf(number(), Long.MAX_VALUE, random.nextLong(Long.MAX_VALUE));
        }

        private SearchKey keyOfServer() {
            return switch (random.nextInt(10)) {
                case 0 -> new SearchKey.Older(nonZero());
                case 1 -> new SearchKey.Younger(nonZero());
                case 2 -> new SearchKey.SaveDateSupported();
                case 3 -> new SearchKey.Changed(number64(), orNull(this::entry));
                case 4 -> new SearchKey.EmailId(ObjectId.of("M" + random.nextInt(1_000_000)));
                case 5 -> new SearchKey.ThreadId(ObjectId.of("T-_" + random.nextInt()));
                case 6 -> new SearchKey.GmailRaw(text());
                case 7 -> new SearchKey.GmailMessageId(random.nextLong());
                case 8 -> new SearchKey.GmailThreadId(random.nextLong());
                default ->
                    new SearchKey.Labelled(oneOf(
                            GmailLabel.STARRED, GmailLabel.received(mailbox().encoded())));
            };
        }

        private SearchKey.Entry entry() {
            Flag flag = maybe() ? searchFlag() : Flag.of("\\" + atom());
            return new SearchKey.Entry(flag, oneOf(SearchKey.Scope.values()));
        }

        private Flag searchFlag() {
            return oneOf(
                    Flag.SEEN, Flag.RECENT, Flag.ANSWERED, Flag.DELETED, Flag.DRAFT, Flag.FLAGGED, Flag.of(atom()));
        }

        private LocalDate day() {
            return LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
        }
    }
}
