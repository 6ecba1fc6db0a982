package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.SearchKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEARCH, SORT and THREAD as servers and clients read them. */
class SearchCommandsTest {
    private static Object command(String line) {
        return Peer.of(true).value(Bytes.of(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a SEARCH CHARSET X-UNKNOWN TEXT \"x\"",
                "a UID SEARCH CHARSET \"not a charset\" TEXT \"x\"",
                "a SEARCH CHARSET UTF-16 TEXT \"x\"",
                "a SORT (DATE) IBM037 ALL",
                "a UID THREAD REFERENCES X-UNKNOWN ALL"
            })
    void charsetThatIsNotKnownIsAnErrorOfItsOwn(String line) {
        assertThat(command(line)).isInstanceOf(UnknownCharsetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a SEARCH RETURN (ALL PARTIAL 1:5) ALL",
                "a SEARCH RETURN (PARTIAL 1:-5) ALL",
                "a SEARCH RETURN (RELEVANCY) ALL",
                "a SEARCH RETURN (NEWS) ALL",
                "a SEARCH MODSEQ \"/other\" all 5",
                "a SEARCH MODSEQ \"/flags/x\" some 5",
                "a SEARCH EMAILID \"a b\"",
                "a SEARCH X-GM-MSGID 18446744073709551616",
                "a SEARCH OLDER 0",
                "a SEARCH $,5",
                "a SORT () UTF-8 ALL",
                "a SORT (REVERSE) UTF-8 ALL",
                "a SORT (DATE) ALL",
                "a SORT (RELEVANCY) UTF-8 ALL",
                "a THREAD RETURN (ALL) REFERENCES UTF-8 ALL",
                "a THREAD REFERENCES UTF-8"
            })
    void whatIsNotInItsFormIsRefused(String line) {
        assertThat(command(line)).isInstanceOf(ParseException.class);
    }

    @Test
    void textIsReadInItsCharset() {
        byte[] octets = "a SEARCH CHARSET ISO-8859-1 TEXT \"_\"".getBytes(StandardCharsets.ISO_8859_1);
        octets[octets.length - 2] = (byte) 0xE9;
        TaggedCommand read = (TaggedCommand) Peer.of(true).value(Bytes.copyOf(octets));
        SearchCommand search = (SearchCommand) read.command();
        assertThat(search.search().keys()).containsExactly(new SearchKey.Contains(SearchKey.Where.TEXT, "é"));
    }

    @Test
    void threadsOfAnyDepthAreRead() {
        StringBuilder line = new StringBuilder("* THREAD (1");
        MessageThreads.Builder expected = MessageThreads.builder().begin(1);
        for (int i = 2; i <= 200_000; i++) {
            line.append(' ').append(i);
            expected.begin(i);
        }
        Object read = Peer.of(false).value(Bytes.of(line + ")"));
        assertThat(read).isEqualTo(new Untagged.Threads(expected.build()));
    }

    @Test
    void threadsNestAsDeepAsTheLimitAllows() {
        String fits = "* THREAD " + "(".repeat(100) + "5" + ")".repeat(100);
        String tooDeep = "* THREAD " + "(".repeat(101) + "5" + ")".repeat(101);
        assertThat(Peer.of(false).value(Bytes.of(fits))).isInstanceOf(Untagged.Threads.class);
        assertThat(Peer.of(false).value(Bytes.of(tooDeep)))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        error -> assertThat(error)
                                .hasMessageContaining("maxDepth = 100")
                                .hasMessageContaining("Limits.withMaxDepth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* THREAD 1", "* THREAD (1", "* THREAD (1))", "* THREAD (a)", "* SORT a", "* SORT 1:2"})
    void answersThatAreNotInTheirFormAreRefused(String line) {
        assertThat(Peer.of(false).value(Bytes.of(line))).isInstanceOf(ParseException.class);
    }
}
