package dev.imapala.benchmarks.clients;

/** Who is measured. */
enum Peer {
    DRAIN("drain (reads the socket only)"),
    IMAPALA("Imapala"),
    IMAPALA_BLOCKING("Imapala, blocking"),
    ANGUS("Angus Mail"),
    ANGUS_PROTOCOL("Angus Mail, protocol layer"),
    IMAPLIB("imaplib (Python)");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
