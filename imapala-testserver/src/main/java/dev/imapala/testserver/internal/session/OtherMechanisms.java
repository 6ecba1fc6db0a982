package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Secret;
import dev.imapala.protocol.sasl.AnonymousMessage;
import dev.imapala.protocol.sasl.OAuthBearerMessage;
import dev.imapala.protocol.sasl.OAuthError;
import dev.imapala.protocol.sasl.XOAuth2Message;
import dev.imapala.testserver.internal.store.Account;
import java.io.IOException;
import java.util.Optional;

/** The mechanisms that need no password: XOAUTH2, OAUTHBEARER, EXTERNAL and ANONYMOUS. */
final class OtherMechanisms {
    private final Session session;
    private final LoginHandler login;
    private final SaslDialogue dialogue;

    OtherMechanisms(Session session, LoginHandler login, SaslDialogue dialogue) {
        this.session = session;
        this.login = login;
        this.dialogue = dialogue;
    }

    Outcome xoauth2() throws IOException {
        XOAuth2Message message =
                XOAuth2Message.decode(dialogue.first()).orElseThrow(PasswordMechanisms.noMessageOf("XOAUTH2"));
        return byToken(message.user(), message.token(), "400");
    }

    /** RFC 7628 section 3. */
    Outcome oauthBearer() throws IOException {
        OAuthBearerMessage message =
                OAuthBearerMessage.decode(dialogue.first()).orElseThrow(PasswordMechanisms.noMessageOf("OAUTHBEARER"));
        return byToken(message.user(), message.token(), "invalid_token");
    }

    private Outcome byToken(String user, Secret token, String refusal) throws IOException {
        Optional<Account> account = session.settings().accounts().find(user).filter(known -> known.acceptsToken(token));
        if (account.isEmpty()) {
            dialogue.ask(new OAuthError(refusal, "imap", "").encode());
        }
        return login.complete(account);
    }

    /** RFC 4422 appendix A. The certificate has the name of the user. */
    Outcome external() throws IOException {
        String actAs = dialogue.first().reveal().text();
        String user = session.connection().clientName().orElse("");
        return login.complete(session.settings().accounts().find(user), actAs);
    }

    /** RFC 4505 section 2. There is a user of that name, or nobody may. */
    Outcome anonymous() throws IOException {
        if (AnonymousMessage.decode(dialogue.first()).isEmpty()) {
            throw PasswordMechanisms.noMessageOf("ANONYMOUS").get();
        }
        return login.complete(session.settings().accounts().find("anonymous"));
    }
}
