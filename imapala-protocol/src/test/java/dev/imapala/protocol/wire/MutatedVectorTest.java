package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Seeds;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a response, only it is lost: the next one is read, and nothing else is thrown. */
class MutatedVectorTest {
    private static final int ROUNDS = 20_000;
    private static final Bytes NEXT = Bytes.of("* 4711 EXISTS\r\n");
    private static final String SPICE = "\r\n\t\0 ()[]{}\"\\*+%<>~0123456789NILnil\u00FF";

    @Test
    void mutatedResponsesCostNothingButThemselves() {
        Random random = Seeds.random("mutations");
        List<Bytes> frames = Vector.all().stream()
                .flatMap(vector -> Peer.of(false).feed(vector.server().octets()).frames().stream())
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            Bytes frame = frames.get(random.nextInt(frames.size()));
            check(mutated(frame.toArray(), random), Dump.quoted(frame));
        }
    }

    private static byte[] mutated(byte[] octets, Random random) {
        byte[] result = octets;
        for (int changes = 1 + random.nextInt(4); changes > 0 && result.length > 0; changes--) {
            int at = random.nextInt(result.length);
            int size = Math.min(1 + random.nextInt(8), result.length - at);
            result = switch (random.nextInt(4)) {
                case 0 -> flipped(result, at, random.nextInt(8));
                case 1 -> replaced(result, at, size, new byte[0]);
                case 2 -> replaced(result, at, 0, Arrays.copyOfRange(result, at, at + size));
                default ->
                    replaced(result, at, random.nextInt(2), new byte[] {
                        (byte) SPICE.charAt(random.nextInt(SPICE.length()))
                    });
            };
        }
        return result;
    }

    private static byte[] flipped(byte[] octets, int at, int bit) {
        byte[] result = octets.clone();
        result[at] ^= (byte) (1 << bit);
        return result;
    }

    private static byte[] replaced(byte[] octets, int at, int size, byte[] by) {
        byte[] result = new byte[octets.length - size + by.length];
        System.arraycopy(octets, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(octets, at + size, result, at + by.length, octets.length - at - size);
        return result;
    }

    /** Feeds the octets, and responses behind them, as many as a literal may swallow that announces too much. */
    private static void check(byte[] octets, String from) {
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        framer.feed(octets, 0, octets.length);
        framer.feed(new byte[] {'\r', '\n'}, 0, 2);
        Response last = null;
        for (int more = 0; more < 3; more++) {
            framer.feed(NEXT.toArray(), 0, NEXT.size());
            last = lastOf(framer, parser, from);
        }
        boolean swallowed = new String(octets, StandardCharsets.ISO_8859_1).matches("(?s).*\\{\\d+\\+?}(\r?\n|\r|$).*");
        if (!swallowed) {
            assertThat(last).as("what follows a mutation of %s", from).isEqualTo(new Untagged.Exists(4711));
        }
    }

    private static @Nullable Response lastOf(Framer framer, ResponseParser parser, String from) {
        Response last = null;
        for (Framer.Event event = framer.next(); event != Framer.Event.MORE; event = framer.next()) {
            if (event != Framer.Event.FRAME) {
                continue;
            }
            try {
                last = parser.parse(framer.frame());
            } catch (ParseException | LimitExceededException e) {
                last = null;
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "a mutation of " + from + ": "
                                + Dump.quoted(framer.frame().line()),
                        e);
            }
            if (parser.endedOpen() && framer.resume()) {
                last = null;
            }
        }
        return last;
    }
}
