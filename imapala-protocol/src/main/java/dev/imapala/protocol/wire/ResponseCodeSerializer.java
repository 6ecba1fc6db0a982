package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.response.ResponseCode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands in the brackets of a status response.
 *
 * <p>RFC 9051 section 9, {@code resp-text-code}
 */
final class ResponseCodeSerializer {
    private final WireWriter out;

    private ResponseCodeSerializer(WireWriter out) {
        this.out = out;
    }

    static void write(WireWriter out, ResponseCode code) {
        new ResponseCodeSerializer(out).write(code);
    }

    private void write(ResponseCode code) {
        if (code instanceof ResponseCode.Word word) {
            out.atom(word.name());
        } else if (code instanceof ResponseCode.CapabilityList list) {
            out.raw("CAPABILITY");
            list.capabilities().forEach(capability -> out.space().atom(capability.name()));
        } else if (code instanceof ResponseCode.PermanentFlags permanent) {
            out.raw("PERMANENTFLAGS ").flags(permanent.flags());
        } else if (code instanceof ResponseCode.UidNext next) {
            out.raw("UIDNEXT ").number(next.uid());
        } else if (code instanceof ResponseCode.UidValidity validity) {
            out.raw("UIDVALIDITY ").number(validity.value());
        } else if (code instanceof ResponseCode.Unseen unseen) {
            out.raw("UNSEEN ").number(unseen.number());
        } else if (code instanceof ResponseCode.HighestModSeq highest) {
            out.raw("HIGHESTMODSEQ ").number(highest.modSeq().value());
        } else if (code instanceof ResponseCode.Other other) {
            out.atom(other.name()).space().octets(ResponseSerializer.line(other.arguments()));
        } else {
            aboutMessages(code);
        }
    }

    private void aboutMessages(ResponseCode code) {
        if (code instanceof ResponseCode.AppendUid append) {
            out.raw("APPENDUID ").number(append.uidValidity()).space();
            out.raw(append.uids().toString());
        } else if (code instanceof ResponseCode.CopyUid copy) {
            out.raw("COPYUID ").number(copy.uidValidity()).space();
            out.raw(copy.uids().sourcesInOrder()).space().raw(copy.uids().copiesInOrder());
        } else if (code instanceof ResponseCode.Modified modified) {
            out.raw("MODIFIED ").raw(modified.messages().toString());
        } else if (code instanceof ResponseCode.MessageLimit limit) {
            out.raw("MESSAGELIMIT ").number(limit.limit());
            out.raw(limit.lowest() == null ? "" : " " + limit.lowest());
        } else if (code instanceof ResponseCode.MaxConvert max) {
            out.raw("MAXCONVERT" + max.unit() + " ").number(max.limit());
        } else if (code instanceof ResponseCode.AnnotationRefused refused) {
            out.raw("ANNOTATE ").raw(refused.limit().name());
        } else {
            aboutMailboxes(code);
        }
    }

    private void aboutMailboxes(ResponseCode code) {
        if (code instanceof ResponseCode.MailboxId mailbox) {
            out.raw("MAILBOXID (").atom(mailbox.id().value()).raw(")");
        } else if (code instanceof ResponseCode.NewName name) {
            out.raw("NEWNAME ").string(name.oldName().encoded()).space();
            out.string(name.newName().encoded());
        } else if (code instanceof ResponseCode.Annotations annotations) {
            annotations(annotations);
        } else if (code instanceof ResponseCode.MetadataRefused refused) {
            out.raw("METADATA ").raw(refused.reason().name());
        } else if (code instanceof ResponseCode.MetadataMaxSize max) {
            out.raw("METADATA MAXSIZE ").number(max.octets());
        } else if (code instanceof ResponseCode.MetadataLongEntries entries) {
            out.raw("METADATA LONGENTRIES ").number(entries.octets());
        } else {
            aboutServer(code);
        }
    }

    private void aboutServer(ResponseCode code) {
        if (code instanceof ResponseCode.BadCharset charset) {
            out.raw("BADCHARSET");
            strings(charset.charsets());
        } else if (code instanceof ResponseCode.BadEvent event) {
            out.raw("BADEVENT");
            strings(event.events());
        } else if (code instanceof ResponseCode.BadUrl url) {
            out.raw("BADURL ").atom(url.url());
        } else if (code instanceof ResponseCode.Referral referral) {
            out.raw("REFERRAL ").atom(String.join(" ", referral.urls()));
        } else if (code instanceof ResponseCode.UrlMechanisms mechanisms) {
            urlMechanisms(mechanisms.others());
        } else if (code instanceof ResponseCode.NoUpdate update) {
            out.raw("NOUPDATE ").string(update.tag());
        } else if (code instanceof ResponseCode.UndefinedFilter filter) {
            out.raw("UNDEFINED-FILTER ").atom(filter.name());
        } else if (code instanceof ResponseCode.InProgress progress) {
            inProgress(progress);
        } else {
            throw new AssertionError(code);
        }
    }

    private void strings(List<String> strings) {
        String before = " (";
        for (String string : strings) {
            out.raw(before).astring(Bytes.of(string));
            before = " ";
        }
        out.raw(strings.isEmpty() ? "" : ")");
    }

    private void annotations(ResponseCode.Annotations annotations) {
        out.raw("ANNOTATIONS ");
        switch (annotations.access()) {
            case NONE -> out.raw("NONE");
            case READ_ONLY -> out.raw("READ-ONLY");
            case READ_WRITE -> out.number(annotations.maxSize());
        }
        out.raw(annotations.noPrivate() ? " NOPRIVATE" : "");
    }

    private void urlMechanisms(Map<String, @Nullable Bytes> others) {
        out.raw("URLMECH INTERNAL");
        others.forEach((name, data) -> {
            out.space().atom(name);
            if (data != null) {
                out.raw("=").secretRaw(Base64.getEncoder().encodeToString(data.toArray()));
            }
        });
    }

    private void inProgress(ResponseCode.InProgress progress) {
        out.raw("INPROGRESS");
        if (progress.tag() != null || progress.done() != null) {
            out.raw(" (").nstring(progress.tag() == null ? null : Bytes.of(progress.tag()));
            out.raw(" " + (progress.done() == null ? "NIL" : progress.done()));
            out.raw(" " + (progress.goal() == null ? "NIL" : progress.goal()) + ")");
        }
    }
}
