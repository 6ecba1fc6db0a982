package dev.imapala.cli.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartContentTest {
    private static BodyStructure text(String subtype, String charset, String encoding) {
        List<BodyStructure.Parameter> parameters =
                charset.isEmpty() ? List.of() : List.of(new BodyStructure.Parameter("charset", Bytes.of(charset)));
        return new BodyStructure.Text(
                subtype,
                new BodyStructure.Fields(parameters, null, null, encoding, 1),
                1,
                BodyStructure.Extension.NONE);
    }

    private static List<String> read(BodyStructure part, byte[] octets) throws IOException {
        List<String> lines = new ArrayList<>();
        PartContent.readText(part, new ByteArrayInputStream(octets), lines::add);
        return lines;
    }

    private static List<String> read(BodyStructure part, String ascii) throws IOException {
        return read(part, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> html(String page) throws IOException {
        return read(text("html", "utf-8", "8bit"), page.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void transferEncodingsAreDecoded() throws IOException {
        assertThat(read(text("plain", "utf-8", "quoted-printable"), "Gr=C3=BC=\r\n=C3=9Fe=\r\n!\r\nx"))
                .containsExactly("Grüße!", "x");
        assertThat(read(text("plain", "UTF-8", "BASE64"), "R3LDvMOf\r\nZQ==\r\n"))
                .containsExactly("Grüße");
        assertThat(read(text("plain", "", "7bit"), "a\r\nb\nc\rd")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatIsDamagedIsDecodedAsFarAsItGoes() throws IOException {
        assertThat(read(text("plain", "utf-8", "base64"), "R3LD*vMOf\r\nZQ"))
                .first()
                .asString()
                .startsWith("Grü");
        assertThat(read(text("plain", "utf-8", "quoted-printable"), "a=ZZb=4"))
                .first()
                .asString()
                .startsWith("a");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, windows-1252, 10 €",
        "ISO-8859-15, ISO-8859-15, 10 €",
        "gb2312, GB18030, 會議",
        "iso-2022-jp, ISO-2022-JP, 会議",
        "koi8-r, KOI8-R, Привет",
        "utf-16, UTF-16, 会議",
        "us-ascii, UTF-8, Grüße",
        "us-ascii, windows-1252, Grüße",
        "x-unknown, UTF-8, Grüße",
        "'', windows-1252, Grüße",
    })
    void textIsReadInItsCharset(String told, String real, String text) throws IOException {
        assertThat(read(text("plain", told, "8bit"), text.getBytes(Charset.forName(real))))
                .containsExactly(text);
    }

    @Test
    void endlessLinesComeInPiecesAndTabsAreSpaces() throws IOException {
        List<String> lines =
                read(text("plain", "", "7bit"), "word ".repeat(10_000) + "\n" + "x".repeat(5000) + "\na\tb");

        assertThat(lines).allMatch(line -> line.length() <= PlainText.LONGEST);
        assertThat(String.join(" ", lines))
                .startsWith("word word ".repeat(4999))
                .endsWith("xxx a       b");
    }

    @Test
    void pagesAreReadable() throws IOException {
        assertThat(html("<!DOCTYPE html><html><head><title>T</title><style>p {x}</style></head>\n"
                        + "<body><h1>Offer</h1><p>Two\n  lines of <b>bold</b>&nbsp;text &amp; more&#8230;</p>"
                        + "<script>alert('<p>no</p>')</script><!-- <p>hidden</p> -- > -->"
                        + "<ul><li>one<li>two &lt;three&gt;</ul>a<br>b<br/>c"
                        + "<div>See <a href=\"https://x.org/a?b=1&amp;c\">our page</a> or"
                        + " <a href='https://x.org'>https://x.org</a></div><table><tr><td>1</td><td>2</td></tr></table>"
                        + "<pre>  kept\n    so</pre></body></html>"))
                .containsExactly(
                        "Offer",
                        "",
                        "Two lines of bold text & more…",
                        "",
                        "- one",
                        "- two <three>",
                        "",
                        "a",
                        "b",
                        "c",
                        "See our page <https://x.org/a?b=1&c> or https://x.org",
                        "1 2",
                        "",
                        "  kept",
                        "    so");
    }

    @Test
    void linksThatLieAreSeen() throws IOException {
        assertThat(html("<a href='https://evil.example/'>https://bank.example/</a> <a href='javascript:x'>y</a>"))
                .containsExactly("https://bank.example/ <https://evil.example/> y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a < b & c|a < b & c",
                "a <|a <",
                "&bogus; &amp|&bogus; &",
                "<p unclosed|''",
                "<!-- unclosed|''",
                "<script>unclosed|''",
                "&#0; &#x1F600; &#xD800; &#99999999;|\uFFFD 😀 \uFFFD \uFFFD",
                "a</>b|ab",
            })
    void brokenPagesAreReadAsFarAsTheyGo(String page, String text) throws IOException {
        assertThat(String.join("\n", html(page))).isEqualTo(text);
    }

    @Test
    void headersAreUnfoldedAndDecoded() {
        Header header = Header.parse(("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n =?iso-8859-1?Q?_aus_K=F6ln?=\r\n"
                        + "To: a@x,\r\n\tb@x\r\nX-Raw: é\r\nno field\r\n\r\nBody: x")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(header.fields().stream().map(Header.Field::toString))
                .containsExactly("Subject: Grüße aus Köln", "To: a@x, b@x", "X-Raw: é", "no field");
    }
}
