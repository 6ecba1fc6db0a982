package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEntryTest {
    @ParameterizedTest
    @ValueSource(strings = {"/shared", "/private", "/Shared/Comment", "/private/vendor/acme/a b\"\\{5}"})
    void pathsBelowTheTwoScopesAreNames(String name) {
        assertThat(MetadataEntry.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "comment",
                "/comment",
                "/sharedcomment",
                "/shared/",
                "/shared//comment",
                "/shared/a*",
                "/shared/a%",
                "/shared/ü",
                "/shared/a\r\nb",
                "/shared/\0",
                "/shared/\u007f"
            })
    void otherNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> MetadataEntry.of(name));
    }

    @Test
    void longNamesAreRefused() {
        assertThat(MetadataEntry.of("/shared/" + "x".repeat(992)).name()).hasSize(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> MetadataEntry.of("/shared/" + "x".repeat(993)));
    }

    @Test
    void serversMayNameOthers() {
        assertThat(MetadataEntry.received(Bytes.of("/comment*")).name()).isEqualTo("/comment*");
        assertThatIllegalArgumentException().isThrownBy(() -> MetadataEntry.received(Bytes.of("/a\nb")));
        assertThatIllegalArgumentException().isThrownBy(() -> MetadataEntry.received(Bytes.EMPTY));
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(MetadataEntry.of("/SHARED/Comment"))
                .isEqualTo(MetadataEntry.SHARED_COMMENT)
                .hasSameHashCodeAs(MetadataEntry.SHARED_COMMENT)
                .isNotEqualTo(MetadataEntry.PRIVATE_COMMENT);
        assertThat(MetadataEntry.of("/Private/x").isPrivate()).isTrue();
        assertThat(MetadataEntry.SHARED_COMMENT.isPrivate()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/shared/a, /shared/a, 0, true",
        "/shared/A, /shared/a, 0, true",
        "/shared/a/b, /shared/a, 0, false",
        "/shared/a/b, /shared/a, 1, true",
        "/shared/a/b/c, /shared/a, 1, false",
        "/shared/a/b/c, /shared/a, 2147483647, true",
        "/shared/ab, /shared/a, 1, false",
        "/shared, /shared/a, 1, false"
    })
    void entriesAreBelowOthers(String entry, String other, int levels, boolean within) {
        assertThat(MetadataEntry.of(entry).isWithin(MetadataEntry.of(other), levels))
                .isEqualTo(within);
    }
}
