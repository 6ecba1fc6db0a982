package dev.imapala.protocol.wire;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.command.XlistCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands about mailboxes.
 *
 * <p>RFC 9051 section 9, {@code command-auth}
 */
final class MailboxCommandParser {
    private MailboxCommandParser() {}

    static @Nullable MailboxCommand tryParse(Cursor cursor) {
        if (cursor.tryName("LIST")) {
            return new ListCommand(ListArgumentsParser.parse(cursor));
        } else if (cursor.tryName("LSUB")) {
            String reference = reference(cursor);
            return new LsubCommand(reference, ListArgumentsParser.pattern(cursor));
        } else if (cursor.tryName("XLIST")) {
            String reference = reference(cursor);
            return new XlistCommand(reference, ListArgumentsParser.pattern(cursor));
        } else if (cursor.tryName("STATUS")) {
            MailboxName mailbox = mailbox(cursor);
            cursor.space();
            return new StatusCommand(mailbox, statusItems(cursor));
        } else if (cursor.tryName("CREATE")) {
            return new CreateCommand(mailbox(cursor), uses(cursor));
        } else if (cursor.tryName("DELETE")) {
            return new DeleteCommand(mailbox(cursor));
        } else if (cursor.tryName("RENAME")) {
            MailboxName from = mailbox(cursor);
            cursor.space();
            return new RenameCommand(from, mailbox(cursor));
        } else if (cursor.tryName("SUBSCRIBE")) {
            return new SubscribeCommand(mailbox(cursor));
        }
        return cursor.tryName("UNSUBSCRIBE") ? new UnsubscribeCommand(mailbox(cursor)) : null;
    }

    private static MailboxName mailbox(Cursor cursor) {
        return MailboxName.received(cursor.astring());
    }

    private static String reference(Cursor cursor) {
        String reference = MailboxName.decode(cursor.astring());
        cursor.space();
        return reference;
    }

    /** Reads {@code (USE (\Drafts))}, if it is here. */
    private static Set<MailboxAttribute> uses(Cursor cursor) {
        Set<MailboxAttribute> uses = new LinkedHashSet<>();
        if (cursor.tryOpen()) {
            cursor.word("USE");
            cursor.open();
            while (!cursor.tryClose()) {
                uses.add(MailboxAttribute.of(cursor.looseWord()));
            }
            cursor.close();
        }
        return uses;
    }

    static List<StatusItem<?>> statusItems(Cursor cursor) {
        List<StatusItem<?>> items = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            items.add(
                    StatusItem.named(cursor.atom()).orElseThrow(() -> cursor.unexpected("a known status item before")));
        }
        return items;
    }
}
