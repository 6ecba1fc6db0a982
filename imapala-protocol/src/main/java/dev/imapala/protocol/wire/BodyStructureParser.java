package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
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
        int from = cursor.position();
        while (cursor.peek() == '(') {
            if (cursor.position() > from && !parts.isEmpty()) {
                cursor.note(Quirk.SPACE_BETWEEN_LISTS, from);
            }
            parts.add(parse(cursor));
            from = cursor.position();
            cursor.skipSpaces();
        }
        return multipart(cursor, parts, MediaWords.word(cursor));
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
            return oneWord(cursor, type);
        }
        String subtype = mediaWord(cursor, "octet-stream");
        if (!typed && MediaWords.isMultipart(subtype)) {
            return childless(cursor, subtype);
        }
        return typed(cursor, type, subtype);
    }

    private static BodyStructure typed(Cursor cursor, String type, String subtype) {
        BodyStructure.Fields fields = fields(cursor);
        if (type.equals("text")) {
            if (!isNumber(cursor)) {
                cursor.note(Quirk.LINES_MISSING);
            }
            long lines = lines(cursor);
            return new BodyStructure.Text(subtype, fields, lines, singleExtension(cursor));
        } else if (type.equals("message") && MediaWords.isMessage(subtype)) {
            return message(cursor, subtype, fields);
        } else if (type.equals("multipart")) {
            cursor.note(Quirk.MULTIPART_AS_PART);
        }
        if (isNumber(cursor)) {
            cursor.note(Quirk.STRAY_LINES);
            lines(cursor);
        }
        return new BodyStructure.Basic(type, subtype, fields, singleExtension(cursor));
    }

    /** Reads what has one word for type and subtype: what is left of a multipart, unless all fields of a part follow. */
    private static BodyStructure oneWord(Cursor cursor, String word) {
        if (MediaWords.isMultipart(word) || MediaWords.isMessage(word) || cursor.peek() == ')') {
            return childless(cursor, word);
        }
        int from = cursor.position();
        int depth = cursor.depth();
        try {
            boolean whole = MediaWords.isTopLevel(word);
            BodyStructure part = whole
                    ? typed(cursor, word, MediaWords.anySubtype(word))
                    : typed(cursor, MediaWords.typeOf(word), word);
            cursor.note(Quirk.MEDIA_TYPE_HALVED, from);
            return part;
        } catch (ParseException e) {
            cursor.back(from);
            cursor.depth(depth);
            return childless(cursor, word);
        }
    }

    private static BodyStructure childless(Cursor cursor, String subtype) {
        cursor.note(Quirk.CHILDLESS_MULTIPART);
        return multipart(cursor, List.of(), subtype);
    }

    private static String mediaWord(Cursor cursor, String otherwise) {
        cursor.skipSpaces();
        String known = MediaWords.tryKnown(cursor);
        if (known != null) {
            return known;
        }
        Bytes word = cursor.nstring();
        if (word == null) {
            cursor.note(Quirk.MEDIA_TYPE_NIL);
        }
        return word == null ? otherwise : MediaWords.word(word);
    }

    private static BodyStructure.Fields fields(Cursor cursor) {
        List<BodyStructure.Parameter> parameters = parameters(cursor);
        Bytes id = nstring(cursor);
        Bytes description = nstring(cursor);
        cursor.skipSpaces();
        String encoding = encoding(cursor);
        cursor.skipSpaces();
        return new BodyStructure.Fields(parameters, id, description, encoding, count(cursor));
    }

    private static String encoding(Cursor cursor) {
        String known = MediaWords.tryKnown(cursor);
        if (known != null) {
            return MediaWords.encoding(known);
        }
        int from = cursor.position();
        boolean string = cursor.peek() == '"' || cursor.peek() == '{';
        Bytes encoding = cursor.tryNil() ? null : cursor.astring();
        String word = encoding == null ? "7BIT" : MediaWords.word(encoding);
        if (!string || encoding == null || word.length() != encoding.size()) {
            cursor.note(Quirk.ODD_ENCODING, from);
        }
        return MediaWords.encoding(word);
    }

    private static BodyStructure message(Cursor cursor, String subtype, BodyStructure.Fields fields) {
        cursor.skipSpaces();
        Envelope envelope = null;
        BodyStructure body = null;
        if (cursor.peek() == '(') {
            envelope = EnvelopeParser.parse(cursor);
            cursor.skipSpaces();
            body = cursor.tryEmptyList() ? null : parse(cursor);
        } else {
            cursor.note(Quirk.NESTED_MESSAGE_MISSING);
        }
        long lines = lines(cursor);
        return new BodyStructure.Message(subtype, fields, envelope, body, lines, singleExtension(cursor));
    }

    /** Reads a number; negative ones and NIL, which some servers write, are unknown: -1. */
    private static long count(Cursor cursor) {
        if (cursor.tryNil()) {
            cursor.note(Quirk.NIL_FOR_VALUE);
            return -1;
        }
        return cursor.looseNumber();
    }

    /** Reads the number of lines, if there is a number here. */
    private static long lines(Cursor cursor) {
        return isNumber(cursor) ? count(cursor) : -1;
    }

    private static boolean isNumber(Cursor cursor) {
        cursor.skipSpaces();
        int octet = cursor.peek();
        return octet == '-' || octet >= '0' && octet <= '9';
    }

    static List<BodyStructure.Parameter> parameters(Cursor cursor) {
        cursor.skipSpaces();
        if (cursor.tryNil()) {
            return List.of();
        }
        if (cursor.tryEmptyList()) {
            return List.of();
        }
        cursor.open();
        if (cursor.tryClose()) {
            return List.of();
        }
        BodyStructure.Parameter first = parameter(cursor);
        if (cursor.tryClose()) {
            return List.of(first);
        }
        List<BodyStructure.Parameter> parameters = new ArrayList<>(4);
        parameters.add(first);
        while (!cursor.tryClose()) {
            parameters.add(parameter(cursor));
        }
        return parameters;
    }

    private static BodyStructure.Parameter parameter(Cursor cursor) {
        String name = MediaWords.word(cursor);
        return new BodyStructure.Parameter(name, parameterValue(cursor));
    }

    private static Bytes parameterValue(Cursor cursor) {
        if (atEnd(cursor)) {
            cursor.note(Quirk.ODD_PARAMETERS);
            return Bytes.EMPTY;
        }
        Bytes value = cursor.nstring();
        if (value == null) {
            cursor.note(Quirk.NIL_FOR_VALUE);
        }
        return value == null ? Bytes.EMPTY : value;
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
        boolean none = cursor.tryNilsBeforeClose(4) || atEnd(cursor);
        return none ? BodyStructure.Extension.NONE : extension(cursor, nstring(cursor));
    }

    private static BodyStructure.Extension extension(Cursor cursor, @Nullable Bytes md5) {
        boolean none = md5 == null && (cursor.tryNilsBeforeClose(3) || atEnd(cursor));
        return none ? BodyStructure.Extension.NONE : ExtensionParser.parse(cursor, md5);
    }
}
