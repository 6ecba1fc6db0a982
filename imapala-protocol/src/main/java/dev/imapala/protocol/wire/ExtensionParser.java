package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.fetch.BodyStructure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the extension data of body structures. Servers mix up disposition, language and description: they are told apart
 * by their shapes.
 *
 * <p>RFC 9051 section 9, {@code body-ext-1part} and {@code body-ext-mpart}
 */
final class ExtensionParser {
    private ExtensionParser() {}

    static BodyStructure.Extension parse(Cursor cursor, @Nullable Bytes md5) {
        Object first = atEnd(cursor) ? null : dispositionSlot(cursor);
        Object second = atEnd(cursor) ? null : languageSlot(cursor);
        Bytes location = atEnd(cursor) || cursor.tryEmptyList() ? null : cursor.nstring();
        Bytes more = atEnd(cursor) ? null : more(cursor);
        if (md5 == null && first == null && second == null && location == null && more == null) {
            return BodyStructure.Extension.NONE;
        }
        return new BodyStructure.Extension(md5, disposition(first, second), languages(first, second), location, more);
    }

    private static BodyStructure.@Nullable Disposition disposition(@Nullable Object first, @Nullable Object second) {
        if (first instanceof BodyStructure.Disposition disposition) {
            return disposition;
        }
        return second instanceof BodyStructure.Disposition disposition ? disposition : null;
    }

    private static List<String> languages(@Nullable Object first, @Nullable Object second) {
        if (second instanceof Languages languages) {
            return languages.names;
        }
        return first instanceof Languages languages ? languages.names : List.of();
    }

    private record Languages(List<String> names) {}

    /** Returns a disposition, or the languages that stand in its place, or null for neither. */
    private static @Nullable Object dispositionSlot(Cursor cursor) {
        if (cursor.tryNil()) {
            return null;
        }
        int from = cursor.position();
        Bytes bare = cursor.tryString();
        if (bare == null) {
            return list(cursor, true);
        } else if (MediaWords.isDisposition(MediaWords.word(bare))) {
            cursor.note(Quirk.ODD_DISPOSITION, from);
            return new BodyStructure.Disposition(MediaWords.word(bare), List.of());
        }
        cursor.note(Quirk.EXTENSION_MISPLACED, from);
        return bare.text().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? new Languages(List.of(bare.text())) : null;
    }

    /** Returns languages, or the disposition that stands in their place, or null for neither. */
    private static @Nullable Object languageSlot(Cursor cursor) {
        if (cursor.tryNil()) {
            return null;
        }
        Bytes one = cursor.tryString();
        return one == null ? list(cursor, false) : new Languages(List.of(one.text()));
    }

    /** Reads a list: a string and parameters are a disposition, several strings are languages. */
    private static @Nullable Object list(Cursor cursor, boolean dispositionExpected) {
        int from = cursor.position();
        cursor.open();
        if (cursor.tryClose()) {
            cursor.note(Quirk.EMPTY_LIST_FOR_NIL, from);
            return null;
        }
        Bytes first = cursor.nstring();
        boolean isDisposition = isDisposition(cursor, first, dispositionExpected);
        if (isDisposition != dispositionExpected) {
            cursor.note(Quirk.EXTENSION_MISPLACED, from);
        }
        return isDisposition ? disposition(cursor, first) : languages(cursor, first);
    }

    private static boolean isDisposition(Cursor cursor, @Nullable Bytes first, boolean expected) {
        if (atEnd(cursor) || cursor.peekNil()) {
            return expected || first != null && MediaWords.isDisposition(MediaWords.word(first));
        }
        return cursor.peek() == '(';
    }

    private static BodyStructure.@Nullable Disposition disposition(Cursor cursor, @Nullable Bytes type) {
        if (type == null || atEnd(cursor)) {
            cursor.note(Quirk.ODD_DISPOSITION);
        }
        List<BodyStructure.Parameter> parameters = atEnd(cursor) ? List.of() : BodyStructureParser.parameters(cursor);
        cursor.close();
        return type == null ? null : new BodyStructure.Disposition(MediaWords.word(type), parameters);
    }

    private static Languages languages(Cursor cursor, @Nullable Bytes first) {
        List<String> languages = new ArrayList<>(2);
        Bytes language = first;
        while (true) {
            if (language == null) {
                cursor.note(Quirk.NIL_IN_LIST);
            } else {
                languages.add(language.text());
            }
            if (cursor.tryClose()) {
                return new Languages(languages);
            }
            language = cursor.nstring();
        }
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

    private static boolean atEnd(Cursor cursor) {
        cursor.skipSpaces();
        return cursor.peek() == ')';
    }
}
