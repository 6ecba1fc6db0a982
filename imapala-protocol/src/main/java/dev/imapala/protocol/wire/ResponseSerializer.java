package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes octets of responses. The order of the wire is the order of the objects.
 *
 * <p>RFC 9051 section 9, {@code response}
 */
public final class ResponseSerializer {
    private final WireWriter out;

    private ResponseSerializer(WireWriter out) {
        this.out = out;
    }

    /**
     * Returns {@code response}; with strings and mailbox names in UTF-8 if {@code utf8}.
     *
     * @throws IllegalArgumentException if a part of it is not in memory: see {@link #fragments}
     */
    public static Bytes serialize(Response response, boolean utf8) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (Fragment fragment : fragments(response, utf8)) {
            octets.writeBytes(inMemory(fragment).toArray());
        }
        return Bytes.copyOf(octets.toByteArray());
    }

    private static Bytes inMemory(Fragment fragment) {
        if (fragment instanceof Fragment.Line line) {
            return line.octets();
        } else if (fragment instanceof Fragment.Literal literal) {
            return literal.octets();
        }
        throw new IllegalArgumentException("not all of the response is in memory: write it fragment by fragment");
    }

    /**
     * Returns {@code response} in pieces to write one after the other, without a copy of its literals; with strings and
     * mailbox names in UTF-8 if {@code utf8}.
     */
    public static List<Fragment> fragments(Response response, boolean utf8) {
        WireWriter out = WireWriter.ofResponse(utf8);
        new ResponseSerializer(out).response(response);
        return out.end().fragments();
    }

    private void response(Response response) {
        if (response instanceof Response.Tagged tagged) {
            out.atom(tagged.tag().value()).space();
            condition(tagged.status(), tagged.text());
        } else if (response instanceof Response.Continuation continuation) {
            out.raw("+ ").octets(line(continuation.text()));
        } else if (response instanceof Untagged untagged) {
            untagged(untagged);
        } else {
            throw new AssertionError(response);
        }
    }

    private void untagged(Untagged untagged) {
        if (untagged instanceof Untagged.Unrecognized unrecognized) {
            unrecognized(unrecognized);
            return;
        }
        out.raw("* ");
        if (untagged instanceof Untagged.Fetch fetch) {
            FetchSerializer.response(out, fetch.message());
        } else if (untagged instanceof Untagged.Exists exists) {
            out.number(exists.count()).raw(" EXISTS");
        } else if (untagged instanceof Untagged.Expunge expunge) {
            out.number(expunge.number()).raw(" EXPUNGE");
        } else if (untagged instanceof Untagged.Vanished vanished) {
            out.raw(vanished.earlier() ? "VANISHED (EARLIER) " : "VANISHED ");
            out.raw(vanished.uids().toString());
        } else if (untagged instanceof Untagged.Recent recent) {
            out.number(recent.count()).raw(" RECENT");
        } else if (untagged instanceof Untagged.Search search) {
            SearchSerializer.search(out, search.result());
        } else if (untagged instanceof Untagged.ESearch search) {
            SearchSerializer.eSearch(out, search);
        } else if (untagged instanceof Untagged.Sort sort) {
            SearchSerializer.sorted(out, sort.result());
        } else if (untagged instanceof Untagged.Threads threads) {
            SearchSerializer.threads(out, threads.threads());
        } else if (untagged instanceof Untagged.Listing listing) {
            MailboxSerializer.listing(out, "LIST", listing.mailbox());
        } else if (untagged instanceof Untagged.Lsub lsub) {
            MailboxSerializer.listing(out, "LSUB", lsub.mailbox());
        } else if (untagged instanceof Untagged.Xlist xlist) {
            MailboxSerializer.listing(out, "XLIST", xlist.mailbox());
        } else if (untagged instanceof Untagged.NamespaceData data) {
            NamespaceSerializer.write(out, data.namespaces());
        } else if (untagged instanceof Untagged.StatusData data) {
            MailboxSerializer.status(out, data.status());
        } else if (untagged instanceof Untagged.Flags flags) {
            out.raw("FLAGS ").flags(flags.flags());
        } else {
            aboutServer(untagged);
        }
    }

    private void aboutServer(Untagged untagged) {
        if (untagged instanceof Untagged.Condition condition) {
            condition(condition.status(), condition.text());
        } else if (untagged instanceof Untagged.CapabilityData data) {
            out.raw("CAPABILITY");
            data.capabilities().forEach(this::word);
        } else if (untagged instanceof Untagged.Enabled enabled) {
            out.raw("ENABLED");
            enabled.capabilities().forEach(this::word);
        } else if (untagged instanceof Untagged.Id id) {
            id(id.fields());
        } else {
            administrative(untagged);
        }
    }

    private void administrative(Untagged untagged) {
        if (untagged instanceof Untagged.AclData data) {
            AclSerializer.acl(out, data.acl());
        } else if (untagged instanceof Untagged.ListRights list) {
            AclSerializer.listRights(out, list.rights());
        } else if (untagged instanceof Untagged.MyRights mine) {
            AclSerializer.myRights(out, mine);
        } else if (untagged instanceof Untagged.QuotaData data) {
            QuotaSerializer.quota(out, data.quota());
        } else if (untagged instanceof Untagged.QuotaRoot roots) {
            QuotaSerializer.roots(out, roots);
        } else if (untagged instanceof Untagged.Metadata metadata) {
            MetadataSerializer.values(out, metadata);
        } else if (untagged instanceof Untagged.MetadataChanged changed) {
            MetadataSerializer.changed(out, changed);
        } else {
            throw new AssertionError(untagged);
        }
    }

    /** A line without a name came without the {@code *}, too. */
    private void unrecognized(Untagged.Unrecognized unrecognized) {
        boolean bare = unrecognized.name().isEmpty() && !unrecognized.rest().isEmpty();
        out.raw(bare ? "" : "* ").received(unrecognized.rest());
    }

    private void word(Capability capability) {
        out.space().atom(capability.name());
    }

    private void condition(Status status, ResponseText text) {
        out.raw(status.name()).space();
        ResponseCode code = text.code();
        if (code != null) {
            out.raw("[");
            ResponseCodeSerializer.write(out, code);
            out.raw("] ");
        }
        out.octets(line(Bytes.of(text.text())));
    }

    /** Free text cannot have line ends or NUL: they become spaces. */
    static Bytes line(Bytes text) {
        byte[] octets = text.toArray();
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\r' || octets[i] == '\n' || octets[i] == 0) {
                octets[i] = ' ';
            }
        }
        return Bytes.copyOf(octets);
    }

    private void id(Map<String, @Nullable String> fields) {
        out.raw("ID ");
        if (fields.isEmpty()) {
            out.raw("NIL");
            return;
        }
        String before = "(";
        for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
            String value = field.getValue();
            out.raw(before).string(field.getKey()).space();
            out.nstring(value == null ? null : Bytes.of(value));
            before = " ";
        }
        out.raw(")");
    }
}
