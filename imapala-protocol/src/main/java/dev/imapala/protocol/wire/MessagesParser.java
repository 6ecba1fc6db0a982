package dev.imapala.protocol.wire;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands that select a mailbox, and change or move its messages; and VANISHED.
 *
 * <p>RFC 9051 section 9, {@code command-select}
 */
final class MessagesParser {
    private MessagesParser() {}

    /** Reads a command behind UID, if {@code uid}, or answers null and stays. */
    static @Nullable Command tryCommand(Cursor cursor, boolean uid, FlagsParser flags) {
        if (cursor.tryName("STORE")) {
            return store(cursor, messages(cursor, uid), flags);
        } else if (cursor.tryName("COPY")) {
            return new CopyCommand(messages(cursor, uid), target(cursor));
        } else if (cursor.tryName("MOVE")) {
            return new MoveCommand(messages(cursor, uid), target(cursor));
        } else if (uid && cursor.tryName("EXPUNGE")) {
            return new UidExpungeCommand(new UidSet(NumberSetParser.parse(cursor)));
        }
        return null;
    }

    static MessageSet messages(Cursor cursor, boolean uid) {
        NumberSet numbers = NumberSetParser.parse(cursor);
        return uid ? new UidSet(numbers) : new SeqSet(numbers);
    }

    private static MailboxName target(Cursor cursor) {
        cursor.space();
        return MailboxName.received(cursor.astring());
    }

    /** Reads a mailbox and how to select it. */
    static SelectCommand select(Cursor cursor, Select plain) {
        MailboxName mailbox = MailboxName.received(cursor.astring());
        Select select = plain;
        if (cursor.tryOpen()) {
            do {
                select = parameter(cursor, select);
            } while (!cursor.tryClose());
        }
        return new SelectCommand(mailbox, select);
    }

    private static Select parameter(Cursor cursor, Select select) {
        cursor.skipSpaces();
        if (!select.isCondstore() && cursor.tryWord("CONDSTORE")) {
            return select.condstore();
        } else if (select.resync() == null && cursor.tryWord("QRESYNC")) {
            return select.resync(resync(cursor));
        }
        throw cursor.unexpected("CONDSTORE or QRESYNC, once each");
    }

    private static Resync resync(Cursor cursor) {
        cursor.open();
        long uidValidity = cursor.number();
        cursor.space();
        Resync resync = Resync.since(uidValidity, ModSeq.of(cursor.number()));
        cursor.skipSpaces();
        if (cursor.peek() != '(' && cursor.peek() != ')') {
            resync = resync.knowing(new UidSet(NumberSetParser.parse(cursor)));
        }
        if (cursor.tryOpen()) {
            SeqSet numbers = new SeqSet(NumberSetParser.parse(cursor));
            cursor.space();
            resync = resync.matching(numbers, new UidSet(NumberSetParser.parse(cursor)));
            cursor.close();
        }
        cursor.close();
        return resync;
    }

    private static Command store(Cursor cursor, MessageSet messages, FlagsParser flags) {
        cursor.space();
        long since = -1;
        if (cursor.tryOpen()) {
            cursor.skipSpaces();
            cursor.word("UNCHANGEDSINCE");
            cursor.space();
            since = cursor.number();
            cursor.close();
            cursor.space();
        }
        Store.Action action = cursor.tryOctet('+')
                ? Store.Action.ADD
                : cursor.tryOctet('-') ? Store.Action.REMOVE : Store.Action.REPLACE;
        Store store = changes(cursor, action, flags);
        return new StoreCommand(messages, since < 0 ? store : store.unchangedSince(since));
    }

    private static Store changes(Cursor cursor, Store.Action action, FlagsParser flags) {
        if (cursor.tryName("FLAGS")) {
            return Store.of(action, flags(cursor, flags));
        } else if (cursor.tryName("FLAGS.SILENT")) {
            return Store.of(action, flags(cursor, flags)).silent();
        } else if (cursor.tryName("X-GM-LABELS")) {
            return Store.ofLabels(action, labels(cursor));
        } else if (cursor.tryName("X-GM-LABELS.SILENT")) {
            return Store.ofLabels(action, labels(cursor)).silent();
        }
        throw cursor.unexpected("FLAGS or X-GM-LABELS, maybe with + or - and with .SILENT");
    }

    private static Flag[] flags(Cursor cursor, FlagsParser flags) {
        if (cursor.peek() == '(') {
            return flags.parse(cursor).toArray(new Flag[0]);
        }
        List<Flag> bare = new ArrayList<>();
        do {
            bare.add(Flag.of(cursor.looseWord()));
        } while (!cursor.atEnd());
        return bare.toArray(new Flag[0]);
    }

    private static GmailLabel[] labels(Cursor cursor) {
        List<GmailLabel> labels =
                cursor.peek() == '(' ? FetchItemParser.labels(cursor) : List.of(FetchItemParser.label(cursor));
        return labels.toArray(new GmailLabel[0]);
    }

    /** Reads what stands behind VANISHED, or answers null: some servers leave the set out, and some say EARLIER twice. */
    static @Nullable Untagged tryVanished(Cursor cursor) {
        boolean earlier = false;
        while (cursor.tryOpen()) {
            cursor.word("EARLIER");
            cursor.close();
            earlier = true;
        }
        cursor.skipSpaces();
        try {
            return new Untagged.Vanished(earlier, new UidSet(NumberSetParser.parse(cursor)));
        } catch (ParseException e) {
            cursor.noteFrame(Quirk.SET_MISSING);
            return null;
        }
    }
}
