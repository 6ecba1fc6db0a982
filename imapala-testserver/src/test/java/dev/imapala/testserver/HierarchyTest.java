package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Uid;
import dev.imapala.testserver.junit.ImapServer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CREATE, DELETE, RENAME, SUBSCRIBE, UNSUBSCRIBE, LSUB, NAMESPACE, CHECK, and what LIST selects. */
@ImapServer
class HierarchyTest {
    private static final Bytes MAIL = Bytes.of("Subject: one\r\n\r\nbody\r\n");

    private static final InternalDate DATE = InternalDate.of(OffsetDateTime.parse("2025-03-04T05:06:07Z"));

    private static List<String> names(ImapTestServer server) {
        return server.mailboxes("ann").stream().map(MailboxName::text).toList();
    }

    @Test
    void mailboxIsCreatedBelowLevelsThatAreNone(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("CREATE a/b/c");
            assertThat(client.ok("LIST \"\" a*"))
                    .containsExactly(
                            "* LIST (\\HasChildren \\NonExistent \\Noselect) \"/\" a",
                            "* LIST (\\HasChildren \\NonExistent \\Noselect) \"/\" a/b",
                            "* LIST (\\HasNoChildren) \"/\" a/b/c");
            client.ok("CREATE a/");
            assertThat(client.ok("LIST \"\" a")).containsExactly("* LIST (\\HasChildren) \"/\" a");
            assertThat(client.tagged("SELECT a/b")).startsWith("T NO [NONEXISTENT]");
            assertThat(names(server)).contains("a", "a/b/c").doesNotContain("a/b");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sent, ALREADYEXISTS",
        "inbox, ALREADYEXISTS",
        "/a, CANNOT",
        "a//b, CANNOT",
        "a//, CANNOT",
        "'\"\"', CANNOT",
        "'\"/\"', CANNOT",
        "'\"a*\"', CANNOT",
        "'\"a%\"', CANNOT"
    })
    void mailboxThatCannotBeIsRefused(String name, String code, ImapTestServer server) {
        List<String> before = names(server);
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("CREATE " + name)).startsWith("T NO [" + code + "]");
        }
        assertThat(names(server)).isEqualTo(before);
    }

    @Test
    void mailboxIsCreatedForItsUse(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("CREATE MySpecial (USE (\\Drafts \\Sent))");
            assertThat(client.ok("LIST (SPECIAL-USE) \"\" My*"))
                    .containsExactly("* LIST (\\HasNoChildren \\Drafts \\Sent) \"/\" MySpecial");
            assertThat(client.tagged("CREATE Everything (USE (\\All))")).startsWith("T NO [USEATTR]");
            assertThat(names(server)).doesNotContain("Everything");
        }
        try (ImapTestServer plain = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.CREATE_SPECIAL_USE)
                        .start();
                RawClient client = RawClient.logIn(plain)) {
            assertThat(client.tagged("CREATE x (USE (\\Sent))")).startsWith("T BAD ");
        }
    }

    @Test
    void xlistTellsWhatMailboxesAreForWhereItIsOffered(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("XLIST \"\" %")).startsWith("T BAD ");
        }
        try (ImapTestServer old = ImapTestServer.builder()
                        .user("ann", "secret")
                        .with(Capability.XLIST)
                        .start();
                RawClient client = RawClient.logIn(old)) {
            assertThat(client.ok("XLIST \"\" %"))
                    .contains("* XLIST (\\HasNoChildren \\Inbox) \"/\" INBOX")
                    .contains("* XLIST (\\HasNoChildren \\Sent) \"/\" Sent");
        }
    }

    @Test
    void namesAreNormalized(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("ENABLE IMAP4rev2");
            assertThat(client.ok("CREATE \"Cafe\u00cc\u0081\""))
                    .containsExactly(
                            "* LIST (\\HasNoChildren) \"/\" \"Caf\u00c3\u00a9\" (\"OLDNAME\" (\"Cafe\u00cc\u0081\"))");
            assertThat(client.tagged("CREATE \"Caf\u00c3\u00a9\"")).startsWith("T NO [ALREADYEXISTS]");
            assertThat(client.ok("SELECT \"Cafe\u00cc\u0081\""))
                    .contains(
                            "* LIST (\\HasNoChildren) \"/\" \"Caf\u00c3\u00a9\" (\"OLDNAME\" (\"Cafe\u00cc\u0081\"))");
            assertThat(names(server)).contains("Café");
        }
    }

    @Test
    void deletedMailboxLeavesTheOnesBelow(ImapTestServer server) {
        server.createMailbox("ann", "foo");
        server.createMailbox("ann", "foo/bar");
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("DELETE foo");
            assertThat(client.ok("LIST \"\" foo*"))
                    .containsExactly(
                            "* LIST (\\HasChildren \\NonExistent \\Noselect) \"/\" foo",
                            "* LIST (\\HasNoChildren) \"/\" foo/bar");
            assertThat(client.tagged("DELETE foo")).startsWith("T NO [HASCHILDREN]");
            client.ok("DELETE foo/bar");
            assertThat(client.tagged("DELETE foo")).startsWith("T NO [NONEXISTENT]");
            assertThat(client.tagged("DELETE inbox")).startsWith("T NO [CANNOT]");
            assertThat(names(server)).contains("INBOX").noneMatch(name -> name.startsWith("foo"));
        }
    }

    @Test
    void mailboxOfADeletedNameIsAnotherOne(ImapTestServer server) {
        server.createMailbox("ann", "foo");
        server.deliver("ann", "foo", MAIL);
        long before = server.mailbox("ann", "foo").uidValidity();
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("DELETE foo");
            client.ok("CREATE foo");
            assertThat(server.mailbox("ann", "foo").uidValidity()).isGreaterThan(before);
            assertThat(server.mailbox("ann", "foo").messages()).isEmpty();
        }
    }

    @Test
    void renameTakesTheOnesBelowAlong(ImapTestServer server) {
        server.createMailbox("ann", "foo/bar");
        server.createMailbox("ann", "foobar");
        server.createMailbox("ann", "blurdybloop");
        server.deliver("ann", "blurdybloop", MAIL);
        long validity = server.mailbox("ann", "blurdybloop").uidValidity();
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("RENAME blurdybloop sarasoop");
            client.ok("RENAME foo zowie");
            assertThat(names(server))
                    .contains("sarasoop", "zowie/bar", "foobar")
                    .doesNotContain("blurdybloop", "foo/bar");
            assertThat(server.mailbox("ann", "sarasoop").messages()).hasSize(1);
            assertThat(server.mailbox("ann", "sarasoop").uidValidity()).isEqualTo(validity);
            assertThat(client.ok("STATUS sarasoop (MESSAGES)")).containsExactly("* STATUS sarasoop (MESSAGES 1)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none there, NONEXISTENT",
        "Sent Trash, ALREADYEXISTS",
        "Sent foo, ALREADYEXISTS",
        "Sent INBOX, ALREADYEXISTS",
        "Sent Sent/x, CANNOT",
        "Sent a//b, CANNOT"
    })
    void renameThatCannotBeIsRefused(String arguments, String code, ImapTestServer server) {
        server.createMailbox("ann", "foo/bar");
        List<String> before = names(server);
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("RENAME " + arguments)).startsWith("T NO [" + code + "]");
        }
        assertThat(names(server)).isEqualTo(before);
    }

    @Test
    void renamingTheInboxMovesItsMessages(ImapTestServer server) {
        server.createMailbox("ann", "INBOX/bar");
        server.deliver("ann", "INBOX", MAIL);
        try (RawClient client = RawClient.logIn(server);
                RawClient watcher = RawClient.select(server)) {
            client.ok("RENAME INBOX old-mail");
            assertThat(names(server)).contains("INBOX", "INBOX/bar", "old-mail").doesNotContain("old-mail/bar");
            assertThat(server.mailbox("ann", "INBOX").messages()).isEmpty();
            assertThat(server.mailbox("ann", "old-mail").messages()).hasSize(1);
            assertThat(watcher.ok("NOOP")).containsExactly("* 1 EXPUNGE");
        }
    }

    @Test
    void sessionThatHasAMailboxSelectedGoesOnWhenItIsRenamedOrDeleted(ImapTestServer server) {
        server.createMailbox("ann", "foo");
        Uid uid = server.deliver("ann", "foo", MAIL);
        try (RawClient client = RawClient.logIn(server);
                RawClient other = RawClient.logIn(server)) {
            client.ok("SELECT foo");
            other.ok("RENAME foo bar");
            assertThat(client.ok("FETCH 1 UID")).containsExactly("* 1 FETCH (UID " + uid + ")");
            server.setFlags("ann", "bar", uid, Flag.SEEN);
            assertThat(client.ok("NOOP")).singleElement().asString().contains("\\Seen");
            other.ok("DELETE bar");
            assertThat(client.ok("FETCH 1 UID")).containsExactly("* 1 FETCH (UID " + uid + ")");
            client.ok("CLOSE");
        }
    }

    @Test
    void subscriptionsAreOfNames(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("CREATE foo");
            assertThat(client.ok("LIST \"\" foo RETURN (SUBSCRIBED)"))
                    .containsExactly("* LIST (\\HasNoChildren) \"/\" foo");
            client.ok("SUBSCRIBE foo");
            assertThat(client.ok("LIST \"\" foo RETURN (SUBSCRIBED)"))
                    .containsExactly("* LIST (\\HasNoChildren \\Subscribed) \"/\" foo");
            client.ok("DELETE foo");
            assertThat(client.ok("LIST \"\" foo")).isEmpty();
            assertThat(client.ok("LIST (SUBSCRIBED) \"\" foo"))
                    .containsExactly("* LIST (\\HasNoChildren \\NonExistent \\Noselect \\Subscribed) \"/\" foo");
            assertThat(server.subscriptions("ann")).contains(MailboxName.of("foo"));
            client.ok("UNSUBSCRIBE foo");
            client.ok("UNSUBSCRIBE foo");
            assertThat(client.ok("LIST (SUBSCRIBED) \"\" foo")).isEmpty();
            assertThat(server.subscriptions("ann")).contains(MailboxName.INBOX).doesNotContain(MailboxName.of("foo"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\" news/mail/* | () news/mail/mime,() news/mail/misc",
                "\"news/\" \"mail/*\" | () news/mail/mime,() news/mail/misc",
                "\"\" news/% | (\\Noselect) news/mail",
                "\"\" n% | (\\Noselect) news",
                "\"\" none | ``"
            })
    void lsubTellsSubscriptionsAndWhatIsAbove(String arguments, String expected, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SUBSCRIBE news/mail/mime");
            client.ok("SUBSCRIBE news/mail/misc");
            List<String> told = client.ok("LSUB " + arguments).stream()
                    .map(line -> line.replace("* LSUB ", "").replace("\"/\" ", ""))
                    .toList();
            assertThat(String.join(",", told)).isEqualTo(expected);
        }
    }

    /** The tree of RFC 5258 section 5, example 10. */
    private static void makeTree(ImapTestServer server, RawClient client) {
        for (String name : List.of("foo2", "foo2/bar1", "foo2/bar2", "baz2", "baz2/bar2", "baz2/bar22", "eps2")) {
            client.ok("CREATE " + name);
        }
        client.ok("CREATE eps2/mamba");
        for (String name : List.of("foo2/bar1", "foo2/bar2", "baz2/bar2", "baz2/bar22", "eps2", "qux2/bar2")) {
            client.ok("SUBSCRIBE " + name);
        }
        client.ok("SUBSCRIBE eps2/mamba");
        server.subscriptions("ann").stream()
                .filter(name -> name.text().matches("INBOX|[A-Z].*"))
                .forEach(name -> client.ok("UNSUBSCRIBE " + name));
    }

    private static List<String> shown(List<String> responses) {
        return responses.stream()
                .map(line -> line.replaceAll("\\* LIST |\"/\" |\\\\Has(No)?Children ?|\\\\Noselect ?", "")
                        .replace(" )", ")"))
                .toList();
    }

    @Test
    void recursiveMatchTellsWhatHasSubscribedOnesBelow(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            makeTree(server, client);
            assertThat(shown(client.ok("LIST (SUBSCRIBED) \"\" \"*2\"")))
                    .containsExactly(
                            "(\\Subscribed) baz2/bar2",
                            "(\\Subscribed) baz2/bar22",
                            "(\\Subscribed) eps2",
                            "(\\Subscribed) foo2/bar2",
                            "(\\NonExistent \\Subscribed) qux2/bar2");
            assertThat(shown(client.ok("LIST (RECURSIVEMATCH SUBSCRIBED) \"\" \"*2\"")))
                    .containsExactly(
                            "(\\Subscribed) baz2/bar2",
                            "(\\Subscribed) baz2/bar22",
                            "(\\Subscribed) eps2 (\"CHILDINFO\" (\"SUBSCRIBED\"))",
                            "() foo2 (\"CHILDINFO\" (\"SUBSCRIBED\"))",
                            "(\\Subscribed) foo2/bar2",
                            "(\\NonExistent \\Subscribed) qux2/bar2");
            assertThat(shown(client.ok("LIST (SUBSCRIBED RECURSIVEMATCH) \"\" %")))
                    .containsExactly(
                            "() baz2 (\"CHILDINFO\" (\"SUBSCRIBED\"))",
                            "(\\Subscribed) eps2 (\"CHILDINFO\" (\"SUBSCRIBED\"))",
                            "() foo2 (\"CHILDINFO\" (\"SUBSCRIBED\"))",
                            "(\\NonExistent) qux2 (\"CHILDINFO\" (\"SUBSCRIBED\"))");
        }
    }

    @Test
    void selectionsAndPatternsAreCombined(ImapTestServer server) {
        server.createMailbox("ann", "Work/Sent", MailboxAttribute.SENT);
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(shown(client.ok("LIST \"\" (INBOX \"Work/%\" \"S*\")")))
                    .containsExactly("() INBOX", "(\\Sent) Sent", "(\\Sent) Work/Sent");
            client.ok("UNSUBSCRIBE Sent");
            assertThat(shown(client.ok("LIST (SPECIAL-USE SUBSCRIBED REMOTE) \"\" (\"S*\" \"W*\")")))
                    .containsExactly("(\\Sent \\Subscribed) Work/Sent");
            assertThat(client.tagged("LIST (RECURSIVEMATCH) \"\" *")).startsWith("T BAD ");
            assertThat(client.tagged("LIST (UNKNOWN) \"\" *")).startsWith("T BAD ");
        }
    }

    @Test
    void statusIsToldOfWhatWasSelected(ImapTestServer server) {
        server.createMailbox("ann", "Work/Reports");
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("LIST (SUBSCRIBED RECURSIVEMATCH) \"\" W% RETURN (STATUS (MESSAGES))"))
                    .hasSize(1);
            assertThat(client.ok("LIST (SUBSCRIBED) \"\" W* RETURN (STATUS (MESSAGES))"))
                    .last()
                    .isEqualTo("* STATUS Work/Reports (MESSAGES 0)");
        }
    }

    @Test
    void namespacesAreToldAsTheServerWasBuilt(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("NAMESPACE")).containsExactly("* NAMESPACE ((\"\" \"/\")) NIL NIL");
        }
        Namespaces odd = new Namespaces(
                List.of(Namespace.of("INBOX/", '/')), List.of(), List.of(Namespace.of("Öffentlich", null)));
        try (ImapTestServer other = ImapTestServer.builder()
                        .user("ann", "secret")
                        .namespaces(odd)
                        .start();
                RawClient client = RawClient.logIn(other)) {
            assertThat(client.ok("NAMESPACE"))
                    .containsExactly("* NAMESPACE ((\"INBOX/\" \"/\")) NIL ((\"&ANY-ffentlich\" NIL))");
        }
    }

    @Test
    void namesAreChangedByThoseWhoMay(ImapTestServer server) {
        server.createMailbox("ann", "Work");
        server.createMailbox("ann", "Work/Reports");
        try (RawClient client = RawClient.logIn(server)) {
            server.restrict("ann", "Work", Rights.ALL.without(Rights.CREATE_MAILBOXES));
            server.restrict("ann", "Work/Reports", Rights.ALL.without(Rights.DELETE_MAILBOX));
            assertThat(client.tagged("CREATE Work/x")).startsWith("T NO [NOPERM]");
            assertThat(client.tagged("RENAME Sent Work/x")).startsWith("T NO [NOPERM]");
            assertThat(client.tagged("DELETE Work/Reports")).startsWith("T NO [NOPERM]");
            assertThat(client.tagged("RENAME Work/Reports x")).startsWith("T NO [NOPERM]");
            client.ok("CREATE Play/x");
            client.ok("RENAME Sent Play/Sent");
            client.ok("DELETE Work");
        }
    }

    @Test
    void checkNeedsAMailbox(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("CHECK")).startsWith("T BAD [CLIENTBUG]");
            client.ok("SELECT INBOX");
            client.ok("CHECK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE a",
                "DELETE a",
                "RENAME a b",
                "SUBSCRIBE a",
                "UNSUBSCRIBE a",
                "LSUB \"\" *",
                "NAMESPACE",
                "LIST \"\" *"
            })
    void nothingIsForStrangers(String command, ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void identifiersLastWhenMailboxesAreRenamed() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .capabilities("IMAP4rev1", "OBJECTID", "APPENDLIMIT", "QUOTA=RES-STORAGE")
                        .start();
                RawClient client = RawClient.logIn(server)) {
            String code = client.tagged("CREATE foo");
            assertThat(code).startsWith("T OK [MAILBOXID (mailbox-");
            String id = code.replaceAll(".*MAILBOXID (\\(.*\\))].*", "$1");
            assertThat(client.ok("STATUS foo (MAILBOXID)")).containsExactly("* STATUS foo (MAILBOXID " + id + ")");
            assertThat(client.ok("SELECT foo")).contains("* OK [MAILBOXID " + id + "] the identifier lasts");
            client.ok("RENAME foo bar");
            assertThat(client.ok("STATUS bar (MAILBOXID)")).containsExactly("* STATUS bar (MAILBOXID " + id + ")");
            server.deliver("ann", "bar", MAIL, Set.of(Flag.DELETED), DATE);
            assertThat(client.ok("STATUS bar (DELETED-STORAGE APPENDLIMIT)"))
                    .first()
                    .asString()
                    .matches("\\* STATUS bar \\(DELETED-STORAGE 22 APPENDLIMIT \\d+\\)");
        }
    }
}
