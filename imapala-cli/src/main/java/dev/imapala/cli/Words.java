package dev.imapala.cli;

/** Words that depend on numbers. */
final class Words {
    private Words() {}

    /** Returns {@code 1 message}, or {@code 5 messages}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
