package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.AclCommand;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.MetadataCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.QuotaCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.wire.TaggedCommand;
import java.io.IOException;

/** Finds the handler of a command. */
final class CommandRouter {
    private final Session session;

    CommandRouter(Session session) {
        this.session = session;
    }

    /** Lets the command be handled. */
    Outcome route(TaggedCommand tagged) throws IOException {
        Command command = tagged.command();
        if (command instanceof AuthenticateCommand authenticate) {
            return new AuthenticateHandler(session).handle(authenticate);
        }
        checkOffered(command);
        new AccessControl(session).check(command);
        new QuotaGuard(session).check(command);
        if (command instanceof BareCommand bare) {
            return bare(bare);
        } else if (command instanceof SearchCommand search) {
            return new SearchHandler(session).handle(tagged.tag(), search);
        } else if (command instanceof SortCommand sort) {
            return new SortHandler(session).handle(tagged.tag(), sort);
        } else if (command instanceof ThreadCommand thread) {
            return new ThreadHandler(session).handle(thread);
        } else if (command instanceof FetchCommand fetch) {
            return new FetchHandler(session).handle(fetch);
        } else if (command instanceof StoreCommand store) {
            return new StoreHandler(session).handle(new AccessControl(session).permitted(store));
        } else if (command instanceof MessagesCommand messages) {
            return onMessages(messages);
        }
        return onSession(command);
    }

    private Outcome onMessages(MessagesCommand command) throws IOException {
        if (command instanceof CopyCommand copy) {
            return new CopyHandler(session).handle(copy);
        } else if (command instanceof MoveCommand move) {
            return new MoveHandler(session).handle(move);
        } else if (command instanceof UidExpungeCommand expunge) {
            return new UidExpungeHandler(session).handle(expunge);
        }
        throw new AssertionError(command);
    }

    private Outcome onSession(Command command) throws IOException {
        if (command instanceof LoginCommand login) {
            return new LoginHandler(session).handle(login);
        } else if (command instanceof EnableCommand enable) {
            return new EnableHandler(session).handle(enable);
        } else if (command instanceof CompressCommand compress) {
            return new CompressHandler(session).handle(compress);
        } else if (command instanceof IdCommand id) {
            return new IdHandler(session).handle(id);
        } else if (command instanceof SelectCommand select) {
            return new SelectHandler(session).handle(select);
        } else if (command instanceof AppendCommand append) {
            return new AppendHandler(session).handle(append);
        } else if (command instanceof MailboxCommand mailbox) {
            return onMailboxes(mailbox);
        } else if (command instanceof AclCommand acl) {
            return new AclHandler(session).handle(acl);
        } else if (command instanceof QuotaCommand quota) {
            return new QuotaHandler(session).handle(quota);
        } else if (command instanceof MetadataCommand metadata) {
            return new MetadataHandler(session).handle(metadata);
        } else if (command instanceof CustomCommand custom) {
            return new CustomHandler().handle(custom);
        }
        throw new AssertionError(command);
    }

    private Outcome onMailboxes(MailboxCommand command) throws IOException {
        if (command instanceof ListCommand list) {
            return new ListHandler(session).handle(list);
        } else if (command instanceof StatusCommand status) {
            return new StatusHandler(session).handle(status);
        }
        return onNames(command);
    }

    private Outcome onNames(MailboxCommand command) throws IOException {
        if (command instanceof LsubCommand lsub) {
            return new LsubHandler(session).handle(lsub);
        } else if (command instanceof XlistCommand xlist) {
            return new XlistHandler(session).handle(xlist);
        } else if (command instanceof CreateCommand create) {
            return new CreateHandler(session).handle(create);
        } else if (command instanceof DeleteCommand delete) {
            return new DeleteHandler(session).handle(delete);
        } else if (command instanceof RenameCommand rename) {
            return new RenameHandler(session).handle(rename);
        } else if (command instanceof SubscribeCommand subscribe) {
            return new SubscribeHandler(session).handle(subscribe);
        } else if (command instanceof UnsubscribeCommand unsubscribe) {
            return new UnsubscribeHandler(session).handle(unsubscribe);
        }
        throw new AssertionError(command);
    }

    private Outcome bare(BareCommand command) throws IOException {
        return switch (command) {
            case CAPABILITY -> new CapabilityHandler(session).handle();
            case NOOP -> Outcome.ok("NOOP completed");
            case LOGOUT -> new LogoutHandler(session).handle();
            case STARTTLS -> new StartTlsHandler(session).handle();
            case IDLE -> new IdleHandler(session).handle();
            case NAMESPACE -> new NamespaceHandler(session).handle();
            case CHECK -> new CheckHandler(session).handle();
            case CLOSE -> new CloseHandler(session).close();
            case UNAUTHENTICATE -> new UnauthenticateHandler(session).handle();
            case UNSELECT -> new CloseHandler(session).unselect();
            case EXPUNGE -> new ExpungeHandler(session).handle();
        };
    }

    /** What a server does not offer, it does not understand. */
    private void checkOffered(Command command) {
        for (Capability needed : command.needs()) {
            if (!session.settings().offered().has(needed)) {
                throw new RefusedException(
                        Outcome.bad(command.name() + " needs " + needed + ", which this server does not offer"));
            }
        }
    }
}
