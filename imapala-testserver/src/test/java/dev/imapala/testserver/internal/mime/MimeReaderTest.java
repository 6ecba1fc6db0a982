package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.SampleMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MimeReaderTest {

    @Test
    void headerFieldsAreUnfolded() {
        MimePart part = read("Subject: one\n two\n\tthree  \nX-Empty:\nFrom :ann\n\nbody\n");
        assertThat(part.header().first("subject")).contains("one two\tthree");
        assertThat(part.header().first("X-Empty")).contains("");
        assertThat(part.header().first("From")).contains("ann");
        assertThat(text(part.bodyBytes())).isEqualTo("body\r\n");
        assertThat(part.bodyLines()).isEqualTo(1);
    }

    @Test
    void firstOfTwoFieldsCounts() {
        MimePart part = read("Subject: one\nSubject: two\n\n");
        assertThat(part.header().first("Subject")).contains("one");
        assertThat(part.header().all("Subject")).containsExactly("one", "two");
    }

    @Test
    void messageWithoutSeparatorIsAllHeader() {
        MimePart part = read("Subject: one\nFrom: ann");
        assertThat(part.header().first("From")).contains("ann");
        assertThat(part.bodySize()).isZero();
        assertThat(text(part.headerBytes())).isEqualTo("Subject: one\r\nFrom: ann");
    }

    @Test
    void messageWithoutHeaderIsAllBody() {
        MimePart part = read("\nbody\n");
        assertThat(part.header().fields()).isEmpty();
        assertThat(text(part.headerBytes())).isEqualTo("\r\n");
        assertThat(text(part.bodyBytes())).isEqualTo("body\r\n");
    }

    @Test
    void emptyMessageHasNothing() {
        MimePart part = MimeReader.read(Bytes.EMPTY);
        assertThat(part.headerBytes()).isEqualTo(Bytes.EMPTY);
        assertThat(part.bodyBytes()).isEqualTo(Bytes.EMPTY);
        assertThat(part.mediaType().is("text", "plain")).isTrue();
    }

    @Test
    void lineFeedAloneEndsALine() {
        MimePart part = MimeReader.read(
                Bytes.of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n"));
        assertThat(part.parts()).extracting(child -> text(child.bodyBytes())).containsExactly("one", "two");
    }

    @Test
    void lineEndBeforeABoundaryBelongsToIt() {
        MimePart part = read(
                "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\none\n\n--b  \n\ntwo\n--b--\nepilogue\n");
        assertThat(part.parts()).extracting(child -> text(child.bodyBytes())).containsExactly("one\r\n", "two");
    }

    @Test
    void linesThatOnlyResembleABoundaryAreText() {
        MimePart part = read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bb\n--b-\n --b\n--b--x\n--b--\n");
        assertThat(part.parts()).hasSize(1);
        assertThat(text(part.parts().get(0).bodyBytes())).isEqualTo("--bb\r\n--b-\r\n --b\r\n--b--x");
    }

    @Test
    void outerBoundaryEndsTheInnerMultipart() {
        MimePart part = read("""
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: multipart/mixed; boundary=in

                --in

                one
                --out

                two
                --out--
                """);
        assertThat(part.parts()).hasSize(2);
        assertThat(text(part.parts().get(0).parts().get(0).bodyBytes())).isEqualTo("one");
        assertThat(text(part.parts().get(1).bodyBytes())).isEqualTo("two");
    }

    @Test
    void partThatEndsInItsHeaderHasAnEmptyBody() {
        MimePart part = read("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n--b--\n");
        assertThat(part.parts()).hasSize(1);
        assertThat(part.parts().get(0).mediaType().is("text", "html")).isTrue();
        assertThat(part.parts().get(0).bodySize()).isZero();
    }

    @Test
    void multipartThatNeverEndsKeepsItsParts() {
        MimePart part = read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntw");
        assertThat(part.parts()).extracting(child -> text(child.bodyBytes())).containsExactly("one", "tw");
    }

    @Test
    void multipartWithoutBoundaryIsText() {
        MimePart part = read("Content-Type: multipart/mixed\n\n--b\n\none\n--b--\n");
        assertThat(part.isMultipart()).isFalse();
        assertThat(BodyStructureReader.read(part)).isInstanceOf(BodyStructure.Text.class);
    }

    @Test
    void multipartWhoseBoundaryNeverAppearsShowsAnEmptyText() {
        MimePart part = read("Content-Type: multipart/mixed; boundary=b\n\nnothing\n");
        BodyStructure.Multipart structure = (BodyStructure.Multipart) BodyStructureReader.read(part);
        assertThat(structure.parts()).hasSize(1);
        assertThat(structure.parts().get(0)).isInstanceOf(BodyStructure.Text.class);
    }

    @Test
    void partsOfADigestAreMessages() {
        MimePart part = read("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\ntext\n--b--\n");
        MimePart inner = part.parts().get(0).message().orElseThrow();
        assertThat(inner.header().first("Subject")).contains("inner");
    }

    @Test
    void unreadableContentTypeIsText() {
        for (String type : List.of("text", "text/", "/plain", ";;;", "")) {
            MimePart part = read("Content-Type: " + type + "\n\nbody\n");
            assertThat(part.mediaType().is("text", "plain")).as(type).isTrue();
        }
    }

    @Test
    void parametersAreReadAsFarAsTheyAreReadable() {
        MimePart part = read("Content-Type: TEXT/Plain (comment); charset=\"utf-8; x=1; ; =3; A=1;a=2\n\nbody\n");
        assertThat(part.mediaType().parameter("charset")).contains("utf-8; x=1; ; =3; A=1;a=2");
        part = read("Content-Type: text/plain;;; charset; =3; A=1; a=2 (c); name=a b\n\nbody\n");
        assertThat(part.mediaType().parameters()).containsOnlyKeys("A", "name");
        assertThat(part.mediaType().parameter("a")).contains("1");
    }

    @Test
    void continuedParametersAreJoined() {
        Disposition disposition = Disposition.read(
                        "attachment; filename*1*=%C3%BCr; filename*0*=utf-8''f; filename*2=.pdf; size*0=1; size*1=2; x*1=lost")
                .orElseThrow();
        assertThat(disposition.parameters())
                .containsEntry("filename*", "utf-8''f%C3%BCr.pdf")
                .containsEntry("size", "12")
                .doesNotContainKey("x");
    }

    @Test
    void deepNestingEndsAtALimit() {
        StringBuilder mail = new StringBuilder();
        for (int level = 0; level < 5000; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(level);
            mail.append("\n\n--b").append(level).append('\n');
        }
        MimePart part = read(mail.toString());
        int depth = 0;
        while (!part.parts().isEmpty()) {
            part = part.parts().get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(64);
    }

    @Test
    void manyPartsEndAtALimit() {
        String mail = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n\n".repeat(20_000) + "--b--\n";
        assertThat(read(mail).parts()).hasSizeLessThanOrEqualTo(10_000).hasSizeGreaterThan(9_000);
    }

    @Test
    void damagedMailIsReadWithoutFailure() {
        Random random = new Random(20251120);
        SampleMail.seeded(4).messages(1500).forEach(message -> {
            MimePart part = MimeReader.read(damaged(message, random));
            assertThat(EnvelopeReader.read(part)).isNotNull();
            assertThat(BodyStructureReader.read(part)).isNotNull();
            assertThat(Sections.part(part, List.of(1L))).isNotNull();
        });
    }

    private static Bytes damaged(GeneratedMessage message, Random random) {
        byte[] bytes = message.bytes().toArray();
        for (int i = random.nextInt(40); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Bytes.copyOf(
                bytes, random.nextInt(bytes.length / 10 + 1), bytes.length - random.nextInt(bytes.length / 3));
    }

    private static MimePart read(String lines) {
        return MimeReader.read(Bytes.of(lines.replace("\n", "\r\n")));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
