package dev.imapala.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeliningTest {
    private static final Map<String, Command> COMMANDS = commands();

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        Fetch flags = Fetch.items(FetchItem.FLAGS);
        commands.put("fetch", new FetchCommand(SeqSet.of(1), flags));
        commands.put("fetch-2", new FetchCommand(SeqSet.of(2), flags));
        commands.put("fetch-all", new FetchCommand(SeqSet.all(), flags));
        commands.put("uid-fetch", new FetchCommand(UidSet.of(1), flags));
        commands.put("uid-fetch-2", new FetchCommand(UidSet.of(2), flags));
        commands.put("uid-fetch-from-2", new FetchCommand(UidSet.from(2), flags));
        Fetch body = Fetch.items(FetchItem.body(Section.FULL));
        Fetch read = Fetch.items(FetchItem.body(Section.FULL).markingSeen());
        commands.put("uid-fetch-body", new FetchCommand(UidSet.of(1), body));
        commands.put("uid-fetch-reading", new FetchCommand(UidSet.of(1), read));
        commands.put("store", new StoreCommand(SeqSet.of(1), Store.add(Flag.SEEN)));
        commands.put("store-2", new StoreCommand(SeqSet.of(2), Store.add(Flag.SEEN)));
        commands.put("uid-store", new StoreCommand(UidSet.of(1), Store.add(Flag.SEEN)));
        commands.put("uid-store-2", new StoreCommand(UidSet.of(2), Store.add(Flag.SEEN)));
        commands.put("search", new SearchCommand(Search.unseen(), false));
        commands.put("uid-search", new SearchCommand(Search.unseen(), true));
        Search told = Search.unseen().returning(Search.Return.COUNT);
        SearchKey text = new SearchKey.Contains(SearchKey.Where.TEXT, "x");
        SearchKey either = new SearchKey.Or(text, new SearchKey.And(List.of(text, new SearchKey.All())));
        commands.put("search-text", new SearchCommand(Search.matching(either), false));
        commands.put("esearch", new SearchCommand(told, false));
        commands.put("uid-esearch", new SearchCommand(told, true));
        commands.put("search-by-number", new SearchCommand(Search.unseen().in(SeqSet.of(1)), false));
        SearchKey notNumber = new SearchKey.Not(new SearchKey.In(SeqSet.of(1)));
        commands.put("uid-search-by-number", new SearchCommand(Search.matching(notNumber), true));
        commands.put("noop", BareCommand.NOOP);
        commands.put("expunge", BareCommand.EXPUNGE);
        commands.put("capability", BareCommand.CAPABILITY);
        commands.put("append", new AppendCommand(MailboxName.INBOX, Append.message(Bytes.of("x"))));
        commands.put("status", new StatusCommand(MailboxName.INBOX, List.of(StatusItem.MESSAGES)));
        commands.put("status-work", new StatusCommand(MailboxName.of("Work"), List.of(StatusItem.MESSAGES)));
        ListMailboxes unseen = ListMailboxes.all().withStatus(StatusItem.UNSEEN);
        commands.put("list-status", new ListCommand(unseen));
        commands.put("list", new ListCommand(ListMailboxes.all()));
        commands.put("lsub", new LsubCommand("", "*"));
        commands.put("xlist", new XlistCommand("", "*"));
        commands.put("create", new CreateCommand(MailboxName.of("Work"), Set.of()));
        commands.put("delete", new DeleteCommand(MailboxName.of("Work")));
        commands.put("rename", new RenameCommand(MailboxName.of("Work"), MailboxName.of("Play")));
        commands.put("subscribe", new SubscribeCommand(MailboxName.INBOX));
        commands.put("subscribe-work", new SubscribeCommand(MailboxName.of("Work")));
        commands.put("unsubscribe-work", new UnsubscribeCommand(MailboxName.of("Work")));
        commands.put("namespace", BareCommand.NAMESPACE);
        commands.put("check", BareCommand.CHECK);
        commands.put("id", new IdCommand(Map.of()));
        MailboxName work = MailboxName.of("Work");
        commands.put("getacl", new GetAclCommand(MailboxName.INBOX));
        commands.put("getacl-work", new GetAclCommand(work));
        commands.put("myrights", new MyRightsCommand(MailboxName.INBOX));
        commands.put("listrights", new ListRightsCommand(MailboxName.INBOX, "ann"));
        commands.put("setacl", new SetAclCommand(work, "ann", RightsChange.add(Rights.READ)));
        commands.put("getquota", new GetQuotaCommand("a"));
        commands.put("getquota-b", new GetQuotaCommand("b"));
        commands.put("setquota", new SetQuotaCommand("a", Map.of()));
        commands.put("getquotaroot", new GetQuotaRootCommand(work));
        GetMetadata comment = GetMetadata.entries(MetadataEntry.SHARED_COMMENT);
        commands.put("getmetadata", new GetMetadataCommand(work, comment));
        commands.put("getmetadata-server", new GetMetadataCommand(null, comment));
        commands.put("setmetadata", new SetMetadataCommand(work, Map.of(MetadataEntry.SHARED_COMMENT, Bytes.of("x"))));
        return commands;
    }

    private static boolean together(String earlier, String later) {
        return command(earlier).pipelining().allows(command(later).pipelining());
    }

    private static Command command(String name) {
        return Objects.requireNonNull(COMMANDS.get(name), name);
    }

    @ParameterizedTest
    @CsvSource({
        // both await the same answer, and nothing tells them apart
        "fetch, fetch, false",
        "uid-fetch, uid-fetch, false",
        "uid-fetch, uid-store, false",
        "store, fetch, false",
        "search, uid-search, false",
        "status, status, false",
        "list, list, false",
        "list-status, status, false",
        "status, list-status, false",
        "list, list-status, false",
        "uid-fetch, uid-fetch-from-2, false",
        "uid-fetch-from-2, uid-fetch, false",
        "fetch, fetch-all, false",
        "fetch, uid-fetch-2, false",
        "store, uid-fetch-body, false",
        "search, uid-esearch, false",
        "uid-esearch, search, false",
        // something tells them apart
        "fetch, fetch-2, true",
        "fetch, store-2, true",
        "uid-fetch, uid-fetch-2, true",
        "uid-fetch, uid-store-2, true",
        "uid-store, uid-store-2, true",
        "esearch, esearch, true",
        "uid-esearch, uid-esearch, true",
        "status, status-work, true",
        "list, status, true",
        "status, list, true",
        // the later one finds what the earlier one changes
        "uid-fetch-reading, uid-search, false",
        "uid-store, uid-search, false",
        "store, search-by-number, false",
        "store, search, false",
        "uid-search, uid-store, false",
        "search-by-number, store, false",
        "store, search-text, false",
        "uid-store, search-text, false",
        "id, id, false",
        "getacl, getacl, false",
        "getacl, getacl-work, true",
        "getacl, myrights, true",
        "myrights, myrights, false",
        "listrights, listrights, false",
        "setacl, setacl, true",
        "getquota, getquota, false",
        "getquota, getquota-b, true",
        "getquota, setquota, false",
        "getquota, getquotaroot, false",
        "getquotaroot, getquotaroot, false",
        "getmetadata, getmetadata, false",
        "getmetadata, getmetadata-server, true",
        "getmetadata, setmetadata, true",
        "setmetadata, setmetadata, true",
        "capability, capability, false",
        "create, create, false",
        "create, list, false",
        "create, lsub, false",
        "create, status, false",
        "create, append, false",
        "create, subscribe, false",
        "create, delete, false",
        "delete, create, false",
        "delete, status-work, false",
        "rename, append, false",
        "append, rename, false",
        "list, create, false",
        "subscribe, list, false",
        "subscribe, lsub, false",
        "lsub, unsubscribe-work, false",
        "subscribe-work, unsubscribe-work, false",
        "namespace, namespace, false",
        "lsub, lsub, false",
        // other names
        "subscribe, subscribe-work, true",
        "subscribe, unsubscribe-work, true",
        "subscribe-work, status, true",
        "lsub, list, true",
        "list, lsub, true",
        "namespace, list, true",
        "check, uid-fetch, true",
        "create, uid-fetch, true",
        // the earlier one may let numbers change that the later one uses
        "noop, fetch, false",
        "noop, store, false",
        "noop, search-by-number, false",
        "noop, uid-search-by-number, false",
        "uid-fetch, search-by-number, false",
        "uid-search, fetch, false",
        "uid-store, search-by-number, false",
        "append, fetch, false",
        "status, store, false",
        "expunge, fetch, false",
        "id, fetch, false",
        // the earlier one keeps numbers as they are
        "fetch, search-by-number, true",
        "search, fetch, true",
        "search-by-number, fetch, true",
        "uid-search-by-number, fetch, false",
        // no numbers
        "noop, noop, true",
        "noop, uid-fetch, true",
        "uid-fetch, uid-search, true",
        "uid-fetch-body, uid-search, true",
        "uid-search, uid-fetch, true",
        "append, append, true",
        "append, uid-fetch, true",
        "list, uid-fetch, true",
        "list, id, true",
        "noop, search, true",
        "fetch, expunge, true",
        "fetch, noop, true",
        "expunge, expunge, true"
    })
    void commandsGoTogetherOrNot(String earlier, String later, boolean together) {
        assertThat(together(earlier, later)).isEqualTo(together);
    }

    @ParameterizedTest
    @CsvSource({
        "fetch noop store-2, false",
        "store fetch-2 noop, true",
        "fetch fetch-2 search-text noop, true",
        "store fetch-2 expunge, true",
        "uid-esearch uid-esearch, true",
        "uid-search uid-search-by-number, false"
    })
    void sequencesOfTheRfcAreWhatItSaysTheyAre(String sequence, boolean valid) {
        List<String> names = List.of(sequence.split(" "));
        boolean together = true;
        for (int later = 1; later < names.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                together &= together(names.get(earlier), names.get(later));
            }
        }
        assertThat(together).isEqualTo(valid);
    }

    @Test
    void whatChangesTheStateGoesAlone() {
        List<Command> barriers = new ArrayList<>(List.of(
                BareCommand.LOGOUT,
                BareCommand.STARTTLS,
                BareCommand.UNAUTHENTICATE,
                CompressCommand.DEFLATE,
                BareCommand.IDLE,
                BareCommand.CLOSE,
                BareCommand.UNSELECT,
                new LoginCommand("a", Secret.of("b")),
                new AuthenticateCommand("PLAIN", null),
                new EnableCommand(List.of(Capability.CONDSTORE)),
                new SelectCommand(MailboxName.INBOX, false),
                new SelectCommand(MailboxName.INBOX, true)));
        for (Command barrier : barriers) {
            assertThat(barrier.pipelining().barrier()).as(barrier.name()).isTrue();
            for (Command other : COMMANDS.values()) {
                assertThat(barrier.pipelining().allows(other.pipelining())).isFalse();
                assertThat(other.pipelining().allows(barrier.pipelining())).isFalse();
            }
        }
    }

    @Test
    void setOfACommandDecidesWhatItIsCalled() {
        assertThat(COMMANDS.values().stream().map(Command::name))
                .containsExactly(
                        "FETCH",
                        "FETCH",
                        "FETCH",
                        "UID FETCH",
                        "UID FETCH",
                        "UID FETCH",
                        "UID FETCH",
                        "UID FETCH",
                        "STORE",
                        "STORE",
                        "UID STORE",
                        "UID STORE",
                        "SEARCH",
                        "UID SEARCH",
                        "SEARCH",
                        "SEARCH",
                        "UID SEARCH",
                        "SEARCH",
                        "UID SEARCH",
                        "NOOP",
                        "EXPUNGE",
                        "CAPABILITY",
                        "APPEND",
                        "STATUS",
                        "STATUS",
                        "LIST",
                        "LIST",
                        "LSUB",
                        "XLIST",
                        "CREATE",
                        "DELETE",
                        "RENAME",
                        "SUBSCRIBE",
                        "SUBSCRIBE",
                        "UNSUBSCRIBE",
                        "NAMESPACE",
                        "CHECK",
                        "ID",
                        "GETACL",
                        "GETACL",
                        "MYRIGHTS",
                        "LISTRIGHTS",
                        "SETACL",
                        "GETQUOTA",
                        "GETQUOTA",
                        "SETQUOTA",
                        "GETQUOTAROOT",
                        "GETMETADATA",
                        "GETMETADATA",
                        "SETMETADATA");
    }
}
