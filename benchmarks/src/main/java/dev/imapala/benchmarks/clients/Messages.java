package dev.imapala.benchmarks.clients;

/** The messages that are appended: each an octet longer than the one before, so that each has a UID of its own. */
final class Messages {
    private static final int SIZE = 20_000;

    private Messages() {}

    static byte[][] all(int count) {
        byte[][] messages = new byte[count][];
        for (int i = 0; i < count; i++) {
            messages[i] = Answers.mail(SIZE + i);
        }
        return messages;
    }
}
