package dev.imapala.testserver.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Composes the content of everyday letters: text, HTML and attached files. */
final class Contents {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final String MIME_PREAMBLE = "This is a multi-part message in MIME format.\r\n";

    private final Topic topic;
    private final Dice dice;
    private final int maxAttachmentBytes;
    private final Attachments attachments;
    private final List<String> paragraphs;

    Contents(Topic topic, Dice dice, int maxAttachmentBytes) {
        this.topic = topic;
        this.dice = dice;
        this.maxAttachmentBytes = maxAttachmentBytes;
        this.attachments = new Attachments(dice, maxAttachmentBytes);
        this.paragraphs = new Prose(dice).paragraphs(topic);
    }

    /** Returns contents about the same topic in other words. */
    Contents again() {
        return new Contents(topic, dice, maxAttachmentBytes);
    }

    Attachments attachments() {
        return attachments;
    }

    /** Returns the text as a part alone: bare where it is ASCII, or encoded. */
    Entity plain() {
        String text = wrapped();
        return EncodedWords.isAscii(text) && dice.percent(60) ? Entity.bareText(text) : textPart();
    }

    Entity textPart() {
        String text = wrapped();
        Charset charset = dice.pick(topic.language().charsets());
        boolean fits = charset.newEncoder().canEncode(text);
        return encoded("plain", text, fits ? charset : UTF_8);
    }

    private Entity encoded(String subtype, String text, Charset charset) {
        boolean sevenBit = EncodedWords.isAscii(text) || charset.name().startsWith("ISO-2022");
        String encoding = sevenBit && dice.percent(70) ? "7bit" : dice.percent(50) ? "quoted-printable" : "base64";
        return Entity.text(subtype, text, charset, encoding, "");
    }

    Entity flowed() {
        String text =
                "> " + paragraphs.get(0) + "\r\n\r\n" + Prose.wrap(paragraphs, " ") + "-- \r\nsent from a train\r\n";
        boolean ascii = EncodedWords.isAscii(text);
        Charset charset = ascii ? StandardCharsets.US_ASCII : UTF_8;
        return Entity.text("plain", text, charset, ascii ? "7bit" : "8bit", "; format=flowed");
    }

    Entity eightBit(Charset charset) {
        return Entity.text("plain", wrapped(), charset, "8bit", "");
    }

    Entity html(String more) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\r\n<html>\r\n<body>\r\n");
        for (String paragraph : paragraphs) {
            page.append("<p>").append(escape(paragraph)).append("</p>\r\n");
        }
        page.append(more)
                .append("<p><a href=\"https://www.example.org/\">www.example.org</a></p>\r\n</body>\r\n</html>\r\n");
        return Entity.text("html", page.toString(), UTF_8, dice.percent(80) ? "quoted-printable" : "base64", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    Entity alternative() {
        return multi("alternative", "", textPart(), html(""));
    }

    Entity withFiles() {
        return mixedWith(dice.percent(50) ? alternative() : textPart(), attachments::file);
    }

    Entity withUnusualFileNames() {
        return mixedWith(textPart(), attachments::fileWithUnusualName);
    }

    private Entity mixedWith(Entity text, Supplier<Entity> file) {
        List<Entity> parts = new ArrayList<>(List.of(text));
        for (int left = dice.pick(List.of(1, 1, 1, 2, 3)); left > 0; left--) {
            parts.add(file.get());
        }
        return new Entity.Multi("mixed", Boundaries.pick(dice), "", MIME_PREAMBLE, parts);
    }

    Entity related() {
        String contentId = "picture." + dice.between(1, 9999) + "@example.org";
        Entity page = html("<p><img src=\"cid:" + contentId + "\" alt=\"\"></p>\r\n");
        Entity picture = attachments.picture(contentId);
        Entity related = multi("related", "; type=\"text/html\"", page, picture);
        return dice.percent(50) ? related : multi("alternative", "", textPart(), related);
    }

    Entity.Multi multi(String subtype, String moreParameters, Entity... parts) {
        return new Entity.Multi(subtype, Boundaries.pick(dice), moreParameters, "", List.of(parts));
    }

    String wrapped() {
        return Prose.wrap(paragraphs, "");
    }
}
