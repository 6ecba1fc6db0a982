package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.PlainMessage;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.sasl.CramMd5Message;
import dev.imapala.protocol.sasl.ScramHash;
import dev.imapala.protocol.sasl.ScramMessage;
import dev.imapala.protocol.sasl.ScramServer;
import dev.imapala.testserver.internal.store.Account;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** The mechanisms that need a password: PLAIN, LOGIN, CRAM-MD5 and SCRAM. */
final class PasswordMechanisms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ITERATIONS = 4096;
    private static final int SALT_OCTETS = 16;

    private final Session session;
    private final LoginHandler login;
    private final SaslDialogue dialogue;

    PasswordMechanisms(Session session, LoginHandler login, SaslDialogue dialogue) {
        this.session = session;
        this.login = login;
        this.dialogue = dialogue;
    }

    /** RFC 4616 section 2. */
    Outcome plain() throws IOException {
        PlainMessage message = PlainMessage.decode(dialogue.first()).orElseThrow(noMessageOf("PLAIN"));
        Optional<Account> account = session.settings().accounts().logIn(message.authenticationId(), message.password());
        return login.complete(account, message.authorizationId());
    }

    static Supplier<RefusedException> noMessageOf(String mechanism) {
        return () -> new RefusedException(
                Outcome.no(ResponseCode.AUTHENTICATIONFAILED, "the response is not a message of " + mechanism));
    }

    Outcome login() throws IOException {
        dialogue.serverIsFirst();
        String user = dialogue.ask(Secret.of("Username:")).reveal().text();
        return login.logIn(user, dialogue.ask(Secret.of("Password:")));
    }

    /** RFC 2195 section 2. */
    Outcome cramMd5() throws IOException {
        dialogue.serverIsFirst();
        Secret challenge = Secret.of("<" + random() + "@imapala.test>");
        CramMd5Message answer = CramMd5Message.decode(dialogue.ask(challenge)).orElseThrow(noMessageOf("CRAM-MD5"));
        return login.complete(session.settings()
                .accounts()
                .find(answer.user())
                .filter(account -> answer.answers(challenge, account.password())));
    }

    private static String random() {
        byte[] octets = new byte[SALT_OCTETS];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** RFC 5802 section 5. */
    Outcome scram(ScramHash hash) throws IOException {
        ScramMessage.ClientFirst first =
                ScramMessage.ClientFirst.decode(dialogue.first()).orElseThrow(noMessageOf(hash.mechanism()));
        Optional<Account> account = session.settings().accounts().find(first.user());
        Secret password = account.map(Account::password).orElseGet(() -> Secret.of(random()));
        ScramServer server = ScramServer.begin(hash, first, password, random(), Bytes.of(random()), ITERATIONS);
        ScramMessage.ClientFinal answer = ScramMessage.ClientFinal.decode(
                        dialogue.ask(server.challenge().encode()))
                .orElseThrow(noMessageOf(hash.mechanism()));
        Optional<ScramMessage.ServerFinal> signed = server.verify(answer);
        ScramMessage last = signed.isPresent() ? signed.get() : new ScramMessage.ServerError("invalid-proof");
        dialogue.ask(last.encode());
        return login.complete(account.filter(known -> signed.isPresent()));
    }
}
