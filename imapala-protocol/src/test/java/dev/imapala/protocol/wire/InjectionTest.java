package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Classes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.response.Response;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No argument of any kind carries a line end, a NUL or the header of a literal onto the wire. */
class InjectionTest {
    private static final Set<Object> COMMANDS = new LinkedHashSet<>();
    private static final Set<Object> RESPONSES = new LinkedHashSet<>();
    private static int refused;

    @BeforeAll
    static void makeEverything() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type : Classes.ofModule()) {
            boolean isPublic = Modifier.isPublic(type.getModifiers());
            if (isPublic && !type.getPackageName().endsWith(".wire") && !type.isAnnotation()) {
                types.add(type);
            }
        }
        Pool pool = new Pool(types).fill();
        COMMANDS.addAll(pool.of(Command.class));
        RESPONSES.addAll(pool.of(Response.class));
        refused = pool.refused();
        assertThat(pool.made()).isGreaterThan(2_000);
    }

    @Test
    void everyKindOfCommandAndResponseWasMadeOfManyThings() {
        assertThat(refused).as("refused values").isGreaterThan(500);
        assertThat(COMMANDS).hasSizeGreaterThan(500);
        assertThat(RESPONSES).hasSizeGreaterThan(500);
        assertThat(kinds(COMMANDS)).containsAll(SealedCoverageTest.leaves(Command.class));
        assertThat(kinds(RESPONSES)).containsAll(SealedCoverageTest.leaves(Response.class));
    }

    private static Set<Class<?>> kinds(Set<Object> values) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        values.forEach(value -> kinds.add(value.getClass()));
        return kinds;
    }

    @Test
    void everyCommandIsOneCommand() {
        for (Object command : COMMANDS) {
            for (WireOptions.LiteralMode literals : WireOptions.LiteralMode.values()) {
                for (boolean utf8 : new boolean[] {false, true}) {
                    SerializedCommand serialized = CommandSerializer.serialize(
                            new Tag("a1"), (Command) command, new WireOptions(literals, utf8));
                    checkCommand(command, serialized);
                }
            }
        }
    }

    /** Takes the part of the server: it sees the literals that the client means, and one frame, and no NUL. */
    private static void checkCommand(Object command, SerializedCommand serialized) {
        Framer server = Framer.ofCommands(Limits.DEFAULT);
        List<Fragment> fragments = serialized.fragments();
        if (fragments.stream().anyMatch(InjectionTest::isLarge)) {
            return;
        }
        for (int i = 0; i < fragments.size(); i++) {
            Bytes octets = Peer.octets(fragments.get(i));
            server.feed(octets.toArray(), 0, octets.size());
            boolean awaited = i + 1 < fragments.size() && Peer.isAwaited(fragments.get(i + 1));
            Framer.Event expected =
                    i == fragments.size() - 1 ? Framer.Event.FRAME : awaited ? Framer.Event.LITERAL : Framer.Event.MORE;
            if (server.next() != expected || !checkLiteral(server, expected, fragments, i)) {
                throw new AssertionError(Dump.of(command) + " is written as " + Dump.quoted(octets));
            }
        }
        assertThat(server.hasBuffered()).isFalse();
        assertThat(serialized.redacted()).doesNotContain("\r", "\n", "\0");
        checkNul(fragments);
    }

    /** A NUL is on the wire only where the grammar has a place for it: in the literal behind a tilde. */
    private static void checkNul(List<Fragment> fragments) {
        boolean may = false;
        for (Fragment fragment : fragments) {
            if (fragment instanceof Fragment.Line line) {
                assertThat(line.octets().toArray()).doesNotContain((byte) 0);
                may = line.octets().text().matches("(?s).*~\\{\\d+\\+?}\r\n");
            } else if (!may && !(fragment instanceof Fragment.Streamed)) {
                assertThat(Peer.octets(fragment).toArray()).doesNotContain((byte) 0);
            }
        }
    }

    /** Content that is elsewhere may claim any size; what stands before it is the same for all sizes. */
    private static boolean isLarge(Fragment fragment) {
        return fragment instanceof Fragment.Streamed streamed
                && streamed.content().size() > 100_000;
    }

    private static boolean checkLiteral(Framer server, Framer.Event event, List<Fragment> fragments, int index) {
        if (event != Framer.Event.LITERAL) {
            return true;
        }
        boolean right =
                server.literal().size() == Peer.octets(fragments.get(index + 1)).size();
        server.accept();
        return right;
    }

    @Test
    void everyCommandIsReadAsItselfOrRefused() {
        int read = 0;
        for (Object command : COMMANDS) {
            List<Fragment> fragments = CommandSerializer.serialize(new Tag("a1"), (Command) command, WireOptions.LEAST)
                    .fragments();
            if (fragments.stream().anyMatch(InjectionTest::isLarge)) {
                continue;
            }
            Peer server = Peer.of(true);
            fragments.forEach(fragment -> server.feed(Peer.octets(fragment)));
            Object value = server.values().get(0);
            if (value instanceof TaggedCommand tagged) {
                assertThat(tagged.command().getClass()).isEqualTo(command.getClass());
                read++;
            }
        }
        assertThat(read).isGreaterThan(COMMANDS.size() * 9 / 10);
    }

    @Test
    void everyResponseIsOneResponseOrRefused() {
        int written = 0;
        for (Object response : RESPONSES) {
            for (boolean utf8 : new boolean[] {false, true}) {
                written += checkResponse((Response) response, utf8) ? 1 : 0;
            }
        }
        assertThat(written).isGreaterThan(RESPONSES.size());
    }

    private static boolean checkResponse(Response response, boolean utf8) {
        Bytes octets;
        try {
            octets = ResponseSerializer.serialize(response, utf8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        Peer client = Peer.of(false).feed(octets).feed("* OK next\r\n");
        if (client.frames().size() != 2 || client.hasBuffered()) {
            throw new AssertionError(Dump.of(response) + " is written as " + Dump.quoted(octets));
        }
        return true;
    }
}
