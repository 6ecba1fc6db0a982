package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.AclCommand;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.MetadataCommand;
import dev.imapala.protocol.command.QuotaCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.ThreadCommand;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes octets of commands. The order of the wire is the order of the objects.
 *
 * <p>RFC 9051 section 9, {@code command}
 */
public final class CommandSerializer {
    private final WireWriter out;

    private CommandSerializer(WireWriter out) {
        this.out = out;
    }

    /** Returns {@code command} under {@code tag}, written as {@code options} allow. */
    public static SerializedCommand serialize(Tag tag, Command command, WireOptions options) {
        WireWriter out = WireWriter.ofCommand(options);
        out.atom(tag.value()).space().raw(command.name());
        new CommandSerializer(out).arguments(command);
        return out.end();
    }

    private void arguments(Command command) {
        if (command instanceof BareCommand) {
            return;
        } else if (command instanceof CustomCommand custom) {
            CustomCommandSerializer.arguments(out, custom);
            return;
        }
        out.space();
        if (command instanceof FetchCommand fetch) {
            FetchSerializer.arguments(out, fetch);
        } else if (command instanceof SearchCommand search) {
            SearchSerializer.arguments(out, search.search());
        } else if (command instanceof SortCommand sort) {
            SearchSerializer.sort(out, sort.sort());
        } else if (command instanceof ThreadCommand thread) {
            SearchSerializer.thread(out, thread);
        } else if (command instanceof StoreCommand store) {
            MessagesSerializer.arguments(out, store);
        } else if (command instanceof MessagesCommand messages) {
            MessagesSerializer.arguments(out, messages);
        } else if (command instanceof AppendCommand append) {
            AppendSerializer.arguments(out, append);
        } else if (command instanceof SelectCommand select) {
            MessagesSerializer.arguments(out, select);
        } else if (command instanceof MailboxCommand mailbox) {
            MailboxSerializer.arguments(out, mailbox);
        } else if (command instanceof AclCommand acl) {
            AclSerializer.arguments(out, acl);
        } else if (command instanceof MetadataCommand metadata) {
            MetadataSerializer.arguments(out, metadata);
        } else if (command instanceof QuotaCommand quota) {
            QuotaSerializer.arguments(out, quota);
        } else {
            sessionArguments(command);
        }
    }

    private void sessionArguments(Command command) {
        if (command instanceof LoginCommand login) {
            out.string(login.user()).space().secretString(login.password().reveal());
        } else if (command instanceof AuthenticateCommand authenticate) {
            authenticate(authenticate);
        } else if (command instanceof EnableCommand enable) {
            enable(enable.capabilities());
        } else if (command instanceof CompressCommand compress) {
            out.atom(compress.algorithm());
        } else if (command instanceof IdCommand id) {
            id(id.fields());
        } else {
            throw new AssertionError(command);
        }
    }

    private void authenticate(AuthenticateCommand authenticate) {
        out.atom(authenticate.mechanism());
        Secret initial = authenticate.initialResponse();
        if (initial != null) {
            out.space().secretRaw(initialResponse(initial));
        }
    }

    /** An empty initial response is a single {@code =} (RFC 4959 section 3). */
    private static String initialResponse(Secret initial) {
        Bytes octets = initial.reveal();
        return octets.isEmpty() ? "=" : Base64.getEncoder().encodeToString(octets.toArray());
    }

    private void enable(List<Capability> capabilities) {
        Iterator<Capability> each = capabilities.iterator();
        out.atom(each.next().name());
        each.forEachRemaining(capability -> out.space().atom(capability.name()));
    }

    private void id(Map<String, @Nullable String> fields) {
        if (fields.isEmpty()) {
            out.raw("NIL");
            return;
        }
        String before = "(";
        for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
            out.raw(before).string(field.getKey()).space();
            String value = field.getValue();
            out.nstring(value == null ? null : Bytes.of(value));
            before = " ";
        }
        out.raw(")");
    }
}
