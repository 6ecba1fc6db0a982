package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {
    @Test
    void flagsAreEqualInAnyCaseAndKeepTheirName() {
        assertThat(Flag.of("\\seen")).isEqualTo(Flag.SEEN).hasSameHashCodeAs(Flag.SEEN);
        assertThat(Flag.of("$FORWARDED")).isEqualTo(Flag.FORWARDED);
        assertThat(Flag.of("\\SEEN")).hasToString("\\SEEN");
        assertThat(Flag.of("Seen")).isNotEqualTo(Flag.SEEN);
        assertThat(Flag.received(Bytes.of("\\Seen"))).isEqualTo(Flag.SEEN);
    }

    @Test
    void caseDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Flag.of("TITLE")).isEqualTo(Flag.of("title"));
            assertThat(Capability.of("IDLE")).isEqualTo(Capability.of("idle"));
            assertThat(MailboxName.of("inbox")).isEqualTo(MailboxName.INBOX);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void keywordsHaveNoBackslash() {
        assertThat(Flag.JUNK.isKeyword()).isTrue();
        assertThat(Flag.of("a]b").isKeyword()).isTrue();
        assertThat(Flag.SEEN.isKeyword()).isFalse();
        assertThat(Flag.ANY_KEYWORD.isKeyword()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "\\", "a b", "a\r\nb", "a\u0000", "a{5}", "(a)", "a\"", "\\\\a", "a\\b", "a*", "\\*", "a%", "ä",
                "\u007f", "NIL", "nil"
            })
    void whatIsNoAtomIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flag.of(name))
                .withMessageStartingWith("not a flag: ")
                .withMessageMatching("[ -~]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Café", "a*", "a{5}", "a%", "a(b)", "a(b(c))d", "123", "\\*", "a\\b"})
    void aServerMaySendMoreThanAClient(String name) {
        Flag flag = Flag.received(Bytes.of(name));
        assertThat(flag.name()).isEqualTo(name);
        assertThat(flag.isWellFormed()).isEqualTo(name.equals("123"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\r", "a\n", "a\u0000", "a\u007f", "a\"b", "(", ")", "a(", "a)", ")(", "(a)", "a)b("
            })
    void whatWouldEndAListIsRefusedFromServersToo(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Flag.received(Bytes.of(name)));
    }

    @Test
    void octetsInAnotherCharsetAreReadSomehow() {
        Flag flag = Flag.received(Bytes.copyOf("Café".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(flag.name()).isEqualTo("Café");
    }

    @Test
    void setKeepsTheOrderOfTheWireAndNoCopies() {
        Set<Flag> flags = FlagSet.of(Flag.SEEN, Flag.JUNK, Flag.of("\\SEEN"), Flag.DRAFT);
        assertThat(flags).containsExactly(Flag.SEEN, Flag.JUNK, Flag.DRAFT).hasSize(3);
        assertThat(flags).isEqualTo(Set.of(Flag.DRAFT, Flag.SEEN, Flag.JUNK));
        assertThat(flags).hasSameHashCodeAs(Set.of(Flag.DRAFT, Flag.SEEN, Flag.JUNK));
        assertThat(flags.contains(Flag.of("$junk"))).isTrue();
        assertThat(FlagSet.copyOf(flags)).isSameAs(flags);
        assertThat(FlagSet.copyOf(List.of())).isEmpty();
    }

    @Test
    void setCannotBeChanged() {
        Set<Flag> flags = FlagSet.of(Flag.SEEN);
        assertThatThrownBy(() -> flags.add(Flag.JUNK)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> flags.remove(Flag.SEEN)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(flags::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void registeredKeywordsHaveConstants() throws IllegalAccessException {
        Set<String> constants = new TreeSet<>();
        for (Field field : Flag.class.getFields()) {
            if (field.get(null) instanceof Flag flag && flag.isKeyword()) {
                assertThat(flag.isWellFormed()).as(flag.name()).isTrue();
                constants.add(flag.name());
            }
        }
        // RFC 5788 section 3.4, RFC 9051 section 2.3.2, RFC 8457 section 2, and RFC 9979
        assertThat(constants)
                .contains("$MDNSent", "$Forwarded", "$SubmitPending", "$Submitted")
                .contains("$Junk", "$NotJunk", "$Phishing", "$Important")
                .contains("$MailFlagBit0", "$MailFlagBit1", "$MailFlagBit2", "$hasattachment", "$hasnoattachment")
                .contains("$memo", "$hasmemo", "$canunsubscribe", "$unsubscribed", "$autosent", "$followed", "$muted")
                .contains("$imported", "$istrusted", "$maskedemail", "$new", "$notify")
                .hasSize(25);
    }
}
