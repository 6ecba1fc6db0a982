package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
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
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.wire.WireOptions.LiteralMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, octet by octet and in which pieces. */
class CommandSerializerGoldenTest {
    private static final MailboxName DRAFTS = MailboxName.of("Entwürfe");

    /** Returns the fragments: lines as they are, literals behind {@code literal:} or {@code await:}. */
    private static List<String> fragments(Command command, LiteralMode literals, boolean utf8) {
        return serialize(command, literals, utf8).fragments().stream()
                .map(CommandSerializerGoldenTest::shown)
                .toList();
    }

    private static SerializedCommand serialize(Command command, LiteralMode literals, boolean utf8) {
        return CommandSerializer.serialize(new Tag("a1"), command, new WireOptions(literals, utf8));
    }

    private static String shown(Fragment fragment) {
        String text = Peer.octets(fragment).text();
        if (fragment instanceof Fragment.Literal literal) {
            return (literal.synchronizing() ? "await: " : "literal: ") + text;
        }
        return text;
    }

    /** Checks a command that is one line, whatever the server knows. */
    private static void check(Command command, String line) {
        for (LiteralMode literals : LiteralMode.values()) {
            for (boolean utf8 : new boolean[] {false, true}) {
                assertThat(fragments(command, literals, utf8)).containsExactly(line + "\r\n");
                assertThat(serialize(command, literals, utf8).redacted()).isEqualTo(line);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BareCommand.class)
    void commandsWithoutArguments(BareCommand command) {
        check(command, "a1 " + command.name());
    }

    @Test
    void customCommandIsWrittenAsItsArgumentsSay() {
        check(CustomCommand.of("xpig-latin"), "a1 XPIG-LATIN");
        Argument[] arguments = {
            Argument.word("\\Seen"),
            Argument.number(0),
            Argument.messages(UidSet.of(1, 2, 3, 9)),
            Argument.text("say \"NIL\""),
            Argument.group(Argument.group(), Argument.mailbox("Inbox"))
        };
        check(CustomCommand.of("UID X", arguments), "a1 UID X \\Seen 0 1:3,9 \"say \\\"NIL\\\"\" (() INBOX)");
        check(CustomCommand.of("X", Argument.mailbox("Entwürfe")), "a1 X Entw&APw-rfe", "a1 X \"Entwürfe\"");
        Command secret = CustomCommand.of("X", Argument.confidential(Secret.of("s3cret")), Argument.text("a\r\nb"));
        assertThat(fragments(secret, LiteralMode.PLUS, false))
                .containsExactly("a1 X \"s3cret\" {4+}\r\n", "literal: a\r\nb", "\r\n");
        assertThat(serialize(secret, LiteralMode.PLUS, false).redacted()).startsWith("a1 X *** ");
    }

    @Test
    void mailboxesAreAtomsWhereTheyCanBe() {
        check(new SelectCommand(MailboxName.INBOX, false), "a1 SELECT INBOX");
        check(new SelectCommand(MailboxName.of("inBox"), true), "a1 EXAMINE INBOX");
        check(new SelectCommand(MailboxName.of("a/b&"), false), "a1 SELECT a/b&-", "a1 SELECT a/b&");
        check(new SelectCommand(MailboxName.of("a b"), false), "a1 SELECT \"a b\"");
        check(new SelectCommand(MailboxName.of("NIL"), false), "a1 SELECT \"NIL\"");
        check(new SelectCommand(MailboxName.of("a\"\\{5}"), false), "a1 SELECT \"a\\\"\\\\{5}\"");
        check(new SelectCommand(MailboxName.of("[Gmail]"), false), "a1 SELECT \"[Gmail]\"");
        check(new SelectCommand(MailboxName.of("a~b"), false), "a1 SELECT \"a~b\"");
    }

    private static void check(Command command, String line, String utf8Line) {
        for (LiteralMode literals : LiteralMode.values()) {
            assertThat(fragments(command, literals, false)).containsExactly(line + "\r\n");
            assertThat(fragments(command, literals, true)).containsExactly(utf8Line + "\r\n");
        }
    }

    @Test
    void mailboxesAreInModifiedUtf7OrInUtf8() {
        check(new SelectCommand(DRAFTS, false), "a1 SELECT Entw&APw-rfe", "a1 SELECT \"Entwürfe\"");
    }

    @Test
    void mailboxThatAServerNamedInAnotherCharsetGoesBackAsItCame() {
        Bytes latin1 = Bytes.copyOf("Entwürfe".getBytes(StandardCharsets.ISO_8859_1));
        Command select = new SelectCommand(MailboxName.received(latin1), false);
        for (boolean utf8 : new boolean[] {false, true}) {
            SerializedCommand serialized = serialize(select, LiteralMode.SYNC, utf8);
            assertThat(Peer.octets(serialized.fragments().get(0)).text()).isEqualTo("a1 SELECT {8}\r\n");
            assertThat(serialized.fragments().get(1)).isEqualTo(new Fragment.Literal(latin1, true));
            assertThat(serialized.redacted()).isEqualTo("a1 SELECT {8}");
        }
    }

    @Test
    void stringsAreLiteralsWhereTheyMustBe() {
        Command login = new LoginCommand("jürgen", Secret.of("a\r\nb"));
        assertThat(fragments(login, LiteralMode.SYNC, false))
                .containsExactly("a1 LOGIN {7}\r\n", "await: jürgen", " {4}\r\n", "await: a\r\nb", "\r\n");
        assertThat(fragments(login, LiteralMode.MINUS, false))
                .containsExactly("a1 LOGIN {7+}\r\n", "literal: jürgen", " {4+}\r\n", "literal: a\r\nb", "\r\n");
        assertThat(fragments(login, LiteralMode.PLUS, true))
                .containsExactly("a1 LOGIN \"jürgen\" {4+}\r\n", "literal: a\r\nb", "\r\n");
        assertThat(serialize(login, LiteralMode.SYNC, false).redacted()).isEqualTo("a1 LOGIN {7} ***");
        assertThat(serialize(login, LiteralMode.PLUS, true).redacted()).isEqualTo("a1 LOGIN \"jürgen\" ***");
    }

    @Test
    void credentialsAreNeverAtoms() {
        assertThat(fragments(new LoginCommand("ann", Secret.of("pw")), LiteralMode.PLUS, true))
                .containsExactly("a1 LOGIN \"ann\" \"pw\"\r\n");
        assertThat(fragments(new LoginCommand("", Secret.of("~%\"\\")), LiteralMode.SYNC, false))
                .containsExactly("a1 LOGIN \"\" \"~%\\\"\\\\\"\r\n");
    }

    @Test
    void longStringsAreLiterals() {
        String just = "x".repeat(1024);
        assertThat(fragments(new SearchCommand(Search.all().subject(just), true), LiteralMode.SYNC, false))
                .containsExactly("a1 UID SEARCH ALL SUBJECT \"" + just + "\"\r\n");
        assertThat(fragments(new SearchCommand(Search.all().subject(just + "x"), true), LiteralMode.SYNC, false))
                .containsExactly("a1 UID SEARCH ALL SUBJECT {1025}\r\n", "await: " + just + "x", "\r\n");
    }

    @Test
    void initialResponsesAreInBase64() {
        AuthenticateCommand plain = new AuthenticateCommand("plain", Secret.of("\0tim\0tanstaaf"));
        assertThat(fragments(plain, LiteralMode.SYNC, false))
                .containsExactly("a1 AUTHENTICATE PLAIN AHRpbQB0YW5zdGFhZg==\r\n");
        assertThat(serialize(plain, LiteralMode.SYNC, false).redacted()).isEqualTo("a1 AUTHENTICATE PLAIN ***");
        assertThat(fragments(new AuthenticateCommand("EXTERNAL", Secret.of("")), LiteralMode.SYNC, false))
                .containsExactly("a1 AUTHENTICATE EXTERNAL =\r\n");
        check(new AuthenticateCommand("SCRAM-SHA-256", null), "a1 AUTHENTICATE SCRAM-SHA-256");
    }

    @Test
    void idIsInQuotesAndNeverAnEmptyList() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        check(new IdCommand(fields), "a1 ID NIL");
        fields.put("name", "a \"b\"");
        fields.put("version", null);
        fields.put("x", "y".repeat(1024));
        for (LiteralMode literals : LiteralMode.values()) {
            assertThat(fragments(new IdCommand(fields), literals, false))
                    .containsExactly(
                            "a1 ID (\"name\" \"a \\\"b\\\"\" \"version\" NIL \"x\" \"" + "y".repeat(1024) + "\")\r\n");
        }
    }

    @Test
    void enableNamesCapabilities() {
        check(
                new EnableCommand(List.of(Capability.UTF8_ACCEPT, Capability.CONDSTORE)),
                "a1 ENABLE UTF8=ACCEPT CONDSTORE");
    }

    @Test
    void compressNamesTheAlgorithm() {
        check(CompressCommand.DEFLATE, "a1 COMPRESS DEFLATE");
        check(new CompressCommand("deflate"), "a1 COMPRESS DEFLATE");
    }

    @Test
    void accessControlNamesMailboxIdentifierAndRights() {
        check(new GetAclCommand(MailboxName.of("a b")), "a1 GETACL \"a b\"");
        check(new MyRightsCommand(MailboxName.INBOX), "a1 MYRIGHTS INBOX");
        check(new ListRightsCommand(MailboxName.INBOX, "$team"), "a1 LISTRIGHTS INBOX $team");
        check(new DeleteAclCommand(MailboxName.INBOX, "-fred w"), "a1 DELETEACL INBOX \"-fred w\"");
        Rights rights = Rights.READ.and(Rights.LOOKUP);
        check(new SetAclCommand(MailboxName.INBOX, "ann", RightsChange.replace(rights)), "a1 SETACL INBOX ann rl");
        check(new SetAclCommand(MailboxName.INBOX, "ann", RightsChange.add(rights)), "a1 SETACL INBOX ann +rl");
        check(new SetAclCommand(MailboxName.INBOX, "ann", RightsChange.remove(rights)), "a1 SETACL INBOX ann -rl");
        check(
                new SetAclCommand(MailboxName.INBOX, "ann", RightsChange.replace(Rights.NONE)),
                "a1 SETACL INBOX ann \"\"");
    }

    @Test
    void quotaNamesRootsAndLimits() {
        check(new GetQuotaCommand(""), "a1 GETQUOTA \"\"");
        check(new GetQuotaRootCommand(MailboxName.INBOX), "a1 GETQUOTAROOT INBOX");
        Map<QuotaResource, Long> limits = new LinkedHashMap<>();
        check(new SetQuotaCommand("a b", limits), "a1 SETQUOTA \"a b\" ()");
        limits.put(QuotaResource.STORAGE, Long.MAX_VALUE);
        limits.put(QuotaResource.of("x-y"), 0L);
        check(new SetQuotaCommand("#u", limits), "a1 SETQUOTA #u (STORAGE 9223372036854775807 x-y 0)");
    }

    @Test
    void metadataHasOptionsBeforeTheMailbox() {
        GetMetadata comment = GetMetadata.entries(MetadataEntry.SHARED_COMMENT);
        check(new GetMetadataCommand(null, comment), "a1 GETMETADATA \"\" /shared/comment");
        GetMetadata both = GetMetadata.entries(MetadataEntry.SHARED_COMMENT, MetadataEntry.of("/private/a b"))
                .depth(GetMetadata.Depth.INFINITY)
                .maxSize(7);
        check(
                new GetMetadataCommand(MailboxName.INBOX, both),
                "a1 GETMETADATA (MAXSIZE 7 DEPTH infinity) INBOX (/shared/comment \"/private/a b\")");
    }

    @Test
    void metadataSetsAnyOctets() {
        Map<MetadataEntry, @Nullable Bytes> values = new LinkedHashMap<>();
        values.put(MetadataEntry.SHARED_COMMENT, Bytes.of("a b"));
        values.put(MetadataEntry.PRIVATE_COMMENT, null);
        check(
                new SetMetadataCommand(MailboxName.INBOX, values),
                "a1 SETMETADATA INBOX (/shared/comment \"a b\" /private/comment NIL)");
        SetMetadataCommand binary =
                new SetMetadataCommand(null, Map.of(MetadataEntry.SHARED_COMMENT, Bytes.of("\0\r\n")));
        assertThat(fragments(binary, LiteralMode.SYNC, false))
                .containsExactly("a1 SETMETADATA \"\" (/shared/comment ~{3}\r\n", "await: \0\r\n", ")\r\n");
        assertThat(serialize(binary, LiteralMode.PLUS, true).redacted())
                .isEqualTo("a1 SETMETADATA \"\" (/shared/comment ~{3+})");
    }

    @Test
    void listPutsPatternsInQuotes() {
        check(new ListCommand(ListMailboxes.all()), "a1 LIST \"\" \"*\"");
        check(
                new ListCommand(ListMailboxes.matching("Entwü%").under("a&")),
                "a1 LIST \"a&-\" \"Entw&APw-%\"",
                "a1 LIST \"a&\" \"Entwü%\"");
        check(
                new ListCommand(ListMailboxes.all()
                        .withStatus(StatusItem.UNSEEN, StatusItem.SIZE)
                        .returning(ListMailboxes.Return.SPECIAL_USE)
                        .returning(ListMailboxes.Return.SUBSCRIBED)),
                "a1 LIST \"\" \"*\" RETURN (SUBSCRIBED SPECIAL-USE STATUS (UNSEEN SIZE))");
    }

    @Test
    void listSelectsWithSeveralPatterns() {
        check(
                new ListCommand(ListMailboxes.matching("INBOX")
                        .or("Entwü*")
                        .selecting(ListMailboxes.Selection.RECURSIVEMATCH, ListMailboxes.Selection.SUBSCRIBED)
                        .selecting(ListMailboxes.Selection.SPECIAL_USE, ListMailboxes.Selection.REMOTE)),
                "a1 LIST (SUBSCRIBED REMOTE RECURSIVEMATCH SPECIAL-USE) \"\" (\"INBOX\" \"Entw&APw-*\")",
                "a1 LIST (SUBSCRIBED REMOTE RECURSIVEMATCH SPECIAL-USE) \"\" (\"INBOX\" \"Entwü*\")");
        check(new XlistCommand("", "%"), "a1 XLIST \"\" \"%\"");
        check(new LsubCommand("#news.", "comp.mail.*"), "a1 LSUB \"#news.\" \"comp.mail.*\"");
    }

    @Test
    void mailboxesAreMadeAndRemoved() {
        check(new CreateCommand(MailboxName.of("a/"), Set.of()), "a1 CREATE a/");
        check(new CreateCommand(DRAFTS, Set.of()), "a1 CREATE Entw&APw-rfe", "a1 CREATE \"Entwürfe\"");
        Set<MailboxAttribute> uses = new LinkedHashSet<>(List.of(MailboxAttribute.TRASH, MailboxAttribute.JUNK));
        check(new CreateCommand(MailboxName.of("a b"), uses), "a1 CREATE \"a b\" (USE (\\Trash \\Junk))");
        check(new DeleteCommand(MailboxName.of("a")), "a1 DELETE a");
        check(new RenameCommand(MailboxName.INBOX, MailboxName.of("old mail")), "a1 RENAME INBOX \"old mail\"");
        check(new SubscribeCommand(MailboxName.of("#news.a")), "a1 SUBSCRIBE #news.a");
        check(new UnsubscribeCommand(MailboxName.of("#news.a")), "a1 UNSUBSCRIBE #news.a");
    }

    @Test
    void statusNamesItems() {
        check(
                new StatusCommand(
                        MailboxName.of("a b"), List.of(StatusItem.UIDNEXT, StatusItem.MESSAGES, StatusItem.UIDNEXT)),
                "a1 STATUS \"a b\" (UIDNEXT MESSAGES)");
    }

    @Test
    void searchHasACharsetWhereItNeedsOne() {
        Search search = Search.matching(
                        new SearchKey.Not(new SearchKey.Or(new SearchKey.Header("X-{", "ü"), new SearchKey.Larger(5))))
                .returning(Search.Return.COUNT, Search.Return.MIN);
        assertThat(fragments(new SearchCommand(search, false), LiteralMode.MINUS, false))
                .containsExactly(
                        "a1 SEARCH RETURN (MIN COUNT) CHARSET UTF-8 NOT OR HEADER \"X-{\" {2+}\r\n",
                        "literal: ü",
                        " LARGER 5\r\n");
        assertThat(fragments(new SearchCommand(search, false), LiteralMode.SYNC, true))
                .containsExactly("a1 SEARCH RETURN (MIN COUNT) NOT OR HEADER \"X-{\" \"ü\" LARGER 5\r\n");
    }

    @Test
    void searchKeysAreInTheirOrder() {
        Search search = Search.unseen()
                .with(Flag.of("$Label"))
                .without(Flag.RECENT)
                .from("a")
                .since(LocalDate.of(2026, 2, 3))
                .in(UidSet.from(7))
                .and(new SearchKey.And(
                        List.of(new SearchKey.All(), new SearchKey.In(new SeqSet(NumberSet.largest())))));
        check(
                new SearchCommand(search, true),
                "a1 UID SEARCH UNSEEN KEYWORD $Label OLD FROM \"a\" SINCE 3-Feb-2026 UID 7:* (ALL *)");
    }

    @Test
    void searchOptionsAreInOneOrder() {
        Search search = Search.all()
                .returning(Search.Return.SAVE, Search.Return.COUNT, Search.Return.MIN)
                .part(PartialRange.newest(5));
        check(new SearchCommand(search, false), "a1 SEARCH RETURN (MIN COUNT SAVE PARTIAL -1:-5) ALL");
        check(
                new SortCommand(
                        Sort.by(SortCriterion.SIZE, SortCriterion.DATE.reversed())
                                .where(search),
                        true),
                "a1 UID SORT RETURN (MIN COUNT SAVE PARTIAL -1:-5) (SIZE REVERSE DATE) UTF-8 ALL");
    }

    @Test
    void savedResultIsADollar() {
        check(
                new SearchCommand(Search.unseen().in(SeqSet.SAVED).in(UidSet.SAVED), true),
                "a1 UID SEARCH UNSEEN $ UID $");
        check(new FetchCommand(UidSet.SAVED, Fetch.items(FetchItem.UID)), "a1 UID FETCH $ (UID)");
        check(new StoreCommand(SeqSet.SAVED, Store.add(Flag.SEEN)), "a1 STORE $ +FLAGS (\\Seen)");
    }

    @Test
    void fetchItemsAreInTheirOrder() {
        Fetch fetch = Fetch.items(
                FetchItem.ENVELOPE,
                FetchItem.UID,
                FetchItem.body(Section.FULL, new Partial(0, 4_294_967_295L)),
                FetchItem.body(Section.part(1, 2).mime()).markingSeen(),
                FetchItem.body(Section.headerFields("Date", "X]", "NIL")));
        check(
                new FetchCommand(UidSet.parse("5,1:3,9:*"), fetch),
                "a1 UID FETCH 1:3,5,9:* (ENVELOPE UID BODY.PEEK[]<0.4294967295> BODY[1.2.MIME]"
                        + " BODY.PEEK[HEADER.FIELDS (Date \"X]\" \"NIL\")])");
        check(new FetchCommand(SeqSet.all(), Fetch.items(FetchItem.BODY)), "a1 FETCH 1:* (BODY)");
    }

    @Test
    void storeFlagsAreInTheirOrder() {
        check(
                new StoreCommand(
                        UidSet.of(3),
                        Store.add(Flag.SEEN, Flag.of("$a"), Flag.SEEN).silent()),
                "a1 UID STORE 3 +FLAGS.SILENT (\\Seen $a)");
        check(new StoreCommand(SeqSet.range(9, 2), Store.replace()), "a1 STORE 2:9 FLAGS ()");
        check(new StoreCommand(SeqSet.of(1), Store.remove(Flag.DRAFT)), "a1 STORE 1 -FLAGS (\\Draft)");
    }

    @Test
    void appendSendsAsManyOctetsAsItSays() {
        Append append = Append.message(Bytes.of("a: ü\r\n\r\n{5}"))
                .flags(Flag.SEEN, Flag.JUNK)
                .internalDate(InternalDate.of(OffsetDateTime.parse("1994-02-07T21:52:25-08:00")));
        assertThat(fragments(new AppendCommand(DRAFTS, append), LiteralMode.SYNC, false))
                .containsExactly(
                        "a1 APPEND Entw&APw-rfe (\\Seen $Junk) \"07-Feb-1994 21:52:25 -0800\" {12}\r\n",
                        "await: a: ü\r\n\r\n{5}",
                        "\r\n");
        assertThat(serialize(new AppendCommand(DRAFTS, append), LiteralMode.PLUS, true)
                        .redacted())
                .isEqualTo("a1 APPEND \"Entwürfe\" (\\Seen $Junk) \"07-Feb-1994 21:52:25 -0800\" {12+}");
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC, 0, {0}, true",
        "SYNC, 4097, {4097}, true",
        "MINUS, 0, {0+}, false",
        "MINUS, 4096, {4096+}, false",
        "MINUS, 4097, {4097}, true",
        "PLUS, 0, {0+}, false",
        "PLUS, 4097, {4097+}, false"
    })
    void literalsAwaitAGoAheadWhereTheServerSaysSo(LiteralMode literals, int size, String header, boolean awaited) {
        Append append = Append.message(Bytes.of("x".repeat(size)));
        List<Fragment> fragments = serialize(new AppendCommand(MailboxName.INBOX, append), literals, false)
                .fragments();
        assertThat(Peer.octets(fragments.get(0)).text()).isEqualTo("a1 APPEND INBOX " + header + "\r\n");
        assertThat(fragments.get(1)).isEqualTo(new Fragment.Literal(Bytes.of("x".repeat(size)), awaited));
        assertThat(fragments.get(2)).isEqualTo(new Fragment.Line(Bytes.of("\r\n")));
    }

    @Test
    void capabilitiesSayWhichLiteralsNeedNoGoAhead() {
        assertThat(WireOptions.of(Capabilities.of("IMAP4rev1"), false)).isEqualTo(WireOptions.LEAST);
        assertThat(WireOptions.of(Capabilities.of("LITERAL-"), false).literals())
                .isEqualTo(LiteralMode.MINUS);
        assertThat(WireOptions.of(Capabilities.of("IMAP4rev2"), false).literals())
                .isEqualTo(LiteralMode.MINUS);
        assertThat(WireOptions.of(Capabilities.of("LITERAL-", "literal+"), true))
                .isEqualTo(new WireOptions(LiteralMode.PLUS, true));
    }

    @Test
    void selectHasParameters() {
        check(new SelectCommand(MailboxName.INBOX, Select.readOnly().condstore()), "a1 EXAMINE INBOX (CONDSTORE)");
        Resync since = Resync.since(67890007, ModSeq.of(90060115194045000L));
        check(
                new SelectCommand(MailboxName.INBOX, Select.readWrite().resync(since)),
                "a1 SELECT INBOX (QRESYNC (67890007 90060115194045000))");
        check(
                new SelectCommand(
                        MailboxName.INBOX,
                        Select.readWrite().condstore().resync(since.knowing(UidSet.parse("41:211,214:541")))),
                "a1 SELECT INBOX (CONDSTORE QRESYNC (67890007 90060115194045000 41:211,214:541))");
        check(
                new SelectCommand(
                        MailboxName.INBOX, Select.readWrite().resync(since.matching(SeqSet.of(1, 5), UidSet.of(3, 9)))),
                "a1 SELECT INBOX (QRESYNC (67890007 90060115194045000 (1,5 3,9)))");
    }

    @Test
    void messagesAreCopiedMovedAndExpunged() {
        check(new CopyCommand(SeqSet.range(2, 4), MailboxName.of("a b")), "a1 COPY 2:4 \"a b\"");
        check(new CopyCommand(UidSet.from(9), MailboxName.INBOX), "a1 UID COPY 9:* INBOX");
        check(new MoveCommand(SeqSet.of(2), MailboxName.of("x")), "a1 MOVE 2 x");
        check(new MoveCommand(UidSet.of(2, 4), MailboxName.of("x")), "a1 UID MOVE 2,4 x");
        check(new UidExpungeCommand(UidSet.range(3000, 3002)), "a1 UID EXPUNGE 3000:3002");
    }

    @Test
    void storeMayBeConditionalOrOfLabels() {
        UidSet uids = UidSet.of(5, 7);
        check(
                new StoreCommand(uids, Store.add(Flag.DELETED).silent().unchangedSince(ModSeq.of(320162338))),
                "a1 UID STORE 5,7 (UNCHANGEDSINCE 320162338) +FLAGS.SILENT (\\Deleted)");
        check(
                new StoreCommand(uids, Store.remove(Flag.SEEN).unchangedSince(0)),
                "a1 UID STORE 5,7 (UNCHANGEDSINCE 0) -FLAGS (\\Seen)");
        check(
                new StoreCommand(uids, Store.addLabels(GmailLabel.INBOX, GmailLabel.of("a \"b\""))),
                "a1 UID STORE 5,7 +X-GM-LABELS (\\Inbox \"a \\\"b\\\"\")");
        check(
                new StoreCommand(
                        uids, Store.replaceLabels(GmailLabel.of("Entwürfe")).silent()),
                "a1 UID STORE 5,7 X-GM-LABELS.SILENT (Entw&APw-rfe)",
                "a1 UID STORE 5,7 X-GM-LABELS.SILENT (\"Entwürfe\")");
        check(new StoreCommand(uids, Store.removeLabels()), "a1 UID STORE 5,7 -X-GM-LABELS ()");
    }

    @Test
    void fetchHasItemsOfExtensionsAndModifiers() {
        Fetch fetch = Fetch.items(
                FetchItem.MODSEQ,
                FetchItem.PREVIEW_LAZY,
                FetchItem.SAVEDATE,
                FetchItem.EMAILID,
                FetchItem.THREADID,
                FetchItem.X_GM_LABELS,
                FetchItem.RFC822_HEADER);
        check(
                new FetchCommand(SeqSet.of(1), fetch),
                "a1 FETCH 1 (MODSEQ PREVIEW (LAZY) SAVEDATE EMAILID THREADID X-GM-LABELS RFC822.HEADER)");
        Section part = Section.part(1, 2);
        Fetch binary = Fetch.items(
                FetchItem.binarySize(part),
                FetchItem.binary(part),
                FetchItem.binary(part, new Partial(0, 10)),
                FetchItem.binary(Section.FULL).markingSeen());
        check(
                new FetchCommand(UidSet.of(1), binary),
                "a1 UID FETCH 1 (BINARY.SIZE[1.2] BINARY.PEEK[1.2] BINARY.PEEK[1.2]<0.10> BINARY[])");
        Fetch changed = Fetch.items(FetchItem.FLAGS).changedSince(ModSeq.of(12345));
        check(new FetchCommand(SeqSet.all(), changed), "a1 FETCH 1:* (FLAGS) (CHANGEDSINCE 12345)");
        check(
                new FetchCommand(UidSet.all(), changed.vanished()),
                "a1 UID FETCH 1:* (FLAGS) (CHANGEDSINCE 12345 VANISHED)");
        check(new FetchCommand(SeqSet.of(1), Fetch.FAST), "a1 FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE)");
        check(new FetchCommand(SeqSet.of(1), Fetch.ALL), "a1 FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)");
        check(new FetchCommand(SeqSet.of(1), Fetch.FULL), "a1 FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODY)");
    }
}
