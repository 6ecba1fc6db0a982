package dev.imapala.protocol.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure.Disposition;
import dev.imapala.protocol.fetch.BodyStructure.Extension;
import dev.imapala.protocol.fetch.BodyStructure.Fields;
import dev.imapala.protocol.fetch.BodyStructure.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files come whole and readable, however they were sent. */
class FileNameTest {
    /** Returns parameters of {@code name=value} pairs, separated by semicolons. */
    private static List<Parameter> parameters(String pairs) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : pairs.split(";", -1)) {
            int equals = pair.indexOf('=');
            parameters.add(new Parameter(pair.substring(0, equals).strip(), Bytes.of(pair.substring(equals + 1))));
        }
        return parameters;
    }

    private static BodyStructure.Basic part(List<Parameter> disposition, List<Parameter> type) {
        return new BodyStructure.Basic(
                "application",
                "x-stuff",
                new Fields(type, null, null, "BASE64", 10),
                new Extension(null, new Disposition("attachment", disposition), List.of(), null, null));
    }

    private static String fileName(String disposition) {
        return part(parameters(disposition), List.of()).fileName().orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 2231 section 3
                "URL*0=ftp://;URL*1=cs.utk.edu/pub/moore/bulk-mailer.tar | ftp://cs.utk.edu/pub/moore/bulk-mailer.tar",
                // RFC 2231 section 4
                "url*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A | This is ***fun***",
                // RFC 2231 section 4.1
                "url*0*=us-ascii'en'This%20is%20even%20more%20;url*1*=%2A%2A%2Afun%2A%2A%2A%20;url*2=isn't it! "
                        + "| This is even more ***fun*** isn't it!",
                "URL=plain | plain",
                "url*1=b;url*0=a | ab",
                "url*0=a;url*2=c | a",
                "url*=''%41 | A",
                "url*=utf-8''%e2%82%ac | €",
                "url*=iso-8859-1'de'M%e4rz | März",
                "url*0*=utf-8''%C3;url*1*=%A4 | ä",
                // what is broken
                "url*=no-such-charset''%41 | A",
                "url*=utf-7''+AGE- | +AGE-",
                "url*=%41 | A",
                "url*=utf-8''100%;url=x | 100%",
                "url*=utf-8''%zz | %zz",
                "url*0=%41 | %41",
                "url*=utf-8''a;url=b | a",
                "url*1=only | none",
                "url*x=y;url*99999999=z;url*00=0 | 0",
                "urls=other | none"
            })
    void valueIsJoinedAndDecoded(String pairs, String value) {
        assertThat(ParameterValues.find(parameters(pairs), "url").orElse("none"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=a.pdf | a.pdf",
                "filename=März.pdf | März.pdf",
                "filename==?utf-8?Q?M=C3=A4rz.pdf?= | März.pdf",
                "filename*0==?utf-8?Q?M=C3=A4;filename*1=rz.pdf?= | März.pdf",
                "filename*=utf-8''M%C3%A4rz.pdf;filename=Marz.pdf | März.pdf",
                "filename=../../etc/passwd | ../../etc/passwd"
            })
    void fileNameIsThatOfTheDisposition(String disposition, String name) {
        assertThat(fileName(disposition)).isEqualTo(name);
    }

    @Test
    void fileNameInAnotherCharsetIsReadAsLatin1() {
        Bytes latin1 = Bytes.copyOf("März".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(part(List.of(new Parameter("filename", latin1)), List.of()).fileName())
                .contains("März");
    }

    @Test
    void nameOfContentTypeIsTheNextBest() {
        assertThat(part(List.of(), parameters("name*=utf-8''M%C3%A4rz;charset=x"))
                        .fileName())
                .contains("März");
        assertThat(part(parameters("filename=a"), parameters("name=b")).fileName())
                .contains("a");
        assertThat(part(parameters("size=5"), parameters("charset=x")).fileName())
                .isEmpty();
    }

    @Test
    void textWithoutCharsetIsAscii() {
        Fields fields = new Fields(List.of(), null, Bytes.of("=?utf-8?Q?M=C3=A4rz?="), "7BIT", 10);
        BodyStructure.Text text = new BodyStructure.Text("plain", fields, 1, Extension.NONE);
        assertThat(text.charset()).contains("us-ascii");
        assertThat(text.description()).isEqualTo("März");
        assertThat(text.contentId()).isEmpty();
        assertThat(part(List.of(), List.of()).charset()).isEmpty();
        assertThat(part(List.of(), parameters("charset=koi8-r")).charset()).contains("koi8-r");
        assertThat(text.mediaType()).isEqualTo("text/plain");
    }
}
