package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Archive | Archive",
                "Q&A | Q&-A",
                "Entwürfe | Entw&APw-rfe",
                "~peter/mail/台北/日本語 | ~peter/mail/&U,BTFw-/&ZeVnLIqe-",
                "a😀b | a&2D3eAA-b"
            })
    void nameIsWrittenInModifiedUtf7AndReadBack(String text, String octets) {
        assertThat(MailboxName.of(text).encoded()).isEqualTo(Bytes.of(octets));
        MailboxName received = MailboxName.received(Bytes.of(octets));
        assertThat(received.text()).isEqualTo(text);
        assertThat(received).isEqualTo(MailboxName.of(text)).hasSameHashCodeAs(MailboxName.of(text));
    }

    @Test
    void nameInUtf8IsReadAsItStands() {
        assertThat(MailboxName.received(Bytes.of("Entwürfe")).text()).isEqualTo("Entwürfe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "&Jjo", "&*-", "&AA-", "&2D0-", "a&AAA-b", "a&AA0ACg-b", "&AIU-"})
    void brokenEncodingIsKeptAndGoesBackAsItCame(String octets) {
        MailboxName received = MailboxName.received(Bytes.of(octets));
        assertThat(received.text()).isEqualTo(octets);
        assertThat(received.encoded()).isEqualTo(Bytes.of(octets));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INBOX", "inbox", "InBox"})
    void inboxIsTheSameInAnyCase(String text) {
        assertThat(MailboxName.of(text)).isEqualTo(MailboxName.INBOX);
        assertThat(MailboxName.received(Bytes.of(text)).isInbox()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\ud83d"})
    void nameThatCannotBeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailboxName.of(text))
                .withMessageContaining("not a mailbox name");
    }
}
