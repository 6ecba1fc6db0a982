package dev.imapala.protocol.command;

/** Names of quota roots (RFC 9208 section 3.2). */
final class QuotaRoots {
    private QuotaRoots() {}

    static void check(String root) {
        if (root.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the name of a quota root has no control characters");
        }
    }
}
