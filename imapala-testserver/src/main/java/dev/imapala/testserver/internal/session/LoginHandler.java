package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.Account;
import java.util.Optional;

/** LOGIN (RFC 9051 section 6.2.3), and what all ways to log in share. */
final class LoginHandler {
    private final Session session;

    LoginHandler(Session session) {
        this.session = session;
    }

    Outcome handle(LoginCommand command) {
        checkMayLogIn();
        return logIn(command.user(), command.password());
    }

    /**
     * Checks that a password may be sent now.
     *
     * @throws RefusedException if it may not
     */
    void checkMayLogIn() {
        if (session.isAuthenticated()) {
            throw RefusedException.wrongState("somebody is logged in already");
        } else if (session.settings().tlsRequired() && !session.connection().isTls()) {
            throw new RefusedException(Outcome.no(ResponseCode.PRIVACYREQUIRED, "begin TLS first"));
        }
    }

    Outcome logIn(String user, Secret password) {
        return complete(session.settings().accounts().logIn(user, password));
    }

    /** Logs {@code account} in to act as {@code other}, or as himself if that is empty. */
    Outcome complete(Optional<Account> account, String other) {
        if (other.isEmpty() || account.isEmpty()) {
            return complete(account);
        }
        Optional<Account> acted = account.filter(known -> known.mayActAs(other))
                .flatMap(known -> session.settings().accounts().find(other));
        return acted.isEmpty()
                ? Outcome.no(ResponseCode.AUTHORIZATIONFAILED, "the user may not act as that one")
                : complete(acted);
    }

    /** Logs that account in, or nobody. */
    Outcome complete(Optional<Account> account) {
        if (account.isEmpty()) {
            return Outcome.no(ResponseCode.AUTHENTICATIONFAILED, "wrong user or password");
        }
        session.become(new SessionState.Authenticated(account.get()));
        return Outcome.ok(new ResponseCode.CapabilityList(session.capabilities()), "logged in");
    }
}
