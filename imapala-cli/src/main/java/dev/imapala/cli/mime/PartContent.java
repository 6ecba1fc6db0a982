package dev.imapala.cli.mime;

import dev.imapala.protocol.fetch.BodyStructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.function.Consumer;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.util.MimeUtil;

/** The content of a part, made of the octets that the server sends, piece by piece: it never lies whole in memory. */
public final class PartContent {
    private PartContent() {}

    /** Returns {@code octets} of {@code part} without their transfer encoding. What is damaged is decoded as far as it goes. */
    public static InputStream decoded(BodyStructure part, InputStream octets) {
        String encoding =
                part instanceof BodyStructure.Single single ? single.fields().encoding() : "";
        if (MimeUtil.isBase64Encoding(encoding)) {
            return new Base64InputStream(octets);
        } else if (MimeUtil.isQuotedPrintableEncoded(encoding)) {
            return new QuotedPrintableInputStream(octets);
        }
        return octets;
    }

    /** Gives {@code lines} the text of {@code part} line by line, in its charset; that of HTML as far as it can be read. */
    public static void readText(BodyStructure part, InputStream octets, Consumer<String> lines) throws IOException {
        InputStream content = new TextOctets(decoded(part, octets));
        Reader text = new InputStreamReader(
                content, ((TextOctets) content).charset(part.charset().orElse("")));
        if (part.is("text/html")) {
            new HtmlText(lines).read(text);
        } else {
            PlainText.read(text, lines);
        }
    }
}
