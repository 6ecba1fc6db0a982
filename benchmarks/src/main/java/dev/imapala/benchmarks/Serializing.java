package dev.imapala.benchmarks;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.CommandSerializer;
import dev.imapala.protocol.wire.Fragment;
import dev.imapala.protocol.wire.ResponseSerializer;
import dev.imapala.protocol.wire.SerializedCommand;
import dev.imapala.protocol.wire.WireOptions;
import java.util.List;
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

/** Time and memory to serialize what has a message of some size in it: neither may grow with the message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Serializing {
    /** The size of the message in octets. */
    @Param({"2000", "200000", "20000000"})
    public int size;

    private final Tag tag = new Tag("a1");
    private final FetchCommand fetch = new FetchCommand(
            UidSet.range(1, 500),
            Fetch.items(FetchItem.UID, FetchItem.FLAGS, FetchItem.ENVELOPE, FetchItem.BODYSTRUCTURE));
    private AppendCommand append = new AppendCommand(MailboxName.INBOX, Append.message(Bytes.EMPTY));
    private Untagged.Fetch fetched =
            new Untagged.Fetch(FetchedMessage.builder(1).build());

    /** Makes the message. */
    @Setup
    public void makeMessage() {
        Bytes message = Bytes.of("m".repeat(size));
        append = new AppendCommand(MailboxName.INBOX, Append.message(message));
        fetched = new Untagged.Fetch(FetchedMessage.builder(1)
                .uid(7)
                .put(FetchItem.body(Section.FULL), message)
                .build());
    }

    /** APPEND of the message. */
    @Benchmark
    public SerializedCommand append() {
        return CommandSerializer.serialize(tag, append, WireOptions.LEAST);
    }

    /** A FETCH response with the message. */
    @Benchmark
    public List<Fragment> fetched() {
        return ResponseSerializer.fragments(fetched, false);
    }

    /** A usual FETCH command, for comparison. */
    @Benchmark
    public SerializedCommand fetch() {
        return CommandSerializer.serialize(tag, fetch, WireOptions.LEAST);
    }
}
