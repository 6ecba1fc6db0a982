package dev.imapala.protocol.command;

/** Whom rights are for (RFC 4314 section 2). */
final class AclIdentifier {
    private AclIdentifier() {}

    static void check(String identifier) {
        if (identifier.isEmpty() || identifier.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an identifier is the name of a user or a group, or \"anyone\":"
                    + " it is not empty and has no control characters");
        }
    }
}
