package dev.imapala.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.command.SetQuotaCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    @Test
    void resourcesAreFoundInAnyCase() {
        Quota.Usage usage = new Quota.Usage(QuotaResource.of("storage"), 3, Long.MAX_VALUE);
        Quota quota = new Quota("", List.of(usage));
        assertThat(quota.find(QuotaResource.STORAGE)).contains(usage);
        assertThat(quota.find(QuotaResource.MESSAGE)).isEmpty();
        assertThat(usage.resource().name()).isEqualTo("storage");
        assertThat(usage.resource().capability()).isEqualTo(Capability.of("QUOTA=RES-STORAGE"));
    }

    @Test
    void numbersHave63Bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota.Usage(QuotaResource.STORAGE, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota.Usage(QuotaResource.STORAGE, 0, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetQuotaCommand("", Map.of(QuotaResource.STORAGE, -1L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "x)", "{5}", "a\r\nb", "ü", "\0", "\""})
    void resourcesAreAtoms(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuotaResource.of(name));
    }
}
