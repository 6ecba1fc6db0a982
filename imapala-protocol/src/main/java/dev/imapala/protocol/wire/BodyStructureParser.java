package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads body structures, with extension data or without. As deep as the cursor allows, and no deeper.
 *
 * <p>RFC 9051 section 9, {@code body}
 */
final class BodyStructureParser {
    private BodyStructureParser() {}

    static BodyStructure parse(Cursor cursor) {
        cursor.open();
        cursor.skipSpaces();
        BodyStructure structure = cursor.peek() == '(' ? multipart(cursor) : single(cursor);
        cursor.close();
        return structure;
    }

    private static BodyStructure multipart(Cursor cursor) {
        List<BodyStructure> parts = new ArrayList<>(4);
        while (cursor.peek() == '(') {
            parts.add(parse(cursor));
            cursor.skipSpaces();
        }
        return multipart(cursor, parts, MediaWords.word(cursor.string()));
    }

    private static BodyStructure multipart(Cursor cursor, List<BodyStructure> parts, String subtype) {
        List<BodyStructure.Parameter> parameters = atEnd(cursor) ? List.of() : parameters(cursor);
        return new BodyStructure.Multipart(parts, subtype, parameters, extension(cursor, null));
    }

    /** Reads a single part; or, as a server that dropped the parts of several writes them, what is left of these. */
    private static BodyStructure single(Cursor cursor) {
        cursor.skipSpaces();
        boolean typed = cursor.peek() == '"' || cursor.peek() == '{';
        String type = mediaWord(cursor, "application");
        cursor.skipSpaces();
        if (cursor.peek() == '(' || cursor.peek() == ')' || typed && cursor.peekNil() && !MediaWords.isTopLevel(type)) {
            return multipart(cursor, List.of(), type);
        }
        String subtype = mediaWord(cursor, "octet-stream");
        if (!typed && MediaWords.isMultipart(subtype)) {
            return multipart(cursor, List.of(), subtype);
        }
        BodyStructure.Fields fields = fields(cursor);
        if (type.equals("text")) {
            long lines = lines(cursor);
            return new BodyStructure.Text(subtype, fields, lines, singleExtension(cursor));
        } else if (type.equals("message") && MediaWords.isMessage(subtype)) {
            return message(cursor, subtype, fields);
        }
        lines(cursor);
        return new BodyStructure.Basic(type, subtype, fields, singleExtension(cursor));
    }

    private static String mediaWord(Cursor cursor, String otherwise) {
        cursor.skipSpaces();
        Bytes word = cursor.nstring();
        return word == null ? otherwise : MediaWords.word(word);
    }

    private static BodyStructure.Fields fields(Cursor cursor) {
        List<BodyStructure.Parameter> parameters = parameters(cursor);
        Bytes id = nstring(cursor);
        Bytes description = nstring(cursor);
        cursor.skipSpaces();
        Bytes encoding = cursor.tryNil() ? null : cursor.astring();
        cursor.skipSpaces();
        return new BodyStructure.Fields(
                parameters, id, description, encoding == null ? "7BIT" : MediaWords.word(encoding), count(cursor));
    }

    private static BodyStructure message(Cursor cursor, String subtype, BodyStructure.Fields fields) {
        cursor.skipSpaces();
        Envelope envelope = null;
        BodyStructure body = null;
        if (cursor.peek() == '(') {
            envelope = EnvelopeParser.parse(cursor);
            cursor.skipSpaces();
            body = cursor.tryEmptyList() ? null : parse(cursor);
        }
        long lines = lines(cursor);
        return new BodyStructure.Message(subtype, fields, envelope, body, lines, singleExtension(cursor));
    }

    /** Reads a number; negative ones and NIL, which some servers write, are unknown: -1. */
    private static long count(Cursor cursor) {
        if (cursor.tryNil()) {
            return -1;
        }
        boolean negative = cursor.tryOctet('-');
        long number = cursor.number();
        return negative ? -1 : number;
    }

    /** Reads the number of lines, if there is a number here. */
    private static long lines(Cursor cursor) {
        cursor.skipSpaces();
        int octet = cursor.peek();
        return octet == '-' || octet >= '0' && octet <= '9' ? count(cursor) : -1;
    }

    private static List<BodyStructure.Parameter> parameters(Cursor cursor) {
        cursor.skipSpaces();
        if (cursor.tryNil()) {
            return List.of();
        }
        List<BodyStructure.Parameter> parameters = new ArrayList<>(2);
        cursor.open();
        while (!cursor.tryClose()) {
            String name = MediaWords.word(cursor.string());
            Bytes value = atEnd(cursor) ? Bytes.EMPTY : nstring(cursor);
            parameters.add(new BodyStructure.Parameter(name, value == null ? Bytes.EMPTY : value));
        }
        return parameters;
    }

    private static boolean atEnd(Cursor cursor) {
        cursor.skipSpaces();
        return cursor.peek() == ')';
    }

    private static @Nullable Bytes nstring(Cursor cursor) {
        cursor.skipSpaces();
        return cursor.nstring();
    }

    private static BodyStructure.Extension singleExtension(Cursor cursor) {
        return atEnd(cursor) ? BodyStructure.Extension.NONE : extension(cursor, nstring(cursor));
    }

    private static BodyStructure.Extension extension(Cursor cursor, @Nullable Bytes md5) {
        BodyStructure.Disposition disposition = atEnd(cursor) ? null : disposition(cursor);
        List<String> languages = atEnd(cursor) ? List.of() : languages(cursor);
        Bytes location = atEnd(cursor) || cursor.tryEmptyList() ? null : nstring(cursor);
        Bytes more = atEnd(cursor) ? null : more(cursor);
        boolean none = md5 == null && disposition == null && languages.isEmpty() && location == null && more == null;
        return none
                ? BodyStructure.Extension.NONE
                : new BodyStructure.Extension(md5, disposition, languages, location, more);
    }

    private static BodyStructure.@Nullable Disposition disposition(Cursor cursor) {
        if (cursor.tryNil()) {
            return null;
        }
        Bytes bare = cursor.tryString();
        if (bare != null) {
            return new BodyStructure.Disposition(MediaWords.word(bare), List.of());
        }
        cursor.open();
        Bytes type = nstring(cursor);
        List<BodyStructure.Parameter> parameters = atEnd(cursor) ? List.of() : parameters(cursor);
        cursor.close();
        return type == null ? null : new BodyStructure.Disposition(MediaWords.word(type), parameters);
    }

    private static List<String> languages(Cursor cursor) {
        if (!cursor.tryOpen()) {
            Bytes one = cursor.nstring();
            return one == null ? List.of() : List.of(one.text());
        }
        List<String> languages = new ArrayList<>(2);
        while (!cursor.tryClose()) {
            Bytes language = nstring(cursor);
            if (language != null) {
                languages.add(language.text());
            }
        }
        return languages;
    }

    private static Bytes more(Cursor cursor) {
        int from = cursor.position();
        int to = from;
        while (!atEnd(cursor)) {
            cursor.skipValue();
            to = cursor.position();
        }
        return cursor.slice(from, to);
    }
}
