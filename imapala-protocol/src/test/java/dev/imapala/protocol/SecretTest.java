package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.wire.CommandSerializer;
import dev.imapala.protocol.wire.TaggedCommand;
import dev.imapala.protocol.wire.WireOptions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String WORD = "hunter2 \"\\ ü";

    @Test
    void nothingPrintsASecret() {
        Secret secret = Secret.of(WORD);
        PlainMessage message = new PlainMessage("", "ann", secret);
        AuthenticateCommand authenticate = new AuthenticateCommand("PLAIN", message.encode());
        for (Object shown : List.of(
                secret,
                message,
                message.encode(),
                new LoginCommand("ann", secret),
                authenticate,
                new TaggedCommand(new Tag("a1"), authenticate),
                Optional.of(secret),
                List.of(secret),
                secret.reveal())) {
            assertThat(shown.toString()).doesNotContain("hunter2").doesNotContain(base64(message));
        }
        assertThat(secret).hasToString("***");
    }

    private static String base64(PlainMessage message) {
        return Base64.getEncoder().encodeToString(message.encode().reveal().toArray());
    }

    @ParameterizedTest
    @EnumSource(WireOptions.LiteralMode.class)
    void logFormOfACommandHasNoSecret(WireOptions.LiteralMode mode) {
        for (String word : List.of("plain", WORD, "line\r\nline", "{5}")) {
            PlainMessage message = new PlainMessage("", "ann", Secret.of(word));
            WireOptions options = new WireOptions(mode, false);
            Tag tag = new Tag("a1");
            LoginCommand login = new LoginCommand("ann", message.password());
            AuthenticateCommand authenticate = new AuthenticateCommand("PLAIN", message.encode());
            assertThat(CommandSerializer.serialize(tag, login, options).redacted())
                    .isEqualTo("a1 LOGIN \"ann\" ***");
            assertThat(CommandSerializer.serialize(tag, authenticate, options).redacted())
                    .isEqualTo("a1 AUTHENTICATE PLAIN ***");
        }
    }

    @Test
    void secretIsItsOctets() {
        assertThat(Secret.of("ü")).isEqualTo(Secret.of(Bytes.of("ü"))).hasSameHashCodeAs(Secret.of("ü"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
        assertThat(Secret.of("ü").reveal()).isEqualTo(Bytes.of("ü"));
    }

    @Test
    void charactersMayBeOverwrittenAfterwards() {
        char[] word = "größe".toCharArray();
        Secret secret = Secret.of(word);
        Arrays.fill(word, 'x');
        assertThat(secret).isEqualTo(Secret.of("größe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000"})
    void errorsTellNoSecret(String word) {
        for (Runnable attempt : List.<Runnable>of(
                () -> new LoginCommand("ann", Secret.of("hunter2" + word)),
                () -> new PlainMessage("", "ann", Secret.of("hunter2" + word)))) {
            try {
                attempt.run();
                throw new AssertionError("a NUL was accepted");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("hunter2").hasMessageContaining("NUL");
            }
        }
    }
}
