package dev.imapala.protocol.wire;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what APPEND appends.
 *
 * <p>RFC 9051 section 9, {@code append}, RFC 3502 section 6.3.11, RFC 4469 section 5
 */
final class AppendParser {
    private final Cursor cursor;
    private final FlagsParser flags;

    private AppendParser(Cursor cursor, FlagsParser flags) {
        this.cursor = cursor;
        this.flags = flags;
    }

    static AppendCommand parse(Cursor cursor, FlagsParser flags) {
        MailboxName mailbox = MailboxName.received(cursor.astring());
        cursor.space();
        AppendParser parser = new AppendParser(cursor, flags);
        List<Append> messages = new ArrayList<>();
        do {
            messages.add(parser.message());
        } while (!cursor.atEnd());
        return new AppendCommand(mailbox, messages);
    }

    private Append message() {
        Set<Flag> set = cursor.peek() == '(' ? flags.parse(cursor) : Set.of();
        cursor.skipSpaces();
        InternalDate date = cursor.peek() == '"' ? date() : null;
        cursor.skipSpaces();
        Append append = data().flags(set.toArray(new Flag[0]));
        return date == null ? append : append.internalDate(date);
    }

    private InternalDate date() {
        InternalDate date = InternalDateParser.parse(cursor);
        if (date == null) {
            throw cursor.unexpected("a date that exists before");
        }
        return date;
    }

    private Append data() {
        if (cursor.tryName("CATENATE")) {
            return Append.catenate(pieces());
        } else if (cursor.tryName("UTF8")) {
            return Append.utf8(utf8().content());
        } else if (cursor.peek() == '~') {
            return Append.binary(cursor.content());
        }
        return Append.message(cursor.content());
    }

    private AppendPart.Utf8 utf8() {
        cursor.open();
        if (cursor.peek() != '~') {
            throw cursor.unexpected("a literal of the form ~{...}");
        }
        AppendPart.Utf8 utf8 = new AppendPart.Utf8(cursor.content());
        cursor.close();
        return utf8;
    }

    private List<AppendPart> pieces() {
        List<AppendPart> pieces = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            pieces.add(piece());
        }
        return pieces;
    }

    private AppendPart piece() {
        if (cursor.tryName("URL")) {
            return new AppendPart.Url(cursor.astring().text());
        } else if (cursor.tryName("UTF8")) {
            return utf8();
        } else if (cursor.tryName("TEXT")) {
            return new AppendPart.Text(cursor.content());
        }
        throw cursor.unexpected("TEXT, URL or UTF8");
    }
}
