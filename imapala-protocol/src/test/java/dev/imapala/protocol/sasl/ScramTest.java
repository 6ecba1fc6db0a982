package dev.imapala.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramTest {
    private static final Secret PENCIL = Secret.of("pencil");
    private static final Bytes SALT = Bytes.of("some salt");

    private static SaslExchange client(ScramHash hash, String user, Secret password, String nonce) {
        return ScramExchange.beginning(hash, user, password, () -> nonce).get();
    }

    private static String text(Secret message) {
        return message.reveal().text();
    }

    /** RFC 5802 section 5. */
    @Test
    void exampleWithSha1() {
        SaslExchange client = client(ScramHash.SHA_1, "user", PENCIL, "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(client.initialResponse().map(ScramTest::text)).contains("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(text(client.answer(
                        Secret.of("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(text(client.answer(Secret.of("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="))))
                .isEmpty();
        client.finish();
    }

    /** RFC 7677 section 3. */
    @Test
    void exampleWithSha256() {
        SaslExchange client = client(ScramHash.SHA_256, "user", PENCIL, "rOprNGfwEbeRWgbNEkqO");
        assertThat(client.initialResponse().map(ScramTest::text)).contains("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        assertThat(text(client.answer(Secret.of("r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))))
                .isEqualTo("c=biws,r=" + nonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(text(client.answer(Secret.of("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))))
                .isEmpty();
        client.finish();
    }

    /** RFC 5802 section 5, from the other side. */
    @Test
    void serverSaysWhatTheExampleSays() {
        ScramMessage.ClientFirst first = ScramMessage.ClientFirst.decode(
                        Secret.of("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"))
                .orElseThrow();
        Bytes salt = Bytes.copyOf(Base64.getDecoder().decode("QSXCR+Q6sek8bf92"));
        ScramServer server = ScramServer.begin(ScramHash.SHA_1, first, PENCIL, "3rfcNHYJY1ZVvWVs7j", salt, 4096);
        assertThat(text(server.challenge().encode()))
                .isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
        ScramMessage.ClientFinal answer = ScramMessage.ClientFinal.decode(
                        Secret.of("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="))
                .orElseThrow();
        assertThat(server.verify(answer).map(ScramMessage.ServerFinal::encode).map(ScramTest::text))
                .contains("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    private static Optional<ScramMessage.ServerFinal> converse(
            SaslExchange client, ScramHash hash, Secret password, int iterations) {
        Secret first = client.initialResponse().orElseThrow();
        ScramServer server = ScramServer.begin(
                hash, ScramMessage.ClientFirst.decode(first).orElseThrow(), password, "more", SALT, iterations);
        Secret answer = client.answer(server.challenge().encode());
        return server.verify(ScramMessage.ClientFinal.decode(answer).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesAgree(ScramHash hash) {
        SaslExchange client = client(hash, "a=b,jürgen", Secret.of("größe, =2C 😀"), "abc");
        Secret proof = converse(client, hash, Secret.of("größe, =2C 😀"), 4096)
                .orElseThrow()
                .encode();
        assertThat(text(client.answer(proof))).isEmpty();
        client.finish();
        assertThat(client.refusal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void wrongPasswordIsFoundOut(ScramHash hash) {
        assertThat(converse(client(hash, "ann", PENCIL, "abc"), hash, Secret.of("other"), 4096))
                .isEmpty();
    }

    @Test
    void lookalikePasswordsAreEqual() {
        SaslExchange client = client(ScramHash.SHA_256, "ann", Secret.of("\u2168 I\u00ADX"), "abc");
        assertThat(converse(client, ScramHash.SHA_256, Secret.of("IX IX"), 4096))
                .isPresent();
    }

    @Test
    void serverThatDoesNotKnowThePasswordIsFoundOut() {
        SaslExchange client = client(ScramHash.SHA_256, "ann", PENCIL, "abc");
        converse(client, ScramHash.SHA_256, PENCIL, 4096);
        Secret wrong = new ScramMessage.ServerFinal(Bytes.of("x".repeat(32))).encode();
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.answer(wrong))
                .withMessageContaining("does not know the password");
    }

    @Test
    void serverThatShowsNothingIsNotBelieved() {
        SaslExchange client = client(ScramHash.SHA_256, "ann", PENCIL, "abc");
        assertThatExceptionOfType(SaslException.class).isThrownBy(client::finish);
        converse(client, ScramHash.SHA_256, PENCIL, 4096);
        assertThatExceptionOfType(SaslException.class).isThrownBy(client::finish);
    }

    @Test
    void refusalOfTheServerIsKept() {
        SaslExchange client = client(ScramHash.SHA_256, "ann", PENCIL, "abc");
        converse(client, ScramHash.SHA_256, PENCIL, 4096);
        assertThat(text(client.answer(new ScramMessage.ServerError("invalid-proof").encode())))
                .isEmpty();
        assertThat(client.refusal()).contains("invalid-proof");
        assertThatExceptionOfType(SaslException.class).isThrownBy(client::finish);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=abcX,s=c2FsdA==,i=1",
                "r=abcX,s=c2FsdA==,i=4095",
                "r=abcX,s=c2FsdA==,i=2000000000",
                "r=abcX,s=c2FsdA==,i=99999999999",
                "r=abc,s=c2FsdA==,i=4096",
                "r=xyz,s=c2FsdA==,i=4096",
                "r=abcX,s=,i=4096",
                "r=abcX,s=%%,i=4096",
                "m=ext,r=abcX,s=c2FsdA==,i=4096",
                "e=other-error",
                "r=abcX",
                ""
            })
    void challengesThatCannotBeEndTheExchange(String challenge) {
        SaslExchange client = client(ScramHash.SHA_1, "ann", PENCIL, "abc");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.answer(Secret.of(challenge)))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("pencil"));
    }

    @Test
    void nothingComesAfterTheEnd() {
        SaslExchange client = client(ScramHash.SHA_1, "ann", PENCIL, "abc");
        Secret proof =
                converse(client, ScramHash.SHA_1, PENCIL, 4096).orElseThrow().encode();
        client.answer(proof);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> client.answer(proof));
    }

    @Test
    void eachExchangeHasANonceOfItsOwn() {
        SaslMechanism mechanism = SaslMechanisms.scram(ScramHash.SHA_256, "ann", PENCIL);
        assertThat(mechanism.begin().initialResponse())
                .isNotEqualTo(mechanism.begin().initialResponse());
        assertThat(mechanism.name()).isEqualTo("SCRAM-SHA-256");
    }

    @Test
    void messagesAreReadBack() {
        ScramMessage.ClientFirst first = new ScramMessage.ClientFirst("boss,=", "a=b,c", "n0nce");
        assertThat(ScramMessage.ClientFirst.decode(first.encode())).contains(first);
        ScramMessage.ServerFirst challenge = new ScramMessage.ServerFirst("n0nceX", SALT, 5000);
        assertThat(ScramMessage.ServerFirst.decode(challenge.encode())).contains(challenge);
        ScramMessage.ClientFinal last = new ScramMessage.ClientFinal("n,,", "n0nceX", Bytes.of("proof"));
        assertThat(ScramMessage.ClientFinal.decode(last.encode())).contains(last);
        ScramMessage.ServerFinal signed = new ScramMessage.ServerFinal(Bytes.of("signature"));
        assertThat(ScramMessage.ServerFinal.decode(signed.encode())).contains(signed);
        ScramMessage.ServerError error = new ScramMessage.ServerError("unknown-user");
        assertThat(ScramMessage.ServerError.decode(error.encode())).contains(error);
    }

    @Test
    void channelBindingAndExtensionsAreNotUnderstood() {
        assertThat(ScramMessage.ClientFirst.decode(Secret.of("p=tls-unique,,n=user,r=abc")))
                .isEmpty();
        assertThat(ScramMessage.ClientFirst.decode(Secret.of("y,,n=user,r=abc")))
                .isPresent();
        assertThat(ScramMessage.ClientFirst.decode(Secret.of("n,,m=x,n=user,r=abc")))
                .isEmpty();
        assertThat(ScramMessage.ClientFirst.decode(Secret.of("n,,n=us=er,r=abc")))
                .isEmpty();
    }

    @Test
    void partsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScramMessage.ClientFirst("", "", "abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScramMessage.ClientFirst("", "a", "a,b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScramMessage.ServerFirst("a", Bytes.EMPTY, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SaslMechanisms.scram(ScramHash.SHA_1, "ann", Secret.of("a\7")));
        assertThatIllegalArgumentException().isThrownBy(() -> SaslMechanisms.scram(ScramHash.SHA_1, "\u00AD", PENCIL));
    }
}
