package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ServerCertificate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyIT {
    /** A name that only the proxy knows. */
    private static final String HOST = "imap.behind-the-proxy.example";

    private static final Credentials ANN = Credentials.password("ann", "s3cret");

    private final ImapTestServer server = ImapTestServer.builder()
            .user("ann", "s3cret")
            .certificate(ServerCertificate.forHosts(HOST))
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    enum Kind {
        SOCKS5,
        HTTP;

        TinyProxy start(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
            return this == SOCKS5
                    ? TinyProxy.socks5(target, serverSpeaksFirst, user, password)
                    : TinyProxy.http(target, serverSpeaksFirst, user, password);
        }

        ProxyServer at(int port) {
            return this == SOCKS5 ? ProxyServer.socks5("localhost", port) : ProxyServer.http("localhost", port);
        }
    }

    private ImapClient client(ProxyServer proxy) {
        return ImapClient.builder()
                .trust(server.certificate().authority())
                .proxy(proxy)
                .build();
    }

    static Stream<Arguments> ways() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(ServerAddress.Security.values())
                        .filter(security -> security != ServerAddress.Security.PROCESS)
                        .map(security -> Arguments.of(kind, security)));
    }

    private ServerAddress address(ServerAddress.Security security) {
        return switch (security) {
            case TLS -> ServerAddress.tls(HOST, server.tlsPort());
            case STARTTLS -> ServerAddress.startTls(HOST, server.port());
            default -> ServerAddress.insecurePlaintext(HOST, server.port());
        };
    }

    @ParameterizedTest
    @MethodSource("ways")
    void proxyLooksUpTheHostAndEverythingGoesThroughIt(Kind kind, ServerAddress.Security security) {
        ServerAddress address = address(security);
        boolean serverSpeaksFirst = security != ServerAddress.Security.TLS;
        Bytes message = Bytes.of("Subject: x\r\n\r\n" + "x".repeat(300_000));
        try (TinyProxy proxy = kind.start(address.port(), serverSpeaksFirst, null, null);
                ImapClient client = client(kind.at(proxy.port()));
                BlockingSession session = client.blocking().connect(address, ANN)) {
            session.append("INBOX", Append.message(message));
            BlockingMailbox inbox = session.select("INBOX");
            assertThat(inbox.fetch(inbox.all(), Fetch.items(FetchItem.body(Section.FULL))))
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail.get(FetchItem.body(Section.FULL))).isEqualTo(message));
            assertThat(proxy.asked).containsExactly(HOST + ":" + address.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    void proxyIsToldUserAndPassword(Kind kind) {
        String word = kind == Kind.HTTP ? "pröxy:word" : "proxy:word";
        try (TinyProxy proxy = kind.start(server.tlsPort(), false, "prox", word);
                ImapClient client = client(kind.at(proxy.port()).as("prox", word));
                BlockingSession session = client.blocking().connect(address(ServerAddress.Security.TLS), ANN)) {
            assertThat(session.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongPasswordForTheProxyIsToldAndDoesNotShow(Kind kind) {
        try (TinyProxy proxy = kind.start(server.tlsPort(), false, "prox", "right");
                ImapClient client = client(kind.at(proxy.port()).as("prox", "wr0ng-w0rd"))) {
            assertThatThrownBy(() -> client.blocking().connect(address(ServerAddress.Security.TLS), ANN))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("the proxy does not connect us")
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("ProxyConnectException"))
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wr0ng-w0rd", "d3IwbmctdzByZA"));
        }
    }

    private static String stackTrace(Throwable failure) {
        java.io.StringWriter out = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(out));
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void refusalOfTheProxyIsTold(Kind kind) {
        ServerAddress forbidden = ServerAddress.tls("forbidden.example", server.tlsPort());
        try (TinyProxy proxy = kind.start(server.tlsPort(), false, null, null);
                ImapClient client = client(kind.at(proxy.port()))) {
            assertThatThrownBy(() -> client.blocking().connect(forbidden, ANN))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("forbidden.example")
                    .hasMessageContaining("the proxy does not connect us");
            assertThat(server.sessions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void proxyThatIsNotThereIsNamed(Kind kind) {
        int port;
        try (TinyProxy proxy = kind.start(server.tlsPort(), false, null, null)) {
            port = proxy.port();
        }
        try (ImapClient client = client(kind.at(port))) {
            assertThatThrownBy(() -> client.blocking().connect(address(ServerAddress.Security.TLS), ANN))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("the proxy localhost:" + port + ": connection refused");
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressOfAServerReachesTheProxyAsItIs(Kind kind) {
        try (TinyProxy proxy = kind.start(server.port(), true, null, null);
                ImapClient client = client(kind.at(proxy.port()));
                BlockingSession session =
                        client.blocking().connect(ServerAddress.insecurePlaintext("192.0.2.7", 143), ANN)) {
            assertThat(session.isOpen()).isTrue();
            assertThat(proxy.asked).containsExactly("192.0.2.7:143");
        }
    }

    @Test
    void whatAProxyCannotBeToldIsRefused() {
        ProxyServer socks = ProxyServer.socks5("localhost", 1080);
        ProxyServer http = ProxyServer.http("localhost", 3128);
        assertThatThrownBy(() -> socks.as("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> socks.as("x", "y".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> socks.as("x", "wörd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> http.as("a:b", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> http.as("a\r\nX: y", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProxyServer.http("", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(socks.as("x", "s3cret").toString()).isEqualTo("localhost:1080");
        assertThat(socks.as("x", "s3cret"))
                .isEqualTo(ProxyServer.socks5("localhost", 1080).as("x", "s3cret"))
                .isNotEqualTo(socks);
    }
}
