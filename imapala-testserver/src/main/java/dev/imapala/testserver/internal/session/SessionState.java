package dev.imapala.testserver.internal.session;

import dev.imapala.testserver.internal.store.Account;

/** What a client may do (RFC 9051 section 3). */
sealed interface SessionState {

    /** Nobody is logged in. */
    record NotAuthenticated() implements SessionState {}

    /** Somebody is logged in. */
    record Authenticated(Account account) implements SessionState {}

    /** Somebody has a mailbox selected. */
    record Selected(Account account, SelectedMailbox mailbox) implements SessionState {}
}
