package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMessageTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', tim, tanstaaftanstaaf", "Ursel, Kurt, xipj3plmq", "'', jürgen, größe 😀", "a b, c\"d, ' '"})
    void messageIsWrittenAndReadBack(String authorizationId, String authenticationId, String password) {
        PlainMessage message = new PlainMessage(authorizationId, authenticationId, Secret.of(password));
        assertThat(message.encode().reveal())
                .isEqualTo(Bytes.of(authorizationId + "\0" + authenticationId + "\0" + password));
        assertThat(PlainMessage.decode(message.encode())).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\0b", "\0\0", "\0a\0", "a\0\0c", "\0\0c", "\0a\0b\0c", "\0\0\0"})
    void whatIsNoSuchMessageIsNotRead(String octets) {
        assertThat(PlainMessage.decode(Secret.of(octets))).isEmpty();
    }

    @Test
    void partsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainMessage("", "", Secret.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainMessage("", "a", Secret.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainMessage("a\0", "a", Secret.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainMessage("", "a\0", Secret.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainMessage("", "a", Secret.of("x\0y")));
    }

    @Test
    void passwordIsAnyOctets() {
        Bytes octets = Bytes.copyOf(new byte[] {(byte) 0xFF, (byte) 0xFE});
        PlainMessage message = new PlainMessage("", "a", Secret.of(octets));
        assertThat(PlainMessage.decode(message.encode())
                        .orElseThrow()
                        .password()
                        .reveal())
                .isEqualTo(octets);
    }
}
