package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each vector five ways. */
final class VectorTest {
    private static final Bytes CRLF = Bytes.of("\r\n");
    private static final Bytes NEXT_RESPONSE = Bytes.of("* 7 EXISTS\r\n");
    private static final Bytes NEXT_COMMAND = Bytes.of("z NOOP\r\n");

    @TestFactory
    Stream<DynamicContainer> vectors() {
        return Vector.all().stream()
                .map(vector -> DynamicContainer.dynamicContainer(
                        vector.name(),
                        Stream.of(
                                test(vector, "means what it says", this::meansWhatItSays),
                                test(
                                        vector,
                                        "comes back when written",
                                        side -> comesBackWhenWritten(side, vector.lossy())),
                                test(vector, "means the same however it is split", this::meansTheSameHoweverSplit),
                                test(vector, "keeps to limits and lets the next come", this::keepsToLimits),
                                test(
                                        vector,
                                        "means nothing else when cut short",
                                        this::meansNothingElseWhenCutShort))));
    }

    private static DynamicTest test(Vector vector, String name, Consumer<Vector.Side> check) {
        return DynamicTest.dynamicTest(name, () -> {
            assertThat(vector.client().frames().size()
                            + vector.server().frames().size())
                    .as("expected values")
                    .isPositive();
            check.accept(vector.client());
            check.accept(vector.server());
        });
    }

    private void meansWhatItSays(Vector.Side side) {
        Peer peer = Peer.of(side.ofCommands()).feed(side.octets());
        assertThat(peer.hasBuffered()).as("octets of no frame").isFalse();
        assertThat(peer.frames()).hasSize(side.frames().size());
        for (int i = 0; i < side.frames().size(); i++) {
            Bytes frame = peer.frames().get(i);
            Vector.Expected expected = side.frames().get(i);
            String dump = expected.isLine() ? "Line " + Dump.quoted(frame) : Dump.of(peer.value(frame));
            assertThat(dump).isEqualTo(expected.dump());
            assertThat(peer.quirks(i)).as("quirks in %s", Dump.quoted(frame)).isEqualTo(expected.quirks());
        }
    }

    private void comesBackWhenWritten(Vector.Side side, boolean lossy) {
        Peer peer = Peer.of(side.ofCommands()).feed(side.octets());
        for (int i = 0; i < side.frames().size(); i++) {
            Vector.Expected expected = side.frames().get(i);
            Object value = peer.value(peer.frames().get(i));
            if (expected.isLine() || value instanceof ParseException) {
                continue;
            }
            Bytes written = Peer.written(value);
            Bytes canonical = expected.canonical();
            assertThat(Dump.quoted(written))
                    .as("what is written")
                    .isEqualTo(
                            Dump.quoted(canonical == null ? line(peer.frames().get(i)) : canonical));
            Peer reader = Peer.of(side.ofCommands()).feed(written).ended();
            assertThat(reader.frames()).as("frames that are written").hasSize(1);
            Object again = reader.values().get(0);
            if (lossy) {
                assertThat(Dump.quoted(Peer.written(again))).isEqualTo(Dump.quoted(written));
            } else {
                assertThat(Dump.of(again)).isEqualTo(Dump.of(value));
                assertThat(again).isEqualTo(value).hasSameHashCodeAs(value);
            }
        }
    }

    private void meansTheSameHoweverSplit(Vector.Side side) {
        Bytes octets = side.octets();
        Peer whole = Peer.of(side.ofCommands()).feed(octets);
        List<String> meaning = meaning(whole.values());
        Peer slow = Peer.of(side.ofCommands());
        Peer apart = Peer.gatheringApart(side.ofCommands());
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < octets.size(); i++) {
            slow.feed(octets.slice(i, i + 1));
            apart.feed(octets.slice(i, i + 1));
            Peer halves = Peer.of(side.ofCommands()).feed(octets.slice(0, i)).feed(octets.slice(i, octets.size()));
            if (!halves.frames().equals(whole.frames()) || halves.hasBuffered()) {
                wrong.add(i);
            }
        }
        assertThat(wrong).as("splits that change the frames").isEmpty();
        assertThat(slow.frames()).as("octet by octet").isEqualTo(whole.frames());
        assertThat(meaning(slow.values())).isEqualTo(meaning);
        assertThat(apart.frames()).as("literals apart").isEqualTo(whole.frames());
        assertThat(meaning(apart.meanings())).as("literals apart").isEqualTo(meaning);
        Peer apartAtOnce = Peer.gatheringApart(side.ofCommands()).feed(octets);
        assertThat(meaning(apartAtOnce.meanings()))
                .as("literals apart, at once")
                .isEqualTo(meaning);
    }

    private static List<String> meaning(List<Object> values) {
        return values.stream().map(Dump::of).toList();
    }

    private void keepsToLimits(Vector.Side side) {
        // what belongs together depends on what follows
        if (has(side, Quirk.BROKEN_LINE, Quirk.DEFECTIVE_FETCH)) {
            return;
        }
        List<Bytes> frames = Peer.of(side.ofCommands()).feed(side.octets()).frames();
        Extent need = Extent.of(frames, side.ofCommands());
        int enough = Integer.MAX_VALUE / 2;
        checkLimit(side, frames, "maxLineBytes", need.line, most -> new int[] {most, enough, enough});
        checkLimit(side, frames, "maxLiteralBytes", need.literal, most -> new int[] {enough, most, enough});
        checkLimit(side, frames, "maxResponseBytes", need.frame, most -> new int[] {enough, enough, most});
        frames.forEach(frame -> checkDepth(side.ofCommands(), frame));
    }

    /** The longest of each kind that the limits know. */
    private static final class Extent {
        int line;
        int literal;
        int frame;

        static Extent of(List<Bytes> frames, boolean ofCommands) {
            Extent need = new Extent();
            for (Bytes octets : frames) {
                need.frame = Math.max(need.frame, octets.size());
                need.lines(octets, ofCommands);
            }
            return need;
        }

        private void lines(Bytes frame, boolean ofCommands) {
            byte[] array = frame.toArray();
            boolean text = !ofCommands && TextResponse.matches(array, 0, array.length);
            int from = 0;
            for (int feed = LineEnd.find(array, 0, array.length); feed >= 0 && !text; ) {
                int contentEnd = array[feed - 1] == '\r' ? feed - 1 : feed;
                int size = (int) Math.max(0, LiteralHeader.size(array, from, contentEnd));
                line = Math.max(line, contentEnd - from);
                literal = Math.max(literal, size);
                from = feed + 1 + size;
                feed = LineEnd.find(array, from, array.length);
            }
            line = Math.max(line, array.length - from);
        }
    }

    private interface LimitsOf {
        int[] most(int most);
    }

    /** Checks that what is needed is enough, and that one octet less is an error, but not for what comes next. */
    private static void checkLimit(Vector.Side side, List<Bytes> frames, String limit, int need, LimitsOf limits) {
        if (need == 0) {
            return;
        }
        Peer enough = feedFrames(side, frames, limits.most(need));
        assertThat(enough.violations()).as(limit + " of " + need).isEmpty();
        assertThat(enough.frames()).hasSize(frames.size());
        Peer less = feedFrames(side, frames, limits.most(need - 1));
        assertThat(less.violations())
                .as(limit + " of " + (need - 1))
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.limit()).isEqualTo(limit);
                    assertThat(violation.most()).isEqualTo(need - 1);
                    assertThat(violation).hasMessageContaining("Limits.withM" + limit.substring(1));
                });
        assertThat(less.frames().size() + less.violations().size())
                .isEqualTo(enough.frames().size());
        assertThat(less.frames()).isSubsetOf(enough.frames());
        checkApart(side, frames, limits.most(need), enough);
        checkApart(side, frames, limits.most(need - 1), less);
        Bytes next = side.ofCommands() ? NEXT_COMMAND : NEXT_RESPONSE;
        if (next.size() - 2 < need || limit.equals("maxLiteralBytes")) {
            less.feed(next);
            assertThat(line(less.frames().get(less.frames().size() - 1))).isEqualTo(next);
        }
    }

    /** Checks that limits are the same for literals that are gathered apart. */
    private static void checkApart(Vector.Side side, List<Bytes> frames, int[] limits, Peer expected) {
        Peer apart = Peer.gatheringApart(side.ofCommands(), limits[0], limits[1], limits[2]);
        frames.forEach(frame -> apart.feedFrame(line(frame)));
        assertThat(apart.frames()).as("literals apart").isEqualTo(expected.frames());
        assertThat(apart.violations())
                .as("literals apart")
                .extracting(LimitExceededException::getMessage)
                .isEqualTo(expected.violations().stream()
                        .map(LimitExceededException::getMessage)
                        .toList());
    }

    private static Peer feedFrames(Vector.Side side, List<Bytes> frames, int[] limits) {
        Peer peer = Peer.of(side.ofCommands(), limits[0], limits[1], limits[2]);
        frames.forEach(frame -> peer.feedFrame(line(frame)));
        return peer;
    }

    /** Checks that a frame that needs some depth loses its value, or the part that is deep, when there is less. */
    private static void checkDepth(boolean ofCommands, Bytes frame) {
        String value = Dump.of(Peer.of(ofCommands).value(frame));
        int need = 0;
        while (!Dump.of(Peer.ofDepth(ofCommands, need).value(frame)).equals(value)) {
            need++;
        }
        if (need == 0) {
            return;
        }
        Object shallow = Peer.ofDepth(ofCommands, need - 1).value(frame);
        if (shallow instanceof LimitExceededException error) {
            assertThat(error.limit()).isEqualTo("maxDepth");
        } else if (shallow instanceof ParseException error) {
            assertThat(error).hasMessageContaining("Limits.maxDepth");
        } else {
            assertThat(shallow).isInstanceOfAny(Untagged.Fetch.class, Untagged.Condition.class, Response.Tagged.class);
        }
    }

    private void meansNothingElseWhenCutShort(Vector.Side side) {
        Peer whole = Peer.of(side.ofCommands()).feed(side.octets());
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < side.octets().size(); i++) {
            Peer cut = Peer.of(side.ofCommands()).feed(side.octets().slice(0, i));
            int complete = cut.frames().size();
            if (!cut.frames().equals(whole.frames().subList(0, complete))) {
                wrong.add(i);
            }
            cut.feed(CRLF);
            cut.frames().subList(complete, cut.frames().size()).forEach(whole::value);
        }
        assertThat(wrong).as("cuts that change the frames before").isEmpty();
        for (int i = 0; i < whole.frames().size(); i++) {
            // what is passed over can be missing, and what is unclear can be clear
            Set<Quirk> quirks = whole.quirks(i);
            if (Collections.disjoint(
                    quirks, Set.of(Quirk.SURPLUS, Quirk.UNESCAPED_QUOTE, Quirk.DEFECTIVE_FETCH, Quirk.BROKEN_LINE))) {
                checkCuts(whole, whole.frames().get(i));
            }
        }
    }

    private static boolean has(Vector.Side side, Quirk... quirks) {
        return side.frames().stream().anyMatch(frame -> !Collections.disjoint(frame.quirks(), List.of(quirks)));
    }

    private static void checkCuts(Peer peer, Bytes frame) {
        Object value = peer.value(frame);
        boolean closed = value instanceof Untagged.StatusData;
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
            Object part = peer.value(frame.slice(0, i));
            boolean nothing = frame.slice(i, frame.size()).text().matches("]?\\s*|\\s*\\(?\\)");
            boolean whole =
                    part instanceof Untagged.Fetch fetch && !fetch.message().isDefective();
            boolean same = part.equals(value) || closed && part.getClass() == value.getClass() || whole;
            if (same && !nothing) {
                wrong.add(i);
            }
        }
        assertThat(wrong)
                .as("cuts of %s that mean the whole", Dump.quoted(frame))
                .isEmpty();
    }

    private static Bytes line(Bytes frame) {
        return Bytes.copyOf(Fill.concat(frame, CRLF));
    }
}
