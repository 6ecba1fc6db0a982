package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    @Test
    void capabilitiesAreKnownInAnyCaseAndKeptInOrder() {
        Capabilities capabilities = Capabilities.of("IMAP4rev1", "idle", "Auth=Plain", "IDLE");
        assertThat(capabilities.has(Capability.IDLE)).isTrue();
        assertThat(capabilities.has(Capability.auth("PLAIN"))).isTrue();
        assertThat(capabilities.has(Capability.ENABLE)).isFalse();
        assertThat(capabilities).hasToString("[IMAP4rev1, idle, Auth=Plain]");
        assertThat(capabilities.stream()).containsExactlyElementsOf(capabilities);
    }

    @Test
    void mechanismsAreInTheOrderOfTheServer() {
        assertThat(Capabilities.of("AUTH=SCRAM-SHA-256", "AUTHX", "auth=plain", "AUTH=")
                        .authMechanisms())
                .containsExactly("SCRAM-SHA-256", "PLAIN", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAMESPACE",
                "UNSELECT",
                "UIDPLUS",
                "ESEARCH",
                "SEARCHRES",
                "ENABLE",
                "IDLE",
                "SASL-IR",
                "LIST-EXTENDED",
                "LIST-STATUS",
                "MOVE",
                "LITERAL-",
                "SPECIAL-USE",
                "STATUS=SIZE"
            })
    void imap4rev2BringsAlongWhatItFoldedIn(String name) {
        assertThat(Capabilities.of("IMAP4rev2").has(Capability.of(name))).isTrue();
        assertThat(Capabilities.of("IMAP4rev1").has(Capability.of(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LITERAL+", "CONDSTORE", "ID", "UTF8=ACCEPT", "STARTTLS", "AUTH=PLAIN", "IMAP4rev1"})
    void imap4rev2DoesNotBringOthers(String name) {
        assertThat(Capabilities.of("IMAP4rev2").has(Capability.of(name))).isFalse();
    }

    @Test
    void metadataIsForTheServerToo() {
        assertThat(Capabilities.of("METADATA").has(Capability.METADATA_SERVER)).isTrue();
        assertThat(Capabilities.of("METADATA-SERVER").has(Capability.METADATA)).isFalse();
    }

    @Test
    void oldServersLetLimitsBeSetWithoutSayingSo() {
        assertThat(Capabilities.of("QUOTA").has(Capability.QUOTASET)).isTrue();
        assertThat(Capabilities.of("QUOTA", "Quota=RES-STORAGE").has(Capability.QUOTASET))
                .isFalse();
        assertThat(Capabilities.of("QUOTA=RES-STORAGE", "QUOTASET").has(Capability.QUOTASET))
                .isTrue();
        assertThat(Capabilities.of("IDLE").has(Capability.QUOTASET)).isFalse();
    }

    @Test
    void noneIsKnownYet() {
        assertThat(Capabilities.NONE.isEmpty()).isTrue();
        assertThat(Capabilities.NONE.has(Capability.IMAP4REV1)).isFalse();
        assertThat(Capabilities.NONE).isEqualTo(Capabilities.of(List.of())).hasSameHashCodeAs(Capabilities.of());
    }

    @Test
    void capabilitiesAreEqualInAnyOrder() {
        assertThat(Capabilities.of("A", "b"))
                .isEqualTo(Capabilities.of("B", "a"))
                .hasSameHashCodeAs(Capabilities.of("B", "a"))
                .isNotEqualTo(Capabilities.of("A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a]", "a\r\n", "a{5}", "\"a\"", "a\\", "(a)", "ä", "a\u0000", "a*"})
    void whatIsNoWordIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capability.of(name))
                .withMessageStartingWith("not a capability: ")
                .withMessageMatching("[ -~]*");
    }
}
