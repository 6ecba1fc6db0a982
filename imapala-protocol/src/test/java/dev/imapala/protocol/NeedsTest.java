package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
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
        uses.put("BareCommand.STARTTLS", new Use(BareCommand.STARTTLS, BareCommand.NOOP));
        uses.put("BareCommand.IDLE", new Use(BareCommand.IDLE, BareCommand.NOOP));
        uses.put("BareCommand.UNSELECT", new Use(BareCommand.UNSELECT, BareCommand.CLOSE));
        uses.put(
                "Search.returning",
                new Use(
                        new SearchCommand(Search.all().returning(Search.Return.MIN), true),
                        new SearchCommand(Search.all(), true)));
        ListMailboxes list = ListMailboxes.all();
        Command plain = new ListCommand(list);
        uses.put(
                "ListMailboxes.returning",
                new Use(new ListCommand(list.returning(ListMailboxes.Return.CHILDREN)), plain));
        uses.put(
                "ListMailboxes.withStatus",
                new Use(new ListCommand(list.withStatus(List.of(StatusItem.UNSEEN))), plain));
        for (ListMailboxes.Return what : ListMailboxes.Return.values()) {
            uses.put("Return." + what, new Use(new ListCommand(list.returning(what)), plain));
        }
        ofMessages(uses);
        for (StatusItem<Long> item : List.of(StatusItem.DELETED, StatusItem.SIZE, StatusItem.HIGHESTMODSEQ)) {
            uses.put("StatusItem." + item.name(), new Use(status(item), status(StatusItem.UNSEEN)));
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

    private static Command status(StatusItem<Long> item) {
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
                .withStatus(List.of(StatusItem.SIZE, StatusItem.HIGHESTMODSEQ));
        assertThat(new ListCommand(list).needs())
                .isEqualTo(capabilities("LIST-EXTENDED", "SPECIAL-USE", "LIST-STATUS", "STATUS=SIZE", "CONDSTORE"));
        assertThat(new ListCommand(ListMailboxes.all().returning()).needs()).isEmpty();
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
