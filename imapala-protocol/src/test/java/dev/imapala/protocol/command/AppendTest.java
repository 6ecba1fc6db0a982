package dev.imapala.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Uid;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendTest {
    private static final AppendPart URL = AppendPart.url(MessageUrl.inSelected(Uid.of(1)));

    @Test
    void sizeIsWhatIsSent() {
        assertThat(Append.message(Bytes.of("abc")).size()).isEqualTo(3);
        assertThat(Append.message(new Content.Passed(1L << 40)).size()).isEqualTo(1L << 40);
        assertThat(Append.catenate(List.of(AppendPart.text(Bytes.of("ab")), URL, AppendPart.text(Bytes.of("c"))))
                        .size())
                .isEqualTo(3);
    }

    @Test
    void nulIsForBinaryMessages() {
        Bytes nul = Bytes.of("a\0b");
        assertThatIllegalArgumentException().isThrownBy(() -> Append.message(nul));
        assertThatIllegalArgumentException().isThrownBy(() -> AppendPart.text(nul));
        assertThat(Append.binary(Content.of(nul)).size()).isEqualTo(3);
    }

    @Test
    void messageIsMadeOfSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> Append.catenate(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Append.catenate(List.of(new AppendPart.Binary(Content.of(Bytes.EMPTY)))));
        assertThatIllegalArgumentException().isThrownBy(() -> new AppendCommand(MailboxName.INBOX, List.of()));
    }

    @Test
    void urlIsAscii() {
        for (String url : List.of("", "a b", "ü", "a\r\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AppendPart.Url(url));
        }
    }

    @Test
    void aMessageCatenatedOfOnePartIsNotThePart() {
        assertThat(Append.catenate(List.of(AppendPart.text(Bytes.of("x")))))
                .isNotEqualTo(Append.message(Bytes.of("x")));
    }

    @Test
    void limitOfAllMailboxesIsACapability() {
        assertThat(Capabilities.of("IMAP4rev1", "appendlimit=257890").appendLimit())
                .hasValue(257_890);
        assertThat(Capabilities.of("APPENDLIMIT=0").appendLimit()).hasValue(0);
        assertThat(Capabilities.of("APPENDLIMIT", "APPENDLIMIT=x").appendLimit())
                .isEmpty();
    }
}
