package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.response.ExtendedItem;
import dev.imapala.protocol.response.MailboxListing;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands about mailboxes, and what LIST, LSUB and STATUS tell.
 *
 * <p>RFC 9051 section 9, {@code command-auth} and {@code mailbox-data}
 */
final class MailboxSerializer {
    private final WireWriter out;

    private MailboxSerializer(WireWriter out) {
        this.out = out;
    }

    static void arguments(WireWriter out, MailboxCommand command) {
        new MailboxSerializer(out).arguments(command);
    }

    private void arguments(MailboxCommand command) {
        if (command instanceof ListCommand list) {
            list(list.list());
        } else if (command instanceof LsubCommand lsub) {
            out.string(pattern(lsub.reference())).space().string(pattern(lsub.pattern()));
        } else if (command instanceof XlistCommand xlist) {
            out.string(pattern(xlist.reference())).space().string(pattern(xlist.pattern()));
        } else if (command instanceof StatusCommand status) {
            out.mailbox(status.mailbox()).space();
            list(status.items(), item -> out.raw(item.name()));
        } else if (command instanceof CreateCommand create) {
            create(create);
        } else if (command instanceof DeleteCommand delete) {
            out.mailbox(delete.mailbox());
        } else if (command instanceof RenameCommand rename) {
            out.mailbox(rename.from()).space().mailbox(rename.to());
        } else if (command instanceof SubscribeCommand subscribe) {
            out.mailbox(subscribe.mailbox());
        } else if (command instanceof UnsubscribeCommand unsubscribe) {
            out.mailbox(unsubscribe.mailbox());
        } else {
            throw new AssertionError(command);
        }
    }

    private <T> void list(Collection<T> elements, Consumer<T> writer) {
        String before = "(";
        for (T element : elements) {
            out.raw(before);
            writer.accept(element);
            before = " ";
        }
        out.raw(elements.isEmpty() ? "()" : ")");
    }

    private void create(CreateCommand create) {
        out.mailbox(create.mailbox());
        if (!create.uses().isEmpty()) {
            out.raw(" (USE ");
            list(create.uses(), use -> out.atom(use.name()));
            out.raw(")");
        }
    }

    private void list(ListMailboxes list) {
        if (!list.selections().isEmpty()) {
            list(list.selections(), which -> out.raw(which.keyword()));
            out.space();
        }
        out.string(pattern(list.reference())).space();
        List<String> patterns = list.patterns();
        if (patterns.size() == 1) {
            out.string(pattern(patterns.get(0)));
        } else {
            list(patterns, pattern -> out.string(pattern(pattern)));
        }
        if (!list.returns().isEmpty() || !list.status().isEmpty()) {
            returns(list);
        }
    }

    private void returns(ListMailboxes list) {
        out.raw(" RETURN (");
        String before = "";
        for (ListMailboxes.Return what : list.returns()) {
            out.raw(before).raw(what.keyword());
            before = " ";
        }
        if (!list.status().isEmpty()) {
            out.raw(before).raw("STATUS ");
            list(list.status(), item -> out.raw(item.name()));
        }
        out.raw(")");
    }

    /** Patterns are encoded like names; wildcards are ASCII and stay as they are. */
    private Bytes pattern(String pattern) {
        return out.utf8() ? Bytes.of(pattern) : MailboxName.encode(pattern);
    }

    static void listing(WireWriter out, String name, MailboxListing mailbox) {
        out.raw(name).space();
        MailboxSerializer serializer = new MailboxSerializer(out);
        serializer.list(mailbox.attributes(), attribute -> out.atom(attribute.name()));
        out.space();
        delimiter(out, mailbox.delimiter());
        out.space().mailbox(mailbox.name());
        if (!mailbox.extended().isEmpty()) {
            out.space();
            serializer.list(mailbox.extended(), serializer::extended);
        }
    }

    static void delimiter(WireWriter out, @Nullable Character delimiter) {
        out.nstring(delimiter == null ? null : Bytes.of(delimiter.toString()));
    }

    private void extended(ExtendedItem item) {
        if (item instanceof ExtendedItem.ChildInfo info) {
            out.raw("\"CHILDINFO\" ");
            list(info.selections(), selection -> out.string(selection));
        } else if (item instanceof ExtendedItem.OldName old) {
            out.raw("\"OLDNAME\" (").mailbox(old.name()).raw(")");
        } else if (item instanceof ExtendedItem.Other other) {
            out.string(other.tag()).space().received(other.value());
        } else {
            throw new AssertionError(item);
        }
    }

    static void status(WireWriter out, MailboxStatus status) {
        out.raw("STATUS ").mailbox(status.mailbox()).raw(" (");
        String before = "";
        for (StatusItem<?> item : status.items()) {
            out.raw(before).raw(item.name()).space().raw(value(status.get(item)));
            before = " ";
        }
        for (var entry : status.unrecognized().entrySet()) {
            out.raw(before).atom(entry.getKey()).space().received(entry.getValue());
            before = " ";
        }
        out.raw(")");
    }

    private static String value(Object value) {
        if (value instanceof ObjectId id) {
            return "(" + id.value() + ")";
        } else if (value instanceof OptionalLong limit) {
            return limit.isPresent() ? Long.toString(limit.getAsLong()) : "NIL";
        }
        return value.toString();
    }
}
