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
import org.junit.jupiter.params.provider.ValueSource;

class MechanismsTest {
    private static final Secret TOKEN = Secret.of("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");

    private static Secret base64(String text) {
        return Secret.of(Bytes.copyOf(Base64.getDecoder().decode(text)));
    }

    /** RFC 2195 section 2. */
    @Test
    void cramMd5AnswersTheExample() {
        Secret challenge = base64("PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+");
        SaslExchange exchange =
                SaslMechanisms.cramMd5("tim", Secret.of("tanstaaftanstaaf")).begin();
        assertThat(exchange.initialResponse()).isEmpty();
        Secret answer = exchange.answer(challenge);
        assertThat(answer).isEqualTo(base64("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw"));
        CramMd5Message message = CramMd5Message.decode(answer).orElseThrow();
        assertThat(message.answers(challenge, Secret.of("tanstaaftanstaaf"))).isTrue();
        assertThat(message.answers(challenge, Secret.of("other"))).isFalse();
        assertThat(message.answers(Secret.of("other"), Secret.of("tanstaaftanstaaf")))
                .isFalse();
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.answer(challenge));
        assertThat(message.toString()).doesNotContain(message.digest());
    }

    @Test
    void cramMd5TakesNamesWithSpacesAndAnyPassword() {
        CramMd5Message message = CramMd5Message.of("spaced jürgen", Secret.of(""), Secret.of("<1@x>"));
        assertThat(CramMd5Message.decode(message.encode())).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tim", " b913a602c7eda7a495b4e6e7334d3890", "tim B913A602C7EDA7A495B4E6E7334D3890", "tim 1"})
    void whatIsNoAnswerOfCramMd5IsNotRead(String text) {
        assertThat(CramMd5Message.decode(Secret.of(text))).isEmpty();
    }

    /** RFC 7628 section 4.1. */
    @Test
    void oauthBearerSaysTheExample() {
        OAuthBearerMessage message = new OAuthBearerMessage("user@example.com", "server.example.com", 143, TOKEN);
        SaslExchange exchange = SaslMechanisms.oauthBearer(message).begin();
        assertThat(exchange.initialResponse())
                .contains(base64(
                        "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVy"
                                + "IHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB"));
        assertThat(OAuthBearerMessage.decode(message.encode())).contains(message);
        exchange.finish();
    }

    /** RFC 7628 section 4.3. */
    @Test
    void oauthBearerAcknowledgesTheRefusalOfTheExample() {
        Secret refusal =
                base64("eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NvcGUiOiJleGFtcGxlX3Njb3BlIiwib3BlbmlkLWNvbmZpZ3Vy"
                        + "YXRpb24iOiJodHRwczovL2V4YW1wbGUuY29tLy53ZWxsLWtub3duL29wZW5pZC1jb25maWd1cmF0aW9uIn0=");
        OAuthError error = new OAuthError(
                "invalid_token", "example_scope", "https://example.com/.well-known/openid-configuration");
        assertThat(OAuthError.decode(refusal)).contains(error);
        assertThat(error.encode()).isEqualTo(refusal);
        SaslExchange exchange = SaslMechanisms.oauthBearer(new OAuthBearerMessage("ann", "x", 0, TOKEN))
                .begin();
        assertThat(exchange.answer(refusal)).isEqualTo(base64("AQ=="));
        assertThat(exchange.refusal()).contains("invalid_token");
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.answer(refusal));
        assertThatExceptionOfType(SaslException.class).isThrownBy(exchange::finish);
    }

    /** RFC 7628 section 4.3: a message without a token asks what it should be for. */
    @Test
    void oauthBearerWithoutATokenIsNotRead() {
        assertThat(OAuthBearerMessage.decode(base64(
                        "bixhPXVzZXJAZXhhbXBsZS5jb20sAW" + "hvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9AQE=")))
                .isEmpty();
    }

    @Test
    void oauthBearerEscapesTheUser() {
        OAuthBearerMessage message = new OAuthBearerMessage("a=b,c", "x", 0, TOKEN);
        assertThat(message.encode().reveal().text()).startsWith("n,a=a=3Db=2Cc,\1host=x\1auth=Bearer ");
        assertThat(OAuthBearerMessage.decode(message.encode())).contains(message);
    }

    @Test
    void xoauth2SaysUserAndToken() {
        XOAuth2Message message = new XOAuth2Message("someuser@example.com", Secret.of("ya29.vF9dft4qmTc2Nvb3RlckBhdH"));
        SaslExchange exchange =
                SaslMechanisms.xoauth2(message.user(), message.token()).begin();
        assertThat(exchange.initialResponse())
                .contains(Secret.of("user=someuser@example.com\1auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdH\1\1"));
        assertThat(XOAuth2Message.decode(message.encode())).contains(message);
        assertThat(exchange.answer(
                        Secret.of("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail/\"}")))
                .isEqualTo(Secret.of(""));
        assertThat(exchange.refusal()).contains("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"status\":1}", "{\"status\":\"\"}", "{\"status\":\"a\"", "{\"status\":\"a\"}x"
            })
    void whatIsNoRefusalIsNotRead(String json) {
        assertThat(OAuthError.decode(Secret.of(json))).isEmpty();
        SaslExchange exchange = SaslMechanisms.xoauth2("ann", TOKEN).begin();
        exchange.answer(Secret.of(json));
        assertThat(exchange.refusal()).contains("no reason");
    }

    @Test
    void refusalsAreReadWhateverTheirFormat() {
        assertThat(OAuthError.decode(Secret.of(" { \"scope\" : \"a\\\"b\" ,\n \"status\" : \"x\" } ")))
                .contains(new OAuthError("x", "a\"b", ""));
        OAuthError odd = new OAuthError("a\\\"b", "", "");
        assertThat(OAuthError.decode(odd.encode())).contains(odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user=ann",
                "user=ann\1auth=Bearer \1\1",
                "user=\1auth=Bearer x\1\1",
                "user=a\1auth=Bearer x\1"
            })
    void whatIsNoMessageOfXoauth2IsNotRead(String text) {
        assertThat(XOAuth2Message.decode(Secret.of(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n,a=,\1auth=Bearer x\1\1",
                "n,,\1auth=Bearer x\1\1",
                "n,a=ann,\1auth=Basic x\1\1",
                "n,a=ann,\1port=x\1auth=Bearer x\1\1",
                "n,a=an=n,\1auth=Bearer x\1\1"
            })
    void whatIsNoMessageOfOauthBearerIsNotRead(String text) {
        assertThat(OAuthBearerMessage.decode(Secret.of(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\1b", "a\r\nb", "tökén"})
    void tokensAreChecked(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> new XOAuth2Message("ann", Secret.of(token)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthBearerMessage("ann", "x", 0, Secret.of(token)));
    }

    @Test
    void loginAnswersInTurn() {
        SaslExchange exchange = SaslMechanisms.login("ann", Secret.of("s3cret")).begin();
        assertThat(exchange.initialResponse()).isEmpty();
        assertThat(exchange.answer(Secret.of("User Name\0"))).isEqualTo(Secret.of("ann"));
        assertThat(exchange.answer(Secret.of("whatever"))).isEqualTo(Secret.of("s3cret"));
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.answer(Secret.of("Password:")));
    }

    @Test
    void externalSaysWhomToActAs() {
        assertThat(SaslMechanisms.external("").begin().initialResponse()).contains(Secret.of(""));
        assertThat(SaslMechanisms.external("boss").begin().initialResponse()).contains(Secret.of("boss"));
        assertThatIllegalArgumentException().isThrownBy(() -> SaslMechanisms.external("a\0b"));
        SaslExchange exchange = SaslMechanisms.external("").begin();
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.answer(Secret.of("?")));
    }

    /** RFC 4505 section 4. */
    @Test
    void anonymousSaysTheExample() {
        AnonymousMessage message = new AnonymousMessage("sirhc");
        assertThat(SaslMechanisms.anonymous(message).begin().initialResponse()).contains(base64("c2lyaGM="));
        assertThat(AnonymousMessage.decode(message.encode())).contains(message);
        assertThat(AnonymousMessage.decode(Secret.of("a\7"))).isEqualTo(Optional.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> new AnonymousMessage("x".repeat(256)));
    }

    @Test
    void plainIsOneMessage() {
        SaslMechanism mechanism = SaslMechanisms.plain("ann", Secret.of("s3cret"));
        assertThat(mechanism.begin().initialResponse()).contains(Secret.of("\0ann\0s3cret"));
        assertThat(mechanism.toString()).isEqualTo("PLAIN");
    }
}
