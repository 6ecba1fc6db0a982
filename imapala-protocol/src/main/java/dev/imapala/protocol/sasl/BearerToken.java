package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;

/** What access tokens and their users are made of: nothing that ends a field of the messages they go in. */
final class BearerToken {
    private BearerToken() {}

    static void check(Secret token) {
        String text = token.reveal().text();
        if (text.isEmpty() || text.chars().anyMatch(c -> c < '!' || c > '~')) {
            throw new IllegalArgumentException("an access token is printable ASCII without spaces");
        }
    }

    static void checkUser(String user) {
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a user has at least one character, and no control characters");
        }
    }
}
