package dev.imapala.protocol.wire;

import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.UidExpungeCommand;

/**
 * Writes the commands that select a mailbox, and change or move its messages.
 *
 * <p>RFC 9051 section 9, {@code command-select}
 */
final class MessagesSerializer {
    private MessagesSerializer() {}

    static void arguments(WireWriter out, MessagesCommand command) {
        out.raw(command.messages().numbers().toString());
        if (command instanceof CopyCommand copy) {
            out.space().mailbox(copy.target());
        } else if (command instanceof MoveCommand move) {
            out.space().mailbox(move.target());
        } else if (!(command instanceof UidExpungeCommand)) {
            throw new AssertionError(command);
        }
    }

    static void arguments(WireWriter out, SelectCommand command) {
        out.mailbox(command.mailbox());
        Select select = command.select();
        Resync resync = select.resync();
        String before = " (";
        if (select.isCondstore()) {
            out.raw(before).raw("CONDSTORE");
            before = " ";
        }
        if (resync != null) {
            out.raw(before).raw("QRESYNC (");
            resync(out, resync);
            out.raw(")");
        }
        out.raw(select.isCondstore() || resync != null ? ")" : "");
    }

    private static void resync(WireWriter out, Resync resync) {
        out.number(resync.uidValidity()).space().number(resync.modSeq().value());
        if (!resync.known().isEmpty()) {
            out.space().raw(resync.known().toString());
        }
        Resync.Match match = resync.match();
        if (match != null) {
            out.raw(" (" + match.numbers() + " " + match.uids() + ")");
        }
    }

    static void arguments(WireWriter out, StoreCommand command) {
        Store store = command.store();
        out.raw(command.messages().numbers().toString()).space();
        store.unchangedSince()
                .ifPresent(modSeq -> out.raw("(UNCHANGEDSINCE ").number(modSeq).raw(") "));
        out.raw(store.action().sign()).raw(store.labels() == null ? "FLAGS" : "X-GM-LABELS");
        out.raw(store.isSilent() ? ".SILENT " : " ");
        if (store.labels() == null) {
            out.flags(store.flags());
        } else {
            FetchSerializer.labels(out, store.labels());
        }
    }
}
