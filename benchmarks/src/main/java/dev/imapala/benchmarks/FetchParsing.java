package dev.imapala.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Time and memory to frame and parse one FETCH response, beside the protocol layer of Angus Mail. {@code parse} makes
 * the message, {@code values} looks at every value of it as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FetchParsing.RESPONSES)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FetchParsing {
    static final int RESPONSES = 10_000;

    private static final long SEED = 20261120;

    /** Which responses. */
    @Param({"FLAGS", "STRUCTURE"})
    public FetchResponses responses = FetchResponses.FLAGS;

    private byte[] octets = {};

    /** Makes the octets. */
    @Setup
    public void makeOctets() {
        octets = responses.octets(RESPONSES, SEED);
    }

    /** Imapala, without a look at the values. */
    @Benchmark
    public void imapalaParse(Blackhole sink) {
        ImapalaReader.read(octets, sink::consume);
    }

    /** Imapala, all values looked at. */
    @Benchmark
    public void imapalaValues(Blackhole sink) {
        ImapalaReader.read(octets, message -> sink.consume(ImapalaReader.values(message)));
    }

    /** Angus Mail, without a look at the values. */
    @Benchmark
    public void angusParse(Blackhole sink) {
        AngusReader.read(octets, sink::consume);
    }

    /** Angus Mail, all values looked at. */
    @Benchmark
    public void angusValues(Blackhole sink) {
        AngusReader.read(octets, response -> sink.consume(AngusReader.values(response)));
    }
}
