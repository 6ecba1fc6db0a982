package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.ExtendedItem;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that can be said is forgotten by parser, serializer or vectors. */
class SealedCoverageTest {
    /** All values of vectors that a parser made, a serializer wrote, and a parser made again, with all that is in them. */
    private static final List<Object> READ_AND_WRITTEN = readAndWritten();

    private static List<Object> readAndWritten() {
        List<Object> parts = new ArrayList<>();
        for (Vector vector : Vector.all()) {
            for (Vector.Side side : List.of(vector.client(), vector.server())) {
                Peer peer = Peer.of(side.ofCommands()).feed(side.octets());
                for (int i = 0; i < side.frames().size(); i++) {
                    Object value = peer.value(peer.frames().get(i));
                    if (!side.frames().get(i).isLine() && !(value instanceof ParseException)) {
                        Bytes written = Peer.written(value);
                        parts.addAll(Dump.parts(Peer.of(side.ofCommands())
                                .feed(written)
                                .ended()
                                .values()
                                .get(0)));
                    }
                }
            }
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Command.class,
                Response.class,
                ResponseCode.class,
                ExtendedItem.class,
                SearchKey.class,
                AppendPart.class,
                BodyStructure.class,
                Address.class,
                MessageSet.class
            })
    void everyKindIsReadAndWrittenBySomeVector(Class<?> sealed) {
        Set<Class<?>> leaves = leaves(sealed);
        assertThat(leaves).hasSizeGreaterThan(1);
        Set<Class<?>> seen = new LinkedHashSet<>();
        READ_AND_WRITTEN.forEach(part -> seen.add(part.getClass()));
        assertThat(seen).containsAll(leaves);
    }

    @Test
    void noCommandWithAClassOfItsOwnCanBeACustomOne() {
        Set<String> names = new LinkedHashSet<>();
        READ_AND_WRITTEN.stream()
                .filter(part -> part instanceof Command && !(part instanceof CustomCommand))
                .forEach(part -> names.add(((Command) part).name()));
        assertThat(names).hasSizeGreaterThan(50);
        assertThat(names)
                .allSatisfy(name -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> CustomCommand.of(name))
                        .withMessageContaining("class of its own"));
    }

    static Set<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return Set.of(type);
        }
        Set<Class<?>> leaves = new LinkedHashSet<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            leaves.addAll(leaves(permitted));
        }
        return leaves;
    }

    @Test
    void walkFindsTheLeavesBelowOtherSealedTypes() {
        assertThat(leaves(Response.class)).contains(Response.Tagged.class, Untagged.Fetch.class);
        assertThat(leaves(BodyStructure.class))
                .containsExactlyInAnyOrder(
                        BodyStructure.Multipart.class,
                        BodyStructure.Text.class,
                        BodyStructure.Message.class,
                        BodyStructure.Basic.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BareCommand.class,
                Status.class,
                Search.Return.class,
                SearchKey.Where.class,
                SearchKey.Relation.class,
                SearchKey.Scope.class,
                Section.Text.class,
                Store.Action.class,
                RightsChange.Action.class,
                GetMetadata.Depth.class,
                ListMailboxes.Return.class,
                ListMailboxes.Selection.class
            })
    void everyWordIsReadAndWrittenBySomeVector(Class<?> words) {
        assertThat(READ_AND_WRITTEN).containsAll(Arrays.asList(words.getEnumConstants()));
    }

    @ParameterizedTest
    @ValueSource(classes = {FetchItem.class, StatusItem.class})
    void everyItemIsReadAndWrittenBySomeVector(Class<?> items) throws IllegalAccessException {
        List<Object> constants = constants(items);
        assertThat(constants).hasSizeGreaterThan(5);
        assertThat(READ_AND_WRITTEN).containsAll(constants);
    }

    private static List<Object> constants(Class<?> type) throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                constants.add(field.get(null));
            }
        }
        return constants;
    }

    @Test
    void everyThreadAlgorithmIsReadAndWrittenBySomeVector() throws IllegalAccessException {
        assertThat(READ_AND_WRITTEN).containsAll(constants(ThreadAlgorithm.class));
    }

    @Test
    void everyCriterionIsReadAndWrittenBySomeVector() throws IllegalAccessException {
        List<Object> criteria = READ_AND_WRITTEN.stream()
                .<Object>map(part ->
                        part instanceof SortCriterion criterion && criterion.isReverse() ? criterion.reversed() : part)
                .toList();
        assertThat(criteria).containsAll(constants(SortCriterion.class));
    }

    @Test
    void everyCodeIsReadAsItsConstant() throws IllegalAccessException {
        List<Object> codes = constants(ResponseCode.class);
        assertThat(codes).hasSizeGreaterThan(15);
        for (Object code : codes) {
            Object value =
                    Peer.of(false).feed("* OK [" + code + "] x\r\n").values().get(0);
            assertThat(((Untagged.Condition) value).text().code()).isEqualTo(code);
        }
    }
}
