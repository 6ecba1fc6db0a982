package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {
    @Test
    void orderAndRepetitionDoNotMatter() {
        assertThat(Rights.of("lrl")).isEqualTo(Rights.of("rl")).hasSameHashCodeAs(Rights.of("rl"));
        assertThat(Rights.of("lr")).isNotEqualTo(Rights.of("lrs")).isNotEqualTo(Rights.of("ls"));
        assertThat(Rights.of("srls")).hasToString("srl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"L", "l r", "+l", "-l", "ü", "l\r\n", "\0", "{5}", "٣"})
    void otherCharactersAreRefused(String letters) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rights.of(letters));
    }

    @Test
    void capitalLettersAreReceivedOnly() {
        assertThat(Rights.received("lR")).hasToString("lR").isNotEqualTo(Rights.of("lr"));
        assertThatIllegalArgumentException().isThrownBy(() -> Rights.received("l "));
        assertThatIllegalArgumentException().isThrownBy(() -> Rights.received("+l"));
    }

    @Test
    void rightsAreSets() {
        Rights some = Rights.LOOKUP.and(Rights.READ).and(Rights.LOOKUP);
        assertThat(some).hasToString("lr");
        assertThat(some.contains(Rights.READ)).isTrue();
        assertThat(some.contains(Rights.of("rw"))).isFalse();
        assertThat(some.containsAny(Rights.of("rw"))).isTrue();
        assertThat(some.containsAny(Rights.of("wi"))).isFalse();
        assertThat(some.without(Rights.of("rw"))).isEqualTo(Rights.LOOKUP);
        assertThat(some.without(some)).isEqualTo(Rights.NONE);
        assertThat(Rights.NONE.isEmpty()).isTrue();
        assertThat(some.contains(Rights.NONE)).isTrue();
        assertThat(some.containsAny(Rights.NONE)).isFalse();
    }

    @Test
    void standardRightsHaveNames() {
        assertThat(Rights.ALL)
                .isEqualTo(Rights.LOOKUP
                        .and(Rights.READ)
                        .and(Rights.KEEP_SEEN)
                        .and(Rights.WRITE)
                        .and(Rights.INSERT)
                        .and(Rights.POST)
                        .and(Rights.CREATE_MAILBOXES)
                        .and(Rights.DELETE_MAILBOX)
                        .and(Rights.DELETE_MESSAGES)
                        .and(Rights.EXPUNGE)
                        .and(Rights.ADMINISTER));
        assertThat(Rights.ALL.toString()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "lrswida, lrswiaet, lrswiaetd",
        "lrswikda, lrswikaet, lrswikaetcd",
        "c, kx, kxc",
        "x, x, xc",
        "t, t, td",
        "lr, lr, lr"
    })
    void obsoleteRightsStandForOthers(String told, String resolved, String shown) {
        assertThat(Rights.of(told).resolved()).isEqualTo(Rights.of(resolved));
        assertThat(Rights.of(resolved).withObsolete()).isEqualTo(Rights.of(shown));
        assertThat(Rights.of(shown).withoutObsolete()).isEqualTo(Rights.of(resolved));
    }

    @Test
    void capabilitySaysWhichAreKnown() {
        assertThat(Rights.knownBy(Capabilities.of("ACL", "rights=TEXK9"))).isEqualTo(Rights.of("lrswipatexk9"));
        assertThat(Rights.knownBy(Capabilities.of("ACL", "RIGHTS=te-x"))).isEqualTo(Rights.of("lrswipatex"));
        assertThat(Rights.knownBy(Capabilities.of("ACL"))).isEqualTo(Rights.of("lrswipa"));
    }
}
