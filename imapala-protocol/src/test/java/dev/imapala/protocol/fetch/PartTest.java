package dev.imapala.protocol.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure.Disposition;
import dev.imapala.protocol.fetch.BodyStructure.Extension;
import dev.imapala.protocol.fetch.BodyStructure.Fields;
import dev.imapala.protocol.fetch.BodyStructure.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts have the numbers by which FETCH knows them, and are found by what they are. */
class PartTest {
    private static final Fields FIELDS = new Fields(List.of(), null, null, "7BIT", 10);

    private static BodyStructure text(String subtype) {
        return new BodyStructure.Text(subtype, FIELDS, 1, Extension.NONE);
    }

    private static BodyStructure basic(String type, String subtype) {
        return new BodyStructure.Basic(type, subtype, FIELDS, Extension.NONE);
    }

    private static BodyStructure of(String type, @Nullable String disposition, @Nullable String name) {
        String[] words = type.split("/", 2);
        List<Parameter> parameters = name == null ? List.of() : List.of(new Parameter("name", Bytes.of(name)));
        Fields fields = new Fields(parameters, null, null, "7BIT", 10);
        Extension extension = disposition == null
                ? Extension.NONE
                : new Extension(null, new Disposition(disposition, List.of()), List.of(), null, null);
        return words[0].equals("text")
                ? new BodyStructure.Text(words[1], fields, 1, extension)
                : new BodyStructure.Basic(words[0], words[1], fields, extension);
    }

    private static BodyStructure multipart(String subtype, BodyStructure... parts) {
        return new BodyStructure.Multipart(List.of(parts), subtype, List.of(), Extension.NONE);
    }

    private static BodyStructure message(@Nullable BodyStructure body) {
        Envelope envelope =
                new Envelope(null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
        return new BodyStructure.Message("rfc822", FIELDS, envelope, body, 3, Extension.NONE);
    }

    /** The message of RFC 9051 section 6.4.5.1. */
    private static final BodyStructure COMPLEX = multipart(
            "mixed",
            text("plain"),
            basic("application", "octet-stream"),
            message(multipart("mixed", text("plain"), basic("application", "octet-stream"))),
            multipart(
                    "mixed",
                    basic("image", "gif"),
                    message(multipart(
                            "mixed", text("plain"), multipart("alternative", text("plain"), text("richtext"))))));

    @Test
    void partsAreNumberedAsInTheRfc() {
        assertThat(COMPLEX.allParts().stream().map(Part::toString))
                .containsExactly(
                        "multipart/mixed",
                        "1 text/plain",
                        "2 application/octet-stream",
                        "3 message/rfc822",
                        "3.1 text/plain",
                        "3.2 application/octet-stream",
                        "4 multipart/mixed",
                        "4.1 image/gif",
                        "4.2 message/rfc822",
                        "4.2.1 text/plain",
                        "4.2.2 multipart/alternative",
                        "4.2.2.1 text/plain",
                        "4.2.2.2 text/richtext");
    }

    @Test
    void messageWithOnePartHasTheNumberOne() {
        assertThat(text("plain").allParts().stream().map(Part::toString)).containsExactly("1 text/plain");
        assertThat(message(text("plain")).allParts().stream().map(Part::toString))
                .containsExactly("1 message/rfc822", "1.1 text/plain");
        assertThat(multipart("mixed", message(text("html"))).allParts().stream().map(Part::toString))
                .containsExactly("multipart/mixed", "1 message/rfc822", "1.1 text/html");
        assertThat(message(null).allParts().stream().map(Part::toString)).containsExactly("1 message/rfc822");
        assertThat(multipart("mixed").allParts().stream().map(Part::toString)).containsExactly("multipart/mixed");
    }

    @Test
    void partKnowsWhereItsOctetsAre() {
        Part inner = COMPLEX.part(4, 2, 2, 1).orElseThrow();
        assertThat(inner.section()).isEqualTo(Section.part(4, 2, 2, 1));
        assertThat(inner.is("TEXT/Plain")).isTrue();
        assertThat(inner.is("text/*")).isTrue();
        assertThat(inner.is("text/html")).isFalse();
        assertThat(COMPLEX.allParts().get(0).section()).isEqualTo(Section.TEXT);
        assertThat(COMPLEX.part(4, 2).orElseThrow().section().header())
                .hasToString(Section.part(4, 2).header().toString());
        assertThat(COMPLEX.part(5)).isEmpty();
        assertThat(COMPLEX.part(1, 1)).isEmpty();
        assertThat(text("plain").part(1).orElseThrow().section()).isEqualTo(Section.part(1));
    }

    @Test
    void embeddedMessagesAreNotLookedInto() {
        assertThat(COMPLEX.first("text/plain").map(Part::number)).contains(List.of(1L));
        assertThat(COMPLEX.first("text/richtext")).isEmpty();
        assertThat(COMPLEX.attachments().stream().map(Part::toString))
                .containsExactly(
                        "2 application/octet-stream", "3 message/rfc822", "4.1 image/gif", "4.2 message/rfc822");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, , , false",
        "text/plain, , notes.txt, true",
        "text/plain, inline, notes.txt, false",
        "text/plain, attachment, , true",
        "text/html, , , false",
        "application/pdf, , , true",
        "image/png, inline, , false",
        "image/png, , , true",
        "image/png, x-unknown, , true",
    })
    void attachmentIsWhatTheSenderSaysOrWhatLooksLikeOne(
            String type, @Nullable String disposition, @Nullable String name, boolean attachment) {
        Part part = of(type, disposition, name).allParts().get(0);
        assertThat(part.isAttachment()).isEqualTo(attachment);
        assertThat(part.isInline()).isEqualTo(!attachment);
    }

    @Test
    void whatBelongsToAnotherPartIsNoAttachment() {
        BodyStructure page = multipart("related", text("html"), of("image/png", null, "logo.png"));
        assertThat(multipart("mixed", page, basic("application", "pdf")).attachments().stream()
                        .map(Part::toString))
                .containsExactly("2 application/pdf");
        assertThat(multipart("signed", text("plain"), basic("application", "pgp-signature"))
                        .attachments())
                .isEmpty();
        assertThat(multipart("related", text("html"), of("image/png", "attachment", null))
                        .attachments())
                .hasSize(1);
        assertThat(page.allParts().get(0).isAttachment()).isFalse();
        assertThat(page.allParts().get(0).isInline()).isFalse();
    }

    @Test
    void textThatIsAttachedIsNotTheTextOfTheMessage() {
        BodyStructure message = multipart("mixed", of("text/plain", "attachment", null), text("plain"));
        assertThat(message.first("text/plain").map(Part::number)).contains(List.of(2L));
    }
}
