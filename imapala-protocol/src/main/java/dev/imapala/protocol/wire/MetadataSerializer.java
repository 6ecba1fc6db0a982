package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.GetMetadataCommand;
import dev.imapala.protocol.command.MetadataCommand;
import dev.imapala.protocol.command.SetMetadataCommand;
import dev.imapala.protocol.response.Untagged;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the commands and responses about annotations of mailboxes and servers. Options of GETMETADATA go before the
 * mailbox, as the grammar says; the examples of the RFC have them behind it.
 *
 * <p>RFC 5464 section 5
 */
final class MetadataSerializer {
    private MetadataSerializer() {}

    static void arguments(WireWriter out, MetadataCommand command) {
        if (command instanceof GetMetadataCommand get) {
            options(out, get.arguments());
            mailbox(out, get.mailbox());
            entries(out, get.arguments().entries());
        } else if (command instanceof SetMetadataCommand set) {
            mailbox(out, set.mailbox());
            values(out, set.values());
        } else {
            throw new AssertionError(command);
        }
    }

    private static void options(WireWriter out, GetMetadata arguments) {
        String before = "(";
        if (arguments.maxSize().isPresent()) {
            out.raw(before).raw("MAXSIZE ").number(arguments.maxSize().getAsLong());
            before = " ";
        }
        if (arguments.depth() != GetMetadata.Depth.ZERO) {
            out.raw(before).raw("DEPTH ").raw(arguments.depth().word());
            before = " ";
        }
        out.raw(before.equals("(") ? "" : ") ");
    }

    /** An empty name is the server as a whole. */
    private static void mailbox(WireWriter out, @Nullable MailboxName mailbox) {
        if (mailbox == null) {
            out.raw("\"\" ");
        } else {
            out.mailbox(mailbox).space();
        }
    }

    private static void entries(WireWriter out, List<MetadataEntry> entries) {
        boolean several = entries.size() > 1;
        out.raw(several ? "(" : "");
        names(out, entries);
        out.raw(several ? ")" : "");
    }

    private static void names(WireWriter out, List<MetadataEntry> entries) {
        Iterator<MetadataEntry> each = entries.iterator();
        out.astring(Bytes.of(each.next().name()));
        each.forEachRemaining(entry -> out.space().astring(Bytes.of(entry.name())));
    }

    private static void values(WireWriter out, Map<MetadataEntry, @Nullable Bytes> values) {
        String before = "(";
        for (Map.Entry<MetadataEntry, @Nullable Bytes> value : values.entrySet()) {
            out.raw(before).astring(Bytes.of(value.getKey().name())).space().nstringOrLiteral8(value.getValue());
            before = " ";
        }
        out.raw(values.isEmpty() ? "()" : ")");
    }

    static void values(WireWriter out, Untagged.Metadata metadata) {
        out.raw("METADATA ");
        mailbox(out, metadata.mailbox());
        values(out, metadata.values());
    }

    static void changed(WireWriter out, Untagged.MetadataChanged changed) {
        out.raw("METADATA ");
        mailbox(out, changed.mailbox());
        names(out, changed.entries());
    }
}
