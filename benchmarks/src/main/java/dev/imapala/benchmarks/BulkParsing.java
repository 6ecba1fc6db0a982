package dev.imapala.benchmarks;

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

/** Time and memory to frame and parse a large answer and look at all of it, beside the protocol layer of Angus Mail. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class BulkParsing {
    private static final long SEED = 20261120;

    /** Which answer. */
    @Param({"SEARCH", "LIST", "LITERALS"})
    public BulkResponses responses = BulkResponses.SEARCH;

    private byte[] octets = {};

    /** Makes the octets. */
    @Setup
    public void makeOctets() {
        octets = responses.octets(SEED);
    }

    /** Imapala, all values looked at. */
    @Benchmark
    public void imapala(Blackhole sink) {
        ImapalaReader.readAll(octets, response -> sink.consume(ImapalaReader.bulkValues(response)));
    }

    /** Angus Mail, all values looked at. */
    @Benchmark
    public void angus(Blackhole sink) {
        AngusReader.readAll(octets, response -> sink.consume(AngusReader.bulkValues(response)));
    }
}
