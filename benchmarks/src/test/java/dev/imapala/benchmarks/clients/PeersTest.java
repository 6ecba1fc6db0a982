package dev.imapala.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All peers do the same work. */
class PeersTest {
    private static final int COUNT = 30;

    @ParameterizedTest
    @EnumSource(
            value = Workload.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDLE", "IDLE_TLS", "START"})
    void everyPeerFindsTheSameValuesEachTime(Workload workload) throws Exception {
        int count = workload == Workload.HUGE_BODY ? 3 : COUNT;
        Map<Peer, List<Long>> sums = new TreeMap<>();
        try (CannedServer server = CannedServer.start(workload, count, null)) {
            for (Peer peer : workload.peers()) {
                if (peer == Peer.IMAPLIB) {
                    imaplib(workload, server.port(), count, sums);
                } else {
                    try (Work work = PeerProcess.open(peer, workload, server.port(), count)) {
                        sums.put(peer, List.of(work.run(), work.run()));
                    }
                }
            }
        }
        assertThat(sums.remove(Peer.DRAIN)).containsOnly(Work.NO_SUM);
        assertThat(sums.values()).as("sums of %s", sums).hasSizeGreaterThan(1);
        assertThat(sums.values().stream().flatMap(List::stream).distinct())
                .as("sums of %s", sums)
                .singleElement()
                .satisfies(sum -> assertThat(sum).isPositive());
    }

    private static void imaplib(Workload workload, int port, int count, Map<Peer, List<Long>> sums) throws Exception {
        if (Child.hasPython()) {
            try (Child child = new Child(Child.python(workload, port, count, 2))) {
                Sample sample = Sample.parse(child.rest());
                sums.put(Peer.IMAPLIB, sample.runs().stream().map(Run::sum).toList());
            }
        }
    }

    @Test
    void aPeerInAProcessOfItsOwnTellsWhatItTook() throws Exception {
        try (CannedServer server = CannedServer.start(Workload.LIST, COUNT, null);
                Child child = new Child(Child.java(
                        PeerProcess.class, 64, List.of(), Peer.IMAPALA, Workload.LIST, server.port(), COUNT, 2))) {
            Sample sample = Sample.parse(child.rest());

            assertThat(sample.runs())
                    .hasSize(2)
                    .allSatisfy(run -> assertThat(run.wallNanos()).isPositive());
        }
    }

    @Test
    void newsReachesConnectionsThatAreIdle() throws Exception {
        Latencies latencies = new Latencies();
        try (CannedServer server = CannedServer.start(Workload.IDLE, 1, null);
                Control control = Control.connect(server.port(), null);
                ImapalaIdle imapala = new ImapalaIdle(server.port(), null, latencies);
                DrainIdle drain = new DrainIdle(server.port(), latencies)) {
            imapala.open(3);
            drain.open(2);
            control.say("XIDLE 5");
            control.say("XPUSH 20 100");
            while (latencies.toString().startsWith("0 ")) {
                Thread.onSpinWait();
            }

            assertThat(latencies.toString()).matches("[0-9]+ [0-9]+ [0-9]+");
        }
    }

    @Test
    void connectionsAreIdleOverTlsToo() throws Exception {
        var keys = Keys.make();
        try (CannedServer server = CannedServer.start(Workload.IDLE_TLS, 1, keys);
                Control control = Control.connect(server.port(), keys);
                ImapalaIdle imapala = new ImapalaIdle(server.port(), keys, new Latencies())) {
            imapala.open(2);
            control.say("XIDLE 2");

            assertThat(server.port()).isPositive();
        }
    }
}
