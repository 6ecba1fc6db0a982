package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.response.Untagged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extension data, of which there is none in most parts. */
class BodyStructureParserTest {
    private static BodyStructure.Extension extension(String data) {
        Object read = Peer.of(false)
                .value(Bytes.of(
                        "* 1 FETCH (BODYSTRUCTURE (\"text\" \"plain\" NIL NIL NIL \"7bit\" 1 1" + data + ") UID 5)"));
        Untagged.Fetch fetch = (Untagged.Fetch) read;
        assertThat(fetch.message().has(FetchItem.UID)).isTrue();
        return fetch.message().get(FetchItem.BODYSTRUCTURE).extension();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " NIL", " NIL NIL", " NIL NIL NIL", " NIL NIL NIL NIL", " nil NIL", " NIL  NIL", " NIL NIL "
            })
    void nilsAreNoExtensionData(String data) {
        assertThat(extension(data)).isEqualTo(BodyStructure.Extension.NONE);
    }

    @Test
    void whatFollowsNilsIsExtensionData() {
        assertThat(extension(" NIL NIL \"en\"").languages()).containsExactly("en");
        assertThat(extension(" NIL NIL NIL \"x\"").location()).isEqualTo(Bytes.of("x"));
        assertThat(extension(" NIL NIL NIL NIL NIL").more()).isEqualTo(Bytes.of("NIL"));
        assertThat(extension(" NIL NIL NIL NIL NIL NIL").more()).isEqualTo(Bytes.of("NIL NIL"));
    }
}
