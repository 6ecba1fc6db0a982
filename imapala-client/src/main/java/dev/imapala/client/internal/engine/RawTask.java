package dev.imapala.client.internal.engine;

import dev.imapala.client.CommandResult;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.Pipelining.Answer;
import dev.imapala.protocol.command.Pipelining.Mark;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any command: gathers its answer, and what comes meanwhile. */
public final class RawTask extends Task {
    private final Reply<CommandResult> reply;
    private final List<Untagged> untagged = new ArrayList<>();

    /** Makes the task of {@code command}, to be sent only while {@code selection}, if given, is selected. */
    public RawTask(Command command, @Nullable Selection selection, Reply<CommandResult> reply) {
        super(command, selection);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return pipelining().answers().stream().anyMatch(answer -> answers(response, answer)) && bears(response);
    }

    /** Tells whether {@code response} has what tells the answers to this command from those to others. */
    private boolean bears(Untagged response) {
        Mark mark = pipelining().mark();
        if (mark instanceof Mark.Messages of && response instanceof Untagged.Fetch fetch) {
            return MessageSets.holds(of.messages(), fetch.message());
        } else if (mark instanceof Mark.Tag && response instanceof Untagged.ESearch data) {
            return tag() != null && tag().value().equals(data.tag());
        } else if (mark instanceof Mark.Name name) {
            return name.name().equals(named(response));
        }
        return mark instanceof Mark.None;
    }

    /** Returns the name that an answer repeats; null if it is of a kind that repeats none. */
    private static @Nullable String named(Untagged response) {
        if (response instanceof Untagged.StatusData data) {
            return data.status().mailbox().text();
        } else if (response instanceof Untagged.AclData data) {
            return data.acl().mailbox().text();
        } else if (response instanceof Untagged.MyRights mine) {
            return mine.mailbox().text();
        } else if (response instanceof Untagged.ListRights list) {
            return list.rights().mailbox().text();
        } else if (response instanceof Untagged.QuotaData data) {
            return data.quota().root();
        } else if (response instanceof Untagged.Metadata data) {
            return data.mailbox() == null ? "" : data.mailbox().text();
        }
        return null;
    }

    private static boolean answers(Untagged response, Answer answer) {
        return switch (answer) {
            case ACL -> response instanceof Untagged.AclData;
            case CAPABILITY -> response instanceof Untagged.CapabilityData;
            case COPYUID ->
                response instanceof Untagged.Condition condition
                        && condition.text().code() instanceof ResponseCode.CopyUid;
            case ENABLED -> response instanceof Untagged.Enabled;
            case FETCH -> response instanceof Untagged.Fetch;
            case ID -> response instanceof Untagged.Id;
            case LIST -> response instanceof Untagged.Listing;
            case LISTRIGHTS -> response instanceof Untagged.ListRights;
            case METADATA -> response instanceof Untagged.Metadata;
            case MYRIGHTS -> response instanceof Untagged.MyRights;
            case QUOTA -> response instanceof Untagged.QuotaData || response instanceof Untagged.QuotaRoot;
            case LSUB -> response instanceof Untagged.Lsub;
            case NAMESPACE -> response instanceof Untagged.NamespaceData;
            case SEARCH -> response instanceof Untagged.Search || response instanceof Untagged.ESearch;
            case SORT -> response instanceof Untagged.Sort;
            case STATUS -> response instanceof Untagged.StatusData;
            case THREAD -> response instanceof Untagged.Threads;
        };
    }

    @Override
    void take(Untagged response) {
        untagged.add(response);
    }

    @Override
    void overhear(Untagged response) {
        untagged.add(response);
    }

    @Override
    boolean awaitsUntagged() {
        return true;
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(new CommandResult(ok, untagged));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
