package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.AccessRights;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Refuses what the user has no right to (RFC 4314 section 4), on a server that offers ACL. */
final class AccessControl {
    private final Session session;

    AccessControl(Session session) {
        this.session = session;
    }

    void check(Command command) {
        if (!session.settings().offered().has(Capability.ACL) || !session.isAuthenticated()) {
            return;
        }
        if (command instanceof SelectCommand select) {
            require(select.mailbox(), Rights.READ);
        } else if (command instanceof StatusCommand status) {
            require(status.mailbox(), Rights.READ);
        } else if (command instanceof AppendCommand append) {
            require(append.mailbox(), Rights.INSERT);
        } else if (command instanceof CopyCommand copy) {
            require(copy.target(), Rights.INSERT);
        } else if (command instanceof MoveCommand move) {
            require(move.target(), Rights.INSERT);
        } else if (command instanceof MailboxCommand mailbox) {
            checkNaming(mailbox);
        }
        if (session.isSelected()) {
            checkOnSelected(command);
        }
    }

    private void checkNaming(MailboxCommand command) {
        if (command instanceof CreateCommand create) {
            requireAbove(create.mailbox());
        } else if (command instanceof DeleteCommand delete) {
            require(delete.mailbox(), Rights.DELETE_MAILBOX);
        } else if (command instanceof RenameCommand rename) {
            require(rename.from(), Rights.DELETE_MAILBOX);
            requireAbove(rename.to());
        }
    }

    /** Whoever makes a mailbox needs the right to on the nearest one above that is there, if one is. */
    private void requireAbove(MailboxName name) {
        List<String> levels = new ArrayList<>(MailboxTree.levelsAbove(name.text()));
        Collections.reverse(levels);
        levels.stream()
                .flatMap(level -> session.account().find(MailboxName.of(level)).stream())
                .findFirst()
                .ifPresent(above -> require(above, Rights.CREATE_MAILBOXES));
    }

    private void checkOnSelected(Command command) {
        StoredMailbox selected = session.selected().mailbox();
        if (command instanceof MoveCommand) {
            require(selected, Rights.EXPUNGE.and(Rights.DELETE_MESSAGES));
        } else if (command == BareCommand.EXPUNGE || command instanceof UidExpungeCommand) {
            require(selected, Rights.EXPUNGE);
        } else if (command instanceof StoreCommand store) {
            requireAny(selected, forFlags(store.store().flags()));
        }
    }

    /** One of the flags is enough: the server passes over the others. */
    private static Rights forFlags(List<Flag> flags) {
        return flags.stream().map(AccessControl::forFlag).reduce(Rights.NONE, Rights::and);
    }

    private static Rights forFlag(Flag flag) {
        if (flag.equals(Flag.SEEN)) {
            return Rights.KEEP_SEEN;
        }
        return flag.equals(Flag.DELETED) ? Rights.DELETE_MESSAGES : Rights.WRITE;
    }

    /** Returns the command without the flags that the user has no right to change. */
    StoreCommand permitted(StoreCommand command) {
        Store store = command.store();
        Rights mine = mine(session.selected().mailbox());
        boolean all = mine.contains(forFlags(store.flags()));
        if (all || store.labels() != null || !session.settings().offered().has(Capability.ACL)) {
            return command;
        }
        Flag[] some = store.flags().stream()
                .filter(flag -> mine.contains(forFlag(flag)))
                .toArray(Flag[]::new);
        Store fewer = Store.of(store.action(), some);
        fewer = store.isSilent() ? fewer.silent() : fewer;
        fewer = store.unchangedSince().isPresent()
                ? fewer.unchangedSince(store.unchangedSince().getAsLong())
                : fewer;
        return new StoreCommand(command.messages(), fewer);
    }

    private void require(MailboxName name, Rights rights) {
        session.account().find(name).ifPresent(mailbox -> require(mailbox, rights));
    }

    private void require(StoredMailbox mailbox, Rights rights) {
        Rights missing = rights.without(mine(mailbox));
        if (!missing.isEmpty()) {
            throw refused(mailbox, missing);
        }
    }

    private void requireAny(StoredMailbox mailbox, Rights rights) {
        if (!rights.isEmpty() && !mine(mailbox).containsAny(rights)) {
            throw refused(mailbox, rights);
        }
    }

    private Rights mine(StoredMailbox mailbox) {
        AccessRights rights = mailbox.accessRights();
        return rights.of(session.account().user());
    }

    private static RefusedException refused(StoredMailbox mailbox, Rights missing) {
        String text = "you lack the right " + missing + " on " + mailbox.name();
        return new RefusedException(Outcome.no(ResponseCode.NOPERM, text));
    }
}
