package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.GetMetadataCommand;
import dev.imapala.protocol.command.SetMetadataCommand;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands and responses about annotations of mailboxes and servers.
 *
 * <p>RFC 5464 section 5
 */
final class MetadataParser {
    private MetadataParser() {}

    static @Nullable Command tryCommand(Cursor cursor) {
        if (cursor.tryName("GETMETADATA")) {
            return get(cursor);
        } else if (cursor.tryName("SETMETADATA")) {
            MailboxName mailbox = mailbox(cursor);
            return new SetMetadataCommand(mailbox, values(cursor, true));
        }
        return null;
    }

    /** Options come before the mailbox, or behind it as in the examples of the RFC: then a second list follows. */
    private static Command get(Cursor cursor) {
        UnaryOperator<GetMetadata> options = cursor.peek() == '(' ? options(cursor) : UnaryOperator.identity();
        cursor.skipSpaces();
        MailboxName mailbox = mailbox(cursor);
        if (cursor.peek() != '(') {
            return new GetMetadataCommand(mailbox, options.apply(GetMetadata.entries(valid(cursor))));
        }
        int list = cursor.position();
        cursor.skipValue();
        boolean more = !cursor.atEnd();
        cursor.back(list);
        if (more) {
            options = options(cursor);
            cursor.skipSpaces();
        }
        List<MetadataEntry> entries = cursor.peek() == '(' ? entryList(cursor) : List.of(valid(cursor));
        return new GetMetadataCommand(mailbox, options.apply(GetMetadata.entries(entries)));
    }

    private static UnaryOperator<GetMetadata> options(Cursor cursor) {
        UnaryOperator<GetMetadata> options = UnaryOperator.identity();
        cursor.open();
        while (!cursor.tryClose()) {
            UnaryOperator<GetMetadata> before = options;
            UnaryOperator<GetMetadata> option = option(cursor);
            options = arguments -> option.apply(before.apply(arguments));
        }
        return options;
    }

    private static UnaryOperator<GetMetadata> option(Cursor cursor) {
        if (cursor.tryName("MAXSIZE")) {
            long octets = cursor.number();
            return arguments -> arguments.maxSize(octets);
        } else if (cursor.tryName("DEPTH")) {
            GetMetadata.Depth depth = depth(cursor);
            return arguments -> arguments.depth(depth);
        }
        throw cursor.unexpected("MAXSIZE or DEPTH");
    }

    private static GetMetadata.Depth depth(Cursor cursor) {
        for (GetMetadata.Depth depth : GetMetadata.Depth.values()) {
            if (cursor.tryWord(depth == GetMetadata.Depth.INFINITY ? "INFINITY" : depth.word())) {
                return depth;
            }
        }
        throw cursor.unexpected("0, 1 or infinity");
    }

    private static List<MetadataEntry> entryList(Cursor cursor) {
        List<MetadataEntry> entries = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            entries.add(valid(cursor));
            cursor.skipSpaces();
        }
        return entries;
    }

    static @Nullable Untagged tryResponse(Cursor cursor) {
        if (!cursor.tryName("METADATA")) {
            return null;
        }
        MailboxName mailbox = mailbox(cursor);
        if (cursor.peek() == '(') {
            return new Untagged.Metadata(mailbox, values(cursor, false));
        }
        List<MetadataEntry> entries = new ArrayList<>();
        do {
            entries.add(entry(cursor));
        } while (!cursor.atEnd());
        return new Untagged.MetadataChanged(mailbox, entries);
    }

    private static Map<MetadataEntry, @Nullable Bytes> values(Cursor cursor, boolean strict) {
        Map<MetadataEntry, @Nullable Bytes> values = new LinkedHashMap<>();
        cursor.open();
        while (!cursor.tryClose()) {
            MetadataEntry entry = strict ? valid(cursor) : entry(cursor);
            cursor.space();
            values.put(entry, cursor.nstring());
        }
        return values;
    }

    private static @Nullable MailboxName mailbox(Cursor cursor) {
        Bytes name = cursor.astring();
        cursor.space();
        return name.isEmpty() ? null : MailboxName.received(name);
    }

    private static MetadataEntry valid(Cursor cursor) {
        return MetadataEntry.of(cursor.astring().text());
    }

    private static MetadataEntry entry(Cursor cursor) {
        return MetadataEntry.received(cursor.astring());
    }
}
