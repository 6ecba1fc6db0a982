package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.Append;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoginIT extends Scenario {
    static List<User> oddUsers() {
        return ServerUnderTest.current().oddUsers();
    }

    static List<ServerAddress> ways() {
        ServerUnderTest server = ServerUnderTest.current();
        return List.of(server.tls(), server.startTls(), server.plaintext(), server.bare());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayInLeadsToTheInbox(ServerAddress address) {
        ImapSession session = connect(address);
        assertThat(session.isOpen()).isTrue();
        assertThat(session.address()).isEqualTo(address);
        assertThat(await(session.select("INBOX")).state().exists()).isZero();
    }

    @Test
    void plainIsPreferred() {
        await(client.connect(server.tls(), Credentials.password(user.name(), user.password())));
        assertThat(trace.sent()).anyMatch(line -> line.contains("AUTHENTICATE PLAIN"));
    }

    @Test
    void loginIsUsedOnDemand() {
        await(client.connect(server.tls(), Credentials.login(user.name(), user.password())));
        assertThat(trace.sent()).anyMatch(line -> line.contains("LOGIN")).noneMatch(line -> line.contains("PLAIN"));
    }

    @ParameterizedTest
    @MethodSource("oddUsers")
    void oddCharactersGoByPlain(User odd) {
        loginWorks(server.tls(), Credentials.plain(odd.name(), odd.password()));
    }

    @ParameterizedTest
    @MethodSource("oddUsers")
    void oddCharactersGoByPlainWithoutInitialResponse(User odd) {
        loginWorks(server.bare(), Credentials.plain(odd.name(), odd.password()));
    }

    @ParameterizedTest
    @MethodSource("oddUsers")
    void oddCharactersGoByLogin(User odd) {
        loginWorks(server.tls(), Credentials.login(odd.name(), odd.password()));
    }

    @ParameterizedTest
    @MethodSource("oddUsers")
    void oddCharactersGoByLoginInSynchronizingLiterals(User odd) {
        loginWorks(server.bare(), Credentials.login(odd.name(), odd.password()));
    }

    private void loginWorks(ServerAddress address, Credentials credentials) {
        ImapSession session = await(client.connect(address, credentials));
        await(session.noop());
        assertThat(trace.complaints()).isEmpty();
        assertThat(trace.sent())
                .noneMatch(line -> line.contains(credentials.password().reveal().text()));
    }

    static Stream<Credentials> wrongPasswords() {
        User user = ServerUnderTest.current().newUser();
        return Stream.of(
                Credentials.plain(user.name(), "wrong-" + user.password()),
                Credentials.login(user.name(), "wrong-" + user.password()),
                Credentials.login("nobody-of-this-name", user.password()));
    }

    @ParameterizedTest
    @MethodSource("wrongPasswords")
    void wrongPasswordIsRefused(Credentials wrong) {
        for (ServerAddress address : List.of(server.tls(), server.bare())) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> await(client.connect(address, wrong)))
                    .satisfies(e -> assertThat(e.toString())
                            .doesNotContain(wrong.password().reveal().text()));
        }
    }

    @Test
    void administratorReadsTheMailOfAnother() {
        if (server.administrator().isEmpty()) {
            return;
        }
        User administrator = server.administrator().get();
        User other = server.newUser();
        ImapSession own = await(client.connect(server.tls(), other.credentials()));
        await(own.append("INBOX", Append.message(mail("mine"))));
        Secret password = Secret.of(administrator.password());
        Credentials acting = Credentials.plain(administrator.name(), password, other.name());
        ImapSession session = await(client.connect(server.tls(), acting));
        assertThat(await(session.select("INBOX")).state().exists()).isEqualTo(1);
        Credentials presuming = Credentials.plain(other.name(), Secret.of(other.password()), administrator.name());
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> await(client.connect(server.tls(), presuming)));
    }

    @Test
    void capabilitiesAreThoseAfterLogin() {
        assertThat(connect().capabilities().has(Capability.UIDPLUS)).isTrue();
        assertThat(connect(server.bare()).capabilities().has(Capability.UIDPLUS))
                .isFalse();
    }
}
