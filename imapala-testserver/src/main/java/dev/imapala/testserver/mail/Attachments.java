package dev.imapala.testserver.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Makes the files that letters carry. */
final class Attachments {
    private static final int LINE_BYTES = 57;
    private static final int ENCODED_LINE = 78;
    private static final int SMALLEST = 1024;
    private static final byte[] BLOB = blob();

    private static final List<File> FILES = List.of(
            new File("report.pdf", "application/pdf"),
            new File("agenda.pdf", "application/pdf"),
            new File("photo 1.jpg", "image/jpeg"),
            new File("harbour at dusk.jpg", "image/jpeg"),
            new File("figures.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new File("draft-3.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new File("archive.tar.gz", "application/gzip"),
            new File("logs.zip", "application/zip"),
            new File("a;b=\"c\".txt", "application/octet-stream"),
            new File("no extension", "application/octet-stream"));
    private static final List<File> UNUSUAL = List.of(
            new File("Übersicht März.pdf", "application/pdf"),
            new File("Budget à vérifier – copie.pdf", "application/pdf"),
            new File("資料.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new File("счёт за апрель.pdf", "application/pdf"),
            new File("100% sure? (\"yes\").png", "image/png"),
            new File("minutes-" + "of-the-very-long-meeting-".repeat(6) + "final.pdf", "application/pdf"));

    private final Dice dice;
    private final int maxBytes;

    Attachments(Dice dice, int maxBytes) {
        this.dice = dice;
        this.maxBytes = maxBytes;
    }

    private record File(String name, String mediaType) {}

    private static byte[] blob() {
        Dice dice = Dice.of(0, 0, 0);
        byte[] bytes = new byte[LINE_BYTES * 2048];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.next();
        }
        return TransferEncodings.base64(bytes);
    }

    /** Returns an attached file with an everyday name. */
    Entity file() {
        if (dice.percent(20)) {
            return table();
        }
        File file = dice.pick(FILES);
        return file(file, FileNameParameter.quoted("filename", file.name));
    }

    /** Returns an attached file whose name needs one of the ways around quoted ASCII. */
    Entity fileWithUnusualName() {
        File file = dice.pick(UNUSUAL);
        return file(file, FileNameParameter.unusual("filename", file.name, dice));
    }

    private Entity file(File file, String parameter) {
        List<String> fields = List.of(
                "Content-Type: " + file.mediaType,
                "Content-Disposition: attachment;\r\n " + parameter,
                "Content-Transfer-Encoding: base64");
        return Entity.raw(file.mediaType, "base64", fields, content(), file.name);
    }

    private Entity table() {
        StringBuilder text = new StringBuilder("date,order,amount\r\n");
        for (int left = dice.between(5, 60); left > 0; left--) {
            text.append("2025-0")
                    .append(dice.between(1, 9))
                    .append("-1")
                    .append(dice.below(10))
                    .append(',');
            text.append(dice.between(1000, 99999))
                    .append(',')
                    .append(dice.between(1, 900))
                    .append(".50\r\n");
        }
        List<String> fields = List.of(
                "Content-Type: text/csv; charset=us-ascii; header=present; name=orders.csv",
                "Content-Disposition: attachment; filename=orders.csv; size=" + text.length(),
                "Content-Transfer-Encoding: 7bit");
        byte[] body = text.toString().getBytes(StandardCharsets.US_ASCII);
        return Entity.raw("text/csv", "7bit", fields, body, "orders.csv");
    }

    /** Returns a picture that an HTML part shows by its content id. */
    Entity picture(String contentId) {
        List<String> fields = List.of(
                "Content-Type: image/png; name=\"picture.png\"",
                "Content-ID: <" + contentId + ">",
                "Content-Disposition: inline; filename=\"picture.png\"",
                "Content-Transfer-Encoding: base64");
        return Entity.raw("image/png", "base64", fields, content(), "picture.png");
    }

    /** Returns what an armoured signature looks like, though nobody's key made it. */
    Entity signature() {
        String armour = "-----BEGIN PGP SIGNATURE-----\r\n\r\n"
                + new String(lines(4), StandardCharsets.US_ASCII)
                + "=" + Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})
                + "\r\n-----END PGP SIGNATURE-----\r\n";
        List<String> fields = List.of(
                "Content-Type: application/pgp-signature; name=signature.asc",
                "Content-Description: OpenPGP digital signature");
        byte[] body = armour.getBytes(StandardCharsets.US_ASCII);
        return Entity.raw("application/pgp-signature", "7bit", fields, body, "signature.asc");
    }

    private byte[] content() {
        double octaves = Math.log((double) Math.max(maxBytes, SMALLEST) / SMALLEST) / Math.log(2);
        int tenths = (int) (octaves * 10);
        int bytes = (int) (SMALLEST * Math.pow(2, dice.below(tenths + 1) / 10.0));
        return lines(Math.max(1, bytes / LINE_BYTES));
    }

    /** Returns whole lines of base64 in which every line stands for bytes of its own, the last one with its line end. */
    private byte[] lines(int count) {
        byte[] out = new byte[count * ENCODED_LINE];
        int available = BLOB.length / ENCODED_LINE;
        int first = dice.below(available);
        for (int done = 0; done < count; ) {
            int from = (first + done) % available;
            int run = Math.min(count - done, available - from);
            System.arraycopy(BLOB, from * ENCODED_LINE, out, done * ENCODED_LINE, run * ENCODED_LINE);
            done += run;
        }
        return out;
    }
}
