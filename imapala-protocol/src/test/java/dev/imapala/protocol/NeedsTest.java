package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.DeleteAclCommand;
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
import dev.imapala.protocol.command.MessageUrl;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.MyRightsCommand;
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
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What annotations tell the reader is what commands ask of the server. */
class NeedsTest {
    /** A command that uses what is annotated, beside the same one without it. */
    private record Use(Command with, Command without) {}

    private static final UidSet UIDS = UidSet.of(1);
    private static final Map<String, Use> USES = uses();

    private static Map<String, Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        uses.put("IdCommand", new Use(new IdCommand(Map.of()), BareCommand.NOOP));
        uses.put("EnableCommand", new Use(new EnableCommand(List.of(Capability.CONDSTORE)), BareCommand.NOOP));
        uses.put("CompressCommand", new Use(CompressCommand.DEFLATE, BareCommand.NOOP));
        uses.put("BareCommand.UNAUTHENTICATE", new Use(BareCommand.UNAUTHENTICATE, BareCommand.LOGOUT));
        MailboxName inbox = MailboxName.INBOX;
        uses.put("GetAclCommand", new Use(new GetAclCommand(inbox), BareCommand.NOOP));
        uses.put("MyRightsCommand", new Use(new MyRightsCommand(inbox), BareCommand.NOOP));
        uses.put("ListRightsCommand", new Use(new ListRightsCommand(inbox, "x"), BareCommand.NOOP));
        uses.put("DeleteAclCommand", new Use(new DeleteAclCommand(inbox, "x"), BareCommand.NOOP));
        uses.put(
                "SetAclCommand",
                new Use(new SetAclCommand(inbox, "x", RightsChange.add(Rights.READ)), BareCommand.NOOP));
        uses.put("GetQuotaCommand", new Use(new GetQuotaCommand(""), BareCommand.NOOP));
        uses.put("GetQuotaRootCommand", new Use(new GetQuotaRootCommand(inbox), BareCommand.NOOP));
        uses.put("SetQuotaCommand", new Use(new SetQuotaCommand("", Map.of()), new GetQuotaCommand("")));
        GetMetadata comment = GetMetadata.entries(MetadataEntry.SHARED_COMMENT);
        uses.put(
                "GetMetadataCommand",
                new Use(new GetMetadataCommand(inbox, comment), new GetMetadataCommand(null, comment)));
        Map<MetadataEntry, Bytes> values = Map.of(MetadataEntry.SHARED_COMMENT, Bytes.EMPTY);
        uses.put(
                "SetMetadataCommand",
                new Use(new SetMetadataCommand(inbox, values), new SetMetadataCommand(null, values)));
        uses.put("BareCommand.STARTTLS", new Use(BareCommand.STARTTLS, BareCommand.NOOP));
        uses.put("BareCommand.IDLE", new Use(BareCommand.IDLE, BareCommand.NOOP));
        uses.put("BareCommand.UNSELECT", new Use(BareCommand.UNSELECT, BareCommand.CLOSE));
        uses.put(
                "Search.returning",
                new Use(
                        new SearchCommand(Search.all().returning(Search.Return.MIN), true),
                        new SearchCommand(Search.all(), true)));
        searchUses(uses);
        appendUses(uses);
        ListMailboxes list = ListMailboxes.all();
        uses.put("XlistCommand", new Use(new XlistCommand("", "*"), new ListCommand(list)));
        Command plain = new ListCommand(list);
        uses.put(
                "ListMailboxes.returning",
                new Use(new ListCommand(list.returning(ListMailboxes.Return.CHILDREN)), plain));
        uses.put("ListMailboxes.withStatus", new Use(new ListCommand(list.withStatus(StatusItem.UNSEEN)), plain));
        uses.put("ListMailboxes.or", new Use(new ListCommand(list.or("x")), plain));
        uses.put(
                "ListMailboxes.selecting",
                new Use(new ListCommand(list.selecting(ListMailboxes.Selection.REMOTE)), plain));
        for (ListMailboxes.Selection which : ListMailboxes.Selection.values()) {
            ListMailboxes selecting = list.selecting(ListMailboxes.Selection.SUBSCRIBED, which);
            uses.put("Selection." + which, new Use(new ListCommand(selecting), plain));
        }
        uses.put("BareCommand.NAMESPACE", new Use(BareCommand.NAMESPACE, BareCommand.NOOP));
        for (ListMailboxes.Return what : ListMailboxes.Return.values()) {
            uses.put("Return." + what, new Use(new ListCommand(list.returning(what)), plain));
        }
        ofMessages(uses);
        for (StatusItem<?> item : List.of(
                StatusItem.DELETED,
                StatusItem.SIZE,
                StatusItem.HIGHESTMODSEQ,
                StatusItem.DELETED_STORAGE,
                StatusItem.APPENDLIMIT,
                StatusItem.MAILBOXID)) {
            uses.put("StatusItem." + item.name().replace('-', '_'), new Use(status(item), status(StatusItem.UNSEEN)));
        }
        return uses;
    }

    private static void ofMessages(Map<String, Use> uses) {
        uses.put("MoveCommand", new Use(new MoveCommand(UIDS, MailboxName.INBOX), copy()));
        uses.put("UidExpungeCommand", new Use(new UidExpungeCommand(UIDS), BareCommand.EXPUNGE));
        uses.put("Select.condstore", select(Select.readWrite().condstore()));
        uses.put("Select.resync", select(Select.readWrite().resync(Resync.since(1, ModSeq.of(1)))));
        Store seen = Store.add(Flag.SEEN);
        uses.put("Store.unchangedSince", store(seen.unchangedSince(ModSeq.of(1))));
        for (Store.Action action : Store.Action.values()) {
            String name = "Store." + action.name().toLowerCase(Locale.ROOT) + "Labels";
            uses.put(name, store(Store.ofLabels(action, GmailLabel.INBOX)));
        }
        uses.put("Store.ofLabels", store(Store.addLabels(GmailLabel.INBOX)));
        Fetch changed = Fetch.items(FetchItem.UID).changedSince(ModSeq.of(1));
        uses.put("Fetch.changedSince", fetch(changed));
        uses.put("Fetch.vanished", fetch(changed.vanished()));
        uses.put("FetchItem.binary", fetch(Fetch.items(FetchItem.binary(Section.part(1)))));
        uses.put("FetchItem.binarySize", fetch(Fetch.items(FetchItem.binarySize(Section.part(1)))));
        for (FetchItem<?> item : List.of(
                FetchItem.MODSEQ,
                FetchItem.PREVIEW,
                FetchItem.SAVEDATE,
                FetchItem.EMAILID,
                FetchItem.THREADID,
                FetchItem.X_GM_MSGID,
                FetchItem.X_GM_THRID,
                FetchItem.X_GM_LABELS)) {
            uses.put("FetchItem." + item.toString().replace('-', '_'), fetch(Fetch.items(item)));
        }
        uses.put("FetchItem.PREVIEW_LAZY", fetch(Fetch.items(FetchItem.PREVIEW_LAZY)));
    }

    private static Command copy() {
        return new CopyCommand(UIDS, MailboxName.INBOX);
    }

    private static Use select(Select select) {
        return new Use(new SelectCommand(MailboxName.INBOX, select), new SelectCommand(MailboxName.INBOX, false));
    }

    private static Use store(Store store) {
        return new Use(new StoreCommand(UIDS, store), new StoreCommand(UIDS, Store.add(Flag.SEEN)));
    }

    private static Use fetch(Fetch fetch) {
        return new Use(new FetchCommand(UIDS, fetch), new FetchCommand(UIDS, Fetch.FULL));
    }

    private static void appendUses(Map<String, Use> uses) {
        Content content = Content.of(Bytes.of("x"));
        Append plain = Append.message(content);
        Append binary = Append.binary(content);
        Append utf8 = Append.utf8(content);
        Append url = Append.catenate(List.of(AppendPart.url(MessageUrl.inSelected(Uid.of(1)))));
        uses.put("Append.binary", append(binary, plain));
        uses.put("Binary", append(binary, plain));
        uses.put("Append.utf8", append(utf8, plain));
        uses.put("Utf8", append(utf8, plain));
        uses.put("Append.catenate", append(Append.catenate(List.of(AppendPart.text(Bytes.EMPTY))), plain));
        uses.put("AppendPart.url", append(url, plain));
        uses.put("Url", append(url, plain));
    }

    private static Use append(Append with, Append without) {
        return new Use(new AppendCommand(MailboxName.INBOX, with), new AppendCommand(MailboxName.INBOX, without));
    }

    @Test
    void appendAsksForEverythingThatItsMessagesNeed() {
        Append text = Append.message(Bytes.of("x"));
        Append binary = Append.binary(Content.of(Bytes.of("x")));
        assertThat(new AppendCommand(MailboxName.INBOX, text).needs()).isEmpty();
        assertThat(new AppendCommand(MailboxName.INBOX, List.of(text, binary)).needs())
                .isEqualTo(capabilities("MULTIAPPEND", "BINARY"));
    }

    private static void searchUses(Map<String, Use> uses) {
        Search fuzzy = Search.matching(new SearchKey.Fuzzy(new SearchKey.All()));
        uses.put("Return.SAVE", new Use(uidSearch(fuzzy.returning(Search.Return.SAVE)), uidSearch(fuzzy)));
        uses.put(
                "Return.RELEVANCY",
                new Use(uidSearch(fuzzy.returning(Search.Return.RELEVANCY)), uidSearch(Search.all())));
        uses.put("Search.part", new Use(uidSearch(fuzzy.part(PartialRange.newest(9))), uidSearch(fuzzy)));
        uses.put("Search.within", new Use(uidSearch(Search.within(Duration.ofDays(1))), uidSearch(fuzzy)));
        uses.put("Search.younger", new Use(uidSearch(fuzzy.younger(Duration.ofDays(1))), uidSearch(fuzzy)));
        uses.put("Search.older", new Use(uidSearch(fuzzy.older(Duration.ofDays(1))), uidSearch(fuzzy)));
        ObjectId id = ObjectId.of("x");
        for (SearchKey key : List.of(
                new SearchKey.SaveDateSupported(),
                new SearchKey.Older(1),
                new SearchKey.Younger(1),
                new SearchKey.Changed(1, null),
                new SearchKey.EmailId(id),
                new SearchKey.ThreadId(id),
                new SearchKey.GmailRaw("x"),
                new SearchKey.GmailMessageId(1),
                new SearchKey.GmailThreadId(1),
                new SearchKey.Labelled(GmailLabel.INBOX),
                new SearchKey.Fuzzy(new SearchKey.All()))) {
            uses.put(key.getClass().getSimpleName(), search(key));
        }
        for (SearchKey.Relation relation : SearchKey.Relation.values()) {
            if (relation.name().startsWith("SAVED")) {
                uses.put("Relation." + relation, search(new SearchKey.Dated(relation, LocalDate.of(2026, 1, 1))));
            }
        }
        uses.put("UidSet.SAVED", search(new SearchKey.In(UidSet.SAVED)));
        uses.put("SeqSet.SAVED", new Use(fetchOf(SeqSet.SAVED), fetchOf(SeqSet.of(1))));
        uses.put("NumberSet.SAVED", new Use(fetchOf(new UidSet(NumberSet.SAVED)), fetchOf(UidSet.of(1))));
        sortUses(uses);
    }

    private static void sortUses(Map<String, Use> uses) {
        Command search = uidSearch(Search.all());
        Command sort = new SortCommand(Sort.by(SortCriterion.DATE), true);
        uses.put("Sort", new Use(sort, search));
        uses.put("SortCommand", new Use(sort, search));
        for (SortCriterion criterion : List.of(SortCriterion.DISPLAYFROM, SortCriterion.DISPLAYTO)) {
            uses.put(
                    "SortCriterion." + criterion, new Use(new SortCommand(Sort.by(criterion.reversed()), false), sort));
        }
        Search fuzzy = Search.matching(new SearchKey.Fuzzy(new SearchKey.All()));
        uses.put(
                "SortCriterion.RELEVANCY",
                new Use(new SortCommand(new Sort(List.of(SortCriterion.RELEVANCY), fuzzy), true), sort));
        for (ThreadAlgorithm algorithm : List.of(ThreadAlgorithm.ORDEREDSUBJECT, ThreadAlgorithm.REFERENCES)) {
            uses.put("ThreadAlgorithm." + algorithm, new Use(new ThreadCommand(algorithm, Search.all(), true), search));
        }
    }

    private static Use search(SearchKey key) {
        SearchKey nested = new SearchKey.And(List.of(new SearchKey.All(), new SearchKey.Not(key)));
        return new Use(uidSearch(Search.matching(nested)), uidSearch(Search.unseen()));
    }

    private static Command uidSearch(Search search) {
        return new SearchCommand(search, true);
    }

    private static Command fetchOf(MessageSet messages) {
        return new FetchCommand(messages, Fetch.items(FetchItem.UID));
    }

    @Test
    void storeOfTheSavedResultNeedsThatServersSaveResults() {
        assertThat(new StoreCommand(UidSet.SAVED, Store.add(Flag.SEEN)).needs()).isEqualTo(capabilities("SEARCHRES"));
        assertThat(new StoreCommand(UidSet.of(1), Store.add(Flag.SEEN)).needs()).isEmpty();
    }

    @Test
    void sortWithOptionsNeedsTheExtensionsOfSortRatherThanThoseOfSearch() {
        Search search = Search.all().returning(Search.Return.COUNT).part(PartialRange.oldest(10));
        assertThat(new SortCommand(Sort.by(SortCriterion.DATE).where(search), true).needs())
                .isEqualTo(capabilities("SORT", "ESORT", "CONTEXT=SORT"));
        assertThat(new SearchCommand(search, true).needs()).isEqualTo(capabilities("ESEARCH", "PARTIAL"));
    }

    @Test
    void sizesOfMoreThan32BitsAreForRev2() {
        assertThat(uidSearch(Search.all().larger(1L << 32)).needs()).isEqualTo(capabilities("IMAP4rev2"));
        assertThat(uidSearch(Search.all().larger((1L << 32) - 1)).needs()).isEmpty();
    }

    private static Command status(StatusItem<?> item) {
        return new StatusCommand(MailboxName.INBOX, List.of(item));
    }

    @Test
    void everyAnnotationIsWhatACommandAsksOfTheServer() {
        Map<String, Needs> annotated = annotated();
        assertThat(annotated.keySet())
                .as("uses of what is annotated")
                .containsExactlyInAnyOrderElementsOf(USES.keySet());
        annotated.forEach((name, needs) -> {
            Use use = Objects.requireNonNull(USES.get(name));
            List<Capability> capabilities =
                    Arrays.stream(needs.value()).map(Capability::of).toList();
            assertThat(use.with().needs()).as(name).containsAll(capabilities);
            assertThat(use.without().needs()).as("without " + name).doesNotContainAnyElementsOf(capabilities);
        });
    }

    @Test
    void everythingThatACommandAsksOfTheServerIsAnnotated() throws IllegalAccessException {
        Map<String, Needs> annotated = annotated();
        for (BareCommand command : BareCommand.values()) {
            Needs needs = annotated.get("BareCommand." + command);
            assertThat(command.needs())
                    .as(command.name())
                    .isEqualTo(capabilities(needs == null ? new String[0] : needs.value()));
        }
        for (Field field : StatusItem.class.getFields()) {
            StatusItem<?> item = (StatusItem<?>) field.get(null);
            Needs needs = annotated.get("StatusItem." + field.getName());
            Set<Capability> told = capabilities(needs == null ? new String[0] : needs.value());
            assertThat(Set.copyOf(item.needs().stream().toList()))
                    .as(field.getName())
                    .isEqualTo(told);
        }
        for (Field field : FetchItem.class.getFields()) {
            FetchItem<?> item = (FetchItem<?>) field.get(null);
            Needs needs = annotated.get("FetchItem." + field.getName());
            Set<Capability> told = capabilities(needs == null ? new String[0] : needs.value());
            assertThat(Set.copyOf(item.needs().stream().toList()))
                    .as(field.getName())
                    .isEqualTo(told);
        }
    }

    private static Set<Capability> capabilities(String... names) {
        Set<Capability> capabilities = new HashSet<>();
        for (String name : names) {
            capabilities.add(Capability.of(name));
        }
        return capabilities;
    }

    @Test
    void listAsksForEverythingThatItsPartsNeed() {
        ListMailboxes list = ListMailboxes.all()
                .returning(ListMailboxes.Return.SPECIAL_USE)
                .withStatus(StatusItem.SIZE, StatusItem.HIGHESTMODSEQ);
        assertThat(new ListCommand(list).needs())
                .isEqualTo(capabilities("LIST-EXTENDED", "SPECIAL-USE", "LIST-STATUS", "STATUS=SIZE", "CONDSTORE"));
        assertThat(new ListCommand(ListMailboxes.all().returning()).needs()).isEmpty();
    }

    @Test
    void annotationsOfTheServerAskForLess() {
        assertThat(new GetMetadataCommand(null, GetMetadata.entries(MetadataEntry.SHARED_COMMENT)).needs())
                .isEqualTo(capabilities("METADATA-SERVER"));
    }

    @Test
    void createAsksForWhatItsUsesNeed() {
        MailboxName sent = MailboxName.of("Sent");
        assertThat(new CreateCommand(sent, Set.of(MailboxAttribute.SENT)).needs())
                .isEqualTo(capabilities("CREATE-SPECIAL-USE"));
        assertThat(new CreateCommand(sent, Set.of()).needs()).isEmpty();
    }

    @Test
    void authenticationAsksForItsMechanism() {
        assertThat(new AuthenticateCommand("plain", null).needs()).isEqualTo(capabilities("AUTH=PLAIN"));
        assertThat(new AuthenticateCommand("PLAIN", Secret.of("x")).needs())
                .isEqualTo(capabilities("AUTH=PLAIN", "SASL-IR"));
    }

    /** Returns the annotations of the module, by the name of what they stand at. */
    private static Map<String, Needs> annotated() {
        Map<String, Needs> annotated = new LinkedHashMap<>();
        for (Class<?> type : Classes.ofModule()) {
            List<AnnotatedElement> elements = new ArrayList<>(List.of(type));
            elements.addAll(List.of(type.getDeclaredFields()));
            elements.addAll(List.of(type.getDeclaredMethods()));
            for (AnnotatedElement element : elements) {
                Needs needs = element.getAnnotation(Needs.class);
                if (needs != null) {
                    String member = element instanceof Member named ? "." + named.getName() : "";
                    annotated.put(type.getSimpleName() + member, needs);
                }
            }
        }
        return annotated;
    }
}
