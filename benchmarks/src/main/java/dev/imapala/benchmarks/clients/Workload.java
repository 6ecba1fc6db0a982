package dev.imapala.benchmarks.clients;

import java.util.List;
import java.util.Locale;

/** What the peers do, and who of them. */
enum Workload {
    FETCH_SIMPLE(
            "FETCH of 100,000 (UID FLAGS INTERNALDATE RFC822.SIZE)",
            Content.SIMPLE,
            100_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    FETCH_STRUCTURE(
            "FETCH of 20,000 (UID FLAGS ENVELOPE BODYSTRUCTURE)",
            Content.STRUCTURE,
            20_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL)),
    BODIES(
            "2,000 bodies of 50 KB in one FETCH",
            Content.BODIES,
            2_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    HUGE_BODY(
            "One body of 1 GiB to a sink, -Xmx64m",
            Content.HUGE,
            1024,
            3,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS)),
    NOOPS(
            "10,000 NOOPs, each after the answer to the one before",
            Content.NONE,
            10_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA_BLOCKING, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    UID_FETCHES(
            "10,000 FETCHes of one message each",
            Content.SIMPLE,
            10_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.IMAPALA_BLOCKING, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    APPEND(
            "APPEND of 2,000 messages of 20 KB",
            Content.NONE,
            2_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    SEARCH(
            "UID SEARCH with 500,000 UIDs",
            Content.NUMBERS,
            500_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    LIST(
            "LIST of 20,000 mailboxes",
            Content.MAILBOXES,
            20_000,
            5,
            List.of(Peer.DRAIN, Peer.IMAPALA, Peer.ANGUS, Peer.ANGUS_PROTOCOL, Peer.IMAPLIB)),
    IDLE("10,000 idle connections", Content.NONE, 10_000, 1, List.of(Peer.DRAIN, Peer.IMAPALA)),
    IDLE_TLS("2,000 idle connections, TLS", Content.NONE, 2_000, 1, List.of(Peer.IMAPALA, Peer.ANGUS)),
    START(
            "From the start of the program to the result of a UID SEARCH",
            Content.NUMBERS,
            3,
            1,
            List.of(Peer.IMAPALA, Peer.IMAPALA_BLOCKING, Peer.ANGUS));

    /** What the server has. */
    enum Content {
        SIMPLE,
        STRUCTURE,
        BODIES,
        HUGE,
        NUMBERS,
        MAILBOXES,
        NONE
    }

    private static final int SHORTER = 10;

    private final String title;
    private final Content content;
    private final int count;
    private final int repeats;
    private final List<Peer> peers;

    Workload(String title, Content content, int count, int repeats, List<Peer> peers) {
        this.title = title;
        this.content = content;
        this.count = count;
        this.repeats = repeats;
        this.peers = peers;
    }

    String title() {
        return title;
    }

    Content content() {
        return content;
    }

    /** Returns how many elements there are, or a tenth of it. */
    int count(boolean shorter) {
        return shorter ? Math.max(1, count / SHORTER) : count;
    }

    /** Returns how often a process does it: the first time is cold. */
    int repeats() {
        return repeats;
    }

    List<Peer> peers() {
        return peers;
    }

    /** Returns the name for a command line. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Tells whether the figure to reach is one of time, as it is about who waits, not about who works. */
    boolean byWall() {
        return this == UID_FETCHES || this == APPEND || this == NOOPS;
    }

    /** Returns the most memory that a peer's heap may have, in MiB. */
    int heap() {
        return this == HUGE_BODY ? 64 : 1024;
    }
}
