package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static final MimePart MIXED = read("""
            From: ann@example.org
            To: bob@example.org
            Subject: outer
            Content-Type: multipart/mixed; boundary=out

            --out
            Content-Type: text/plain

            one
            --out
            Content-Type: message/rfc822

            Subject: inner
            Content-Type: multipart/alternative; boundary=in

            --in

            two
            --in
            Content-Type: text/html

            <p>two</p>
            --in--

            --out
            Content-Type: message/rfc822

            Subject: plain

            three
            --out--
            """);

    @Test
    void partsAreNumbered() {
        assertThat(body(MIXED, 1)).isEqualTo("one");
        assertThat(body(MIXED, 2)).startsWith("Subject: inner\r\n").endsWith("--in--\r\n");
        assertThat(body(MIXED, 3, 1)).isEqualTo("three");
    }

    @Test
    void numbersGoOnInsideAnEmbeddedMessage() {
        assertThat(body(MIXED, 2, 1)).isEqualTo("two");
        assertThat(body(MIXED, 2, 2)).isEqualTo("<p>two</p>");
    }

    @Test
    void partsThatAreNotThereAreAbsent() {
        for (List<Long> numbers :
                List.of(List.of(4L), List.of(1L, 1L), List.of(2L, 3L), List.of(2L, 1L, 1L), List.of(3L, 2L))) {
            assertThat(Sections.part(MIXED, numbers)).as("%s", numbers).isEmpty();
        }
    }

    @Test
    void onlyPartOfASinglePartMessageIsItsBody() {
        MimePart message = read("Subject: one\n\nbody\n");
        assertThat(body(message, 1)).isEqualTo("body\r\n");
        assertThat(Sections.part(message, List.of(2L))).isEmpty();
    }

    @Test
    void headerAndTextSpeakOfTheEmbeddedMessage() {
        assertThat(Sections.message(MIXED, List.of()).orElseThrow()).isSameAs(MIXED);
        MimePart embedded = Sections.message(MIXED, List.of(3L)).orElseThrow();
        assertThat(embedded.headerBytes()).isEqualTo(Bytes.of("Subject: plain\r\n\r\n"));
        assertThat(Sections.message(MIXED, List.of(1L))).isEmpty();
    }

    @Test
    void chosenHeaderFieldsKeepTheirOrderAndEndWithAnEmptyLine() {
        assertThat(Sections.headerFields(MIXED, List.of("subject", "FROM", "X-None"))
                        .text())
                .isEqualTo("From: ann@example.org\r\nSubject: outer\r\n\r\n");
        assertThat(Sections.headerFieldsNot(MIXED, List.of("content-type", "To"))
                        .text())
                .isEqualTo("From: ann@example.org\r\nSubject: outer\r\n\r\n");
    }

    @Test
    void messageWithoutEmptyLineGetsNone() {
        MimePart message = read("Subject: one\nFrom: ann\n");
        assertThat(Sections.headerFields(message, List.of("Subject")).text()).isEqualTo("Subject: one\r\n");
    }

    private static String body(MimePart message, long... numbers) {
        List<Long> path = Arrays.stream(numbers).boxed().toList();
        return Sections.part(message, path).orElseThrow().bodyBytes().text();
    }

    private static MimePart read(String lines) {
        return MimeReader.read(Bytes.of(lines.replace("\n", "\r\n")));
    }
}
