package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.ImapClient;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsException;
import dev.imapala.interop.ServerUnderTest.BadCertificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncryptionIT extends Scenario {
    static List<ServerAddress> encrypted() {
        ServerUnderTest server = ServerUnderTest.current();
        return List.of(server.tls(), server.startTls());
    }

    @ParameterizedTest
    @EnumSource
    void badCertificateIsRefused(BadCertificate kind) {
        for (ServerAddress address : server.badCertificate(kind)) {
            assertThatExceptionOfType(TlsException.class)
                    .isThrownBy(() -> await(client.connect(address, user.credentials())))
                    .withMessageContaining(address.toString())
                    .withMessageContaining(reason(kind));
        }
        assertThat(trace.sent()).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
    }

    private static String reason(BadCertificate kind) {
        return switch (kind) {
            case WRONG_NAME -> "is not for";
            case EXPIRED -> "expired on";
            case SELF_SIGNED -> "does not trust";
        };
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void unknownAuthorityIsNotTrusted(ServerAddress address) {
        try (ImapClient careful = ImapClient.create()) {
            assertThatExceptionOfType(TlsException.class)
                    .isThrownBy(() -> await(careful.connect(address, user.credentials())))
                    .withMessageContaining("does not trust");
        }
    }

    @Test
    void passwordStaysHereWhereLoginIsDisabled() {
        assertThatExceptionOfType(MissingCapabilityException.class).isThrownBy(() -> connect(server.loginDisabled()));
        assertThat(trace.sent()).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
    }

    @Test
    void startTlsEnablesLogin() {
        assertThat(connect(server.loginDisabledUntilTls()).isOpen()).isTrue();
    }

    @Test
    void tlsTowardsThePlaintextPortFails() {
        ServerAddress mistaken =
                ServerAddress.tls(server.startTls().host(), server.startTls().port());
        assertThatExceptionOfType(TlsException.class).isThrownBy(() -> connect(mistaken));
    }
}
