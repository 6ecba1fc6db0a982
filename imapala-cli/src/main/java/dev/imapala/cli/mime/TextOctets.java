package dev.imapala.cli.mime;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.util.CharsetUtil;

/**
 * The octets of a text whose charset may be wrong: mail often says ASCII, or nothing, and means something else. Then the
 * beginning decides whether it is UTF-8, or else the charset that Western mail has mostly been in.
 */
final class TextOctets extends FilterInputStream {
    private static final int LOOK_AHEAD = 8192;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Names that mean less than senders use under them. */
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "iso-8859-9", "windows-1254",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "ks_c_5601-1987", "x-windows-949",
            "euc-kr", "x-windows-949",
            "shift_jis", "windows-31j",
            "iso-2022-jp", "x-windows-iso2022jp");

    TextOctets(InputStream octets) {
        super(new BufferedInputStream(octets, LOOK_AHEAD));
    }

    /** Returns the charset to read the text in, when it is said to be in {@code name}. To be asked before anything is read. */
    Charset charset(String name) throws IOException {
        String known = name.strip().toLowerCase(Locale.ROOT);
        Charset charset = CharsetUtil.lookup(WIDER.getOrDefault(known, known));
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
            return looksLikeUtf8() ? StandardCharsets.UTF_8 : WESTERN;
        }
        return charset;
    }

    private boolean looksLikeUtf8() throws IOException {
        mark(LOOK_AHEAD);
        byte[] beginning = readNBytes(LOOK_AHEAD);
        reset();
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer room = CharBuffer.allocate(LOOK_AHEAD);
        boolean whole = beginning.length < LOOK_AHEAD; // else it may break off within a character
        return !decoder.decode(ByteBuffer.wrap(beginning), room, whole).isError();
    }
}
