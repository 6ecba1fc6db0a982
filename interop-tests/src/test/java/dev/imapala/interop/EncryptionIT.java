package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.ImapClient;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsException;
import dev.imapala.interop.ServerUnderTest.BadCertificate;
import java.util.List;
import java.util.Locale;
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
                    .satisfies(e ->
                            assertThat(e.toString().toLowerCase(Locale.ROOT)).containsAnyOf(reasons(kind)));
        }
        assertThat(trace.sent()).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
    }

    private static String[] reasons(BadCertificate kind) {
        return switch (kind) {
            case WRONG_NAME -> new String[] {"for another host", "host name", "not for"};
            case EXPIRED -> new String[] {"expired"};
            case SELF_SIGNED -> new String[] {"not trusted", "self-signed", "trust"};
        };
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void unknownAuthorityIsNotTrusted(ServerAddress address) {
        try (ImapClient careful = ImapClient.create()) {
            assertThatExceptionOfType(TlsException.class)
                    .isThrownBy(() -> await(careful.connect(address, user.credentials())))
                    .withMessageContaining("trust");
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
