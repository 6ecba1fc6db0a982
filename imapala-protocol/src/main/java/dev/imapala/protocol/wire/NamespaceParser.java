package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.Quirk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what NAMESPACE tells. An empty list is NIL.
 *
 * <p>RFC 9051 section 9, {@code namespace-response}
 */
final class NamespaceParser {
    private NamespaceParser() {}

    static Namespaces parse(Cursor cursor) {
        List<Namespace> personal = namespaces(cursor);
        List<Namespace> others = namespaces(cursor);
        List<Namespace> shared = namespaces(cursor);
        cursor.expectEnd();
        return new Namespaces(personal, others, shared);
    }

    private static List<Namespace> namespaces(Cursor cursor) {
        List<Namespace> namespaces = new ArrayList<>();
        cursor.skipSpaces();
        if (cursor.tryNil()) {
            return namespaces;
        }
        cursor.open();
        if (cursor.tryClose()) {
            cursor.note(Quirk.EMPTY_LIST_FOR_NIL);
            return namespaces;
        }
        do {
            cursor.open();
            namespaces.add(namespace(cursor));
            cursor.close();
        } while (!cursor.tryClose());
        return namespaces;
    }

    private static Namespace namespace(Cursor cursor) {
        cursor.skipSpaces();
        Bytes prefix = cursor.astring();
        cursor.space();
        Character delimiter = MailboxParser.delimiter(cursor);
        Map<String, List<Bytes>> extensions = new LinkedHashMap<>();
        cursor.skipSpaces();
        while (cursor.peek() >= 0 && cursor.peek() != ')') {
            String name = cursor.astring().text();
            cursor.open();
            List<Bytes> values = new ArrayList<>();
            while (!cursor.tryClose()) {
                values.add(cursor.astring());
            }
            extensions.put(name, values);
            cursor.skipSpaces();
        }
        return new Namespace(prefix, delimiter, extensions);
    }
}
