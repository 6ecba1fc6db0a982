package dev.imapala.benchmarks;

import dev.imapala.protocol.Limits;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.LimitExceededException;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.protocol.wire.ResponseParser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Time for what is long, many or deep: twice as much takes twice the time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class Linearity {
    private static final int CHUNK = 16 * 1024;

    /** What. */
    @Param
    public HostileShape shape = HostileShape.LINE;

    /** How many times as much as is talked of. */
    @Param({"1", "2", "4"})
    public int times;

    private byte[] octets = {};

    /** Makes the octets. */
    @Setup
    public void makeOctets() {
        octets = shape.octets(times);
    }

    /** Frames and parses. */
    @Benchmark
    public void parse(Blackhole sink) {
        sink.consume(read(octets));
    }

    /** Returns what is made of {@code octets}: a response, or why there is none. */
    static Object read(byte[] octets) {
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        Object last = "";
        for (int from = 0; from < octets.length; from += CHUNK) {
            framer.feed(octets, from, Math.min(from + CHUNK, octets.length));
            while (framer.next() != Framer.Event.MORE) {
                last = parse(framer, parser);
            }
        }
        return last;
    }

    private static Object parse(Framer framer, ResponseParser parser) {
        try {
            return parser.parse(framer.frame());
        } catch (ParseException | LimitExceededException e) {
            return e;
        }
    }
}
