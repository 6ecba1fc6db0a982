package dev.imapala.benchmarks.clients;

/**
 * What it took a peer to do the work once.
 *
 * @param cpuNanos processor time of the process
 * @param wallNanos time that passed
 * @param sum of the values that came; {@link Work#NO_SUM} where nobody looks at them
 */
record Run(long cpuNanos, long wallNanos, long sum) {
    /** Reads what a peer has printed. */
    static Run parse(String line) {
        String[] words = line.split(" ", -1);
        return new Run(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
