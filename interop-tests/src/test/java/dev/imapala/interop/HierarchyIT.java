package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CREATE, DELETE, RENAME, SUBSCRIBE, UNSUBSCRIBE, LSUB, NAMESPACE, CHECK, and what LIST selects. */
class HierarchyIT extends Scenario {
    private final ImapSession session = connect();
    private String prefix = "";
    private String delimiter = "";

    @BeforeEach
    void lookAround() {
        ListedMailbox root = await(session.list(ListMailboxes.matching(""))).get(0);
        delimiter = root.delimiter().orElseThrow().toString();
        Optional<Namespace> home = session.capabilities().has(Capability.NAMESPACE)
                ? await(session.namespaces()).home()
                : Optional.empty();
        prefix = home.map(Namespace::text).orElse("");
    }

    /** Returns a name in the user's namespace. */
    private String name(String... levels) {
        return prefix + String.join(delimiter, levels);
    }

    private List<String> listed(ListMailboxes list) {
        return await(session.list(list)).stream()
                .map(mailbox -> mailbox.name().text())
                .toList();
    }

    @Test
    void mailboxIsMadeRenamedAndDeleted() {
        String before = name("Letters", "2025");
        String after = name("Letters", "2026");
        assertThat(await(session.create(before)).name()).isEqualTo(MailboxName.of(before));
        assertThat(listed(ListMailboxes.matching(name("Letters", "%")))).containsExactly(before);
        assertThat(await(session.rename(before, after))).isEqualTo(MailboxName.of(after));
        assertThat(listed(ListMailboxes.matching(name("Letters", "%")))).containsExactly(after);
        await(session.delete(after));
        assertThat(listed(ListMailboxes.matching(name("Letters", "%")))).isEmpty();
    }

    @Test
    void refusalsLeaveTheSessionUsable() {
        await(session.create(name("Letters")));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.create(name("Letters"))))
                .satisfies(e -> assertThat(e.status()).isEqualTo(Status.NO));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.delete(name("Missing"))));
        assertThat(failure(session.rename(name("Missing"), name("Other"))) == null)
                .isEqualTo(server.is(Trait.RENAMES_WHAT_IS_MISSING));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.rename(name("Letters"), "INBOX")));
        assertThat(listed(ListMailboxes.matching(name("Letters")))).containsExactly(name("Letters"));
    }

    @Test
    void renameTakesTheOnesBelowAlong() {
        await(session.create(name("Work")));
        await(session.create(name("Work", "Reports")));
        await(session.rename(name("Work"), name("Play")));
        assertThat(listed(ListMailboxes.matching(name("*"))))
                .contains(name("Play"), name("Play", "Reports"))
                .doesNotContain(name("Work"), name("Work", "Reports"));
    }

    @Test
    void deletedMailboxLeavesTheOnesBelow() {
        await(session.create(name("Work")));
        await(session.create(name("Work", "Reports")));
        CompletableFuture<Void> deleted = session.delete(name("Work"));
        if (server.is(Trait.KEEPS_MAILBOXES_WITH_CHILDREN)) {
            assertThat(failure(deleted))
                    .isInstanceOfSatisfying(
                            CommandFailedException.class,
                            refusal -> assertThat(refusal.code()).contains(ResponseCode.HASCHILDREN));
        } else {
            await(deleted);
        }
        assertThat(listed(ListMailboxes.matching(name("*")))).contains(name("Work", "Reports"));
        MailboxName below = MailboxName.of(name("Work", "Reports"));
        assertThat(await(session.select(below)).name()).isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Entwürfe", "R&D", "a b", "[x] {5}", "日本語", "😀", "a~b'c", "NIL", "&ANY-"})
    void oddNamesComeBackAsTheyWere(String odd) {
        String name = name(odd);
        if ((server.is(Trait.REFUSES_BRACES_IN_NAMES) && odd.indexOf('{') >= 0)
                || (server.is(Trait.REFUSES_SURROGATES_IN_NAMES)
                        && odd.chars().anyMatch(c -> Character.isSurrogate((char) c)))) {
            assertThat(failure(session.create(name))).isInstanceOf(CommandFailedException.class);
            await(session.noop());
            return;
        }
        MailboxName made = await(session.create(name)).name();
        assertThat(listed(ListMailboxes.all())).contains(name);
        assertThat(await(session.select(made)).name()).isEqualTo(made);
        assertThat(await(session.status(name, StatusItem.MESSAGES)).get(StatusItem.MESSAGES))
                .isZero();
        await(session.select("INBOX"));
        await(session.delete(name));
        assertThat(listed(ListMailboxes.all())).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Sent", "\\Important"})
    void mailboxIsMadeForItsUse(String attribute) {
        MailboxAttribute use = MailboxAttribute.of(attribute);
        String name = name("Special");
        if (session.capabilities().has(Capability.CREATE_SPECIAL_USE)) {
            await(session.create(name, use));
            assertThat(await(session.list(ListMailboxes.matching(name).returning(ListMailboxes.Return.SPECIAL_USE))))
                    .singleElement()
                    .satisfies(made -> assertThat(made.is(use)).isTrue());
        } else {
            assertThatExceptionOfType(MissingCapabilityException.class)
                    .isThrownBy(() -> await(session.create(name, use)));
            assertThat(listed(ListMailboxes.matching(name))).isEmpty();
        }
    }

    @Test
    void subscriptionsAreToldByLsub() {
        String name = name("News");
        await(session.create(name));
        await(session.subscribe(name));
        assertThat(await(session.lsub(name))).extracting(MailboxListing::name).containsExactly(MailboxName.of(name));
        await(session.unsubscribe(name));
        assertThat(await(session.lsub(name))).isEmpty();
    }

    @Test
    void listSelectsWhatIsSubscribedTo() {
        await(session.create(name("News")));
        await(session.create(name("News", "Today")));
        await(session.subscribe(name("News", "Today")));
        ListMailboxes subscribed = ListMailboxes.matching(name("News*")).selecting(Selection.SUBSCRIBED);
        if (!session.capabilities().has(Capability.LIST_EXTENDED)) {
            assertThatExceptionOfType(MissingCapabilityException.class)
                    .isThrownBy(() -> await(session.list(subscribed)));
            return;
        }
        assertThat(await(session.list(subscribed))).singleElement().satisfies(mailbox -> {
            assertThat(mailbox.name().text()).isEqualTo(name("News", "Today"));
            assertThat(mailbox.is(MailboxAttribute.SUBSCRIBED)).isTrue();
        });
        ListMailboxes recursive =
                ListMailboxes.matching(name("New%")).selecting(Selection.SUBSCRIBED, Selection.RECURSIVEMATCH);
        assertThat(await(session.list(recursive))).singleElement().satisfies(parent -> {
            assertThat(parent.name().text()).isEqualTo(name("News"));
            assertThat(parent.childInfo()).containsExactly("SUBSCRIBED");
        });
    }

    @Test
    void severalPatternsAreAskedAtOnce() {
        await(session.create(name("One")));
        await(session.create(name("Two")));
        await(session.create(name("Three")));
        ListMailboxes two = ListMailboxes.matching("INBOX").or(name("T%"));
        if (session.capabilities().has(Capability.LIST_EXTENDED)) {
            assertThat(listed(two))
                    .contains("INBOX", name("Two"), name("Three"))
                    .doesNotContain(name("One"));
        } else {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.list(two)));
        }
    }

    @Test
    void statusComesWithTheListedMailbox() {
        deliver("one", "two");
        await(session.create(name("Empty")));
        ListMailboxes list = ListMailboxes.matching("*").withStatus(StatusItem.MESSAGES, StatusItem.UNSEEN);
        if (!session.capabilities().has(Capability.LIST_STATUS)) {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.list(list)));
            return;
        }
        List<ListedMailbox> mailboxes = await(session.list(list));
        assertThat(mailboxes)
                .filteredOn(mailbox -> mailbox.name().isInbox())
                .singleElement()
                .satisfies(inbox -> assertThat(inbox.status().orElseThrow().get(StatusItem.MESSAGES))
                        .isEqualTo(2));
        assertThat(mailboxes)
                .filteredOn(mailbox -> mailbox.name().text().equals(name("Empty")))
                .singleElement()
                .satisfies(empty -> assertThat(empty.status().orElseThrow().get(StatusItem.UNSEEN))
                        .isZero());
    }

    @Test
    void newMailboxesGoIntoTheNamespaceOfTheUser() {
        if (!session.capabilities().has(Capability.NAMESPACE)) {
            assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> await(session.namespaces()));
            return;
        }
        Namespace home = await(session.namespaces()).home().orElseThrow();
        assertThat(home.delimiter()).isEqualTo(delimiter.charAt(0));
        MailboxName mailbox = home.mailbox("Mine");
        await(session.create(mailbox));
        assertThat(listed(ListMailboxes.all())).contains(mailbox.text());
    }

    @Test
    void manyNamingsInARowEndAsTheyWereOrdered() {
        String one = name("One");
        String two = name("Two");
        CompletableFuture<CreatedMailbox> made = session.create(one);
        CompletableFuture<MailboxName> renamed = session.rename(one, two);
        CompletableFuture<CreatedMailbox> again = session.create(one);
        CompletableFuture<Void> subscribed = session.subscribe(two);
        CompletableFuture<Void> gone = session.delete(one);
        CompletableFuture<List<ListedMailbox>> all = session.list(ListMailboxes.matching(name("*")));
        await(made);
        assertThat(await(renamed)).isEqualTo(MailboxName.of(two));
        await(again);
        await(subscribed);
        await(gone);
        assertThat(await(all).stream().map(mailbox -> mailbox.name().text()))
                .contains(two)
                .doesNotContain(one);
    }

    @Test
    void checkChangesNothing() {
        deliver("one");
        SelectedMailbox inbox = inbox();
        await(inbox.check());
        assertThat(inbox.state().exists()).isEqualTo(1);
    }
}
