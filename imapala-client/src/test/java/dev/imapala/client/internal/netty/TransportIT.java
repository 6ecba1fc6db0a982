package dev.imapala.client.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapException;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsOptions;
import dev.imapala.client.internal.engine.EngineSettings;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.engine.SessionState;
import dev.imapala.protocol.Limits;
import dev.imapala.testserver.ImapTestServer;
import io.netty.channel.epoll.Epoll;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TransportIT {
    @Test
    void epollIsUsedWhereItsNativePartIsThere() {
        assertThat(Transport.best().name()).isEqualTo(Epoll.isAvailable() ? "epoll" : "nio");
    }

    @Test
    void sessionsWorkOnEither() throws Exception {
        try (ImapTestServer server =
                ImapTestServer.builder().user("ann", "s3cret").start()) {
            for (Transport transport : new Transport[] {Transport.nio(), Transport.best()}) {
                TlsOptions trust = TlsOptions.DEFAULT.trust(server.certificate().authority());
                try (Network network = new Network(1, new Tls(trust), null, transport)) {
                    CompletableFuture<SessionState> session = new CompletableFuture<>();
                    network.open(settings(server), Runnable::run, null, connection -> completing(session));
                    assertThat(session.get(30, TimeUnit.SECONDS).capabilities()).isNotEmpty();
                }
            }
        }
    }

    private static EngineSettings settings(ImapTestServer server) {
        return new EngineSettings(
                ServerAddress.tls("localhost", server.tlsPort()),
                Credentials.password("ann", "s3cret"),
                Map.of(),
                Limits.DEFAULT,
                EngineSettings.Timeouts.DEFAULT,
                1000,
                false,
                false,
                "T");
    }

    private static Reply<SessionState> completing(CompletableFuture<SessionState> session) {
        return new Reply<>() {
            @Override
            public void succeed(SessionState value) {
                session.complete(value);
            }

            @Override
            public void fail(ImapException failure) {
                session.completeExceptionally(failure);
            }
        };
    }
}
