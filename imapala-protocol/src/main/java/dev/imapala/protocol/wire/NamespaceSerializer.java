package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import java.util.List;

/**
 * Writes what NAMESPACE tells.
 *
 * <p>RFC 9051 section 9, {@code namespace-response}
 */
final class NamespaceSerializer {
    private NamespaceSerializer() {}

    static void write(WireWriter out, Namespaces namespaces) {
        out.raw("NAMESPACE ");
        write(out, namespaces.personal());
        out.space();
        write(out, namespaces.others());
        out.space();
        write(out, namespaces.shared());
    }

    private static void write(WireWriter out, List<Namespace> namespaces) {
        if (namespaces.isEmpty()) {
            out.raw("NIL");
            return;
        }
        out.raw("(");
        namespaces.forEach(namespace -> write(out, namespace));
        out.raw(")");
    }

    private static void write(WireWriter out, Namespace namespace) {
        out.raw("(").string(out.utf8() ? Bytes.of(namespace.text()) : namespace.prefix());
        out.space();
        MailboxSerializer.delimiter(out, namespace.delimiter());
        namespace.extensions().forEach((name, values) -> {
            out.space().string(name);
            String before = " (";
            for (Bytes value : values) {
                out.raw(before).string(value);
                before = " ";
            }
            out.raw(")");
        });
        out.raw(")");
    }
}
