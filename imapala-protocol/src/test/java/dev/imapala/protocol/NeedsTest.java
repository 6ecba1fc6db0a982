package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.search.Search;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What annotations tell the reader is what commands ask of the server. */
class NeedsTest {
    /** A command that uses what is annotated, beside the same one without it. */
    private record Use(Command with, Command without) {}

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
        for (StatusItem<Long> item : List.of(StatusItem.DELETED, StatusItem.SIZE, StatusItem.HIGHESTMODSEQ)) {
            uses.put("StatusItem." + item.name(), new Use(status(item), status(StatusItem.UNSEEN)));
        }
        return uses;
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
