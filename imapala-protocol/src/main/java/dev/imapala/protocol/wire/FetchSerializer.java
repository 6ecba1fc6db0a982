package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes FETCH, both ways.
 *
 * <p>RFC 9051 section 9, {@code fetch-att} and {@code msg-att}
 */
final class FetchSerializer {
    private FetchSerializer() {}

    static void arguments(WireWriter out, FetchCommand command) {
        out.raw(command.messages().numbers().toString()).space();
        Fetch fetch = command.fetch();
        String before = "(";
        for (FetchItem<?> item : fetch.items()) {
            out.raw(before);
            requested(out, item);
            before = " ";
        }
        out.raw(")");
        ModSeq since = fetch.changedSince();
        if (since != null) {
            out.raw(" (CHANGEDSINCE ").number(since.value()).raw(fetch.isVanished() ? " VANISHED)" : ")");
        }
    }

    private static void requested(WireWriter out, FetchItem<?> item) {
        Section section = item.section();
        if (section == null) {
            out.raw(item.toString()).raw(item.kind() == FetchItem.Kind.LAZY ? " (LAZY)" : "");
            return;
        }
        boolean peek = item.isPeek() && item.kind() != FetchItem.Kind.BINARY_SIZE;
        out.raw(item.kind().keyword()).raw(peek ? ".PEEK" : "");
        section(out, section);
        Partial partial = item.partial();
        if (partial != null) {
            out.raw("<" + partial.offset() + "." + partial.length() + ">");
        }
    }

    private static void section(WireWriter out, Section section) {
        out.raw("[");
        String before = "";
        for (Long number : section.part()) {
            out.raw(before).number(number);
            before = ".";
        }
        if (section.text() != Section.Text.ALL) {
            out.raw(before).raw(section.text().keyword());
        }
        before = " (";
        for (String field : section.fields()) {
            out.raw(before).astring(Bytes.of(field));
            before = " ";
        }
        out.raw(section.fields().isEmpty() ? "]" : ")]");
    }

    static void response(WireWriter out, FetchedMessage message) {
        out.number(message.sequenceNumber()).raw(" FETCH (");
        String before = "";
        for (FetchItem<?> item : message.items()) {
            out.raw(before);
            answered(out, message, item);
            before = " ";
        }
        for (Map.Entry<String, Bytes> item : message.unrecognized().entrySet()) {
            out.raw(before).received(Bytes.of(item.getKey())).space().received(item.getValue());
            before = " ";
        }
        Optional<Bytes> defect = message.defect();
        if (defect.isPresent()) {
            out.raw(before).received(defect.get());
        } else {
            out.raw(")");
        }
    }

    private static void answered(WireWriter out, FetchedMessage message, FetchItem<?> item) {
        Section section = item.section();
        if (section == null) {
            out.raw(item.toString());
        } else {
            out.raw(item.kind().keyword());
            section(out, section);
            out.raw(item.partial() == null ? "" : "<" + item.partial().offset() + ">");
        }
        out.space();
        Object value = streamed(message, item)
                .map(Object.class::cast)
                .orElse(message.find(item).orElse(null));
        if (item.equals(FetchItem.FLAGS)) {
            out.flags(message.get(FetchItem.FLAGS));
        } else if (item.equals(FetchItem.X_GM_LABELS)) {
            labels(out, message.get(FetchItem.X_GM_LABELS));
        } else if (value == null) {
            out.raw("NIL");
        } else {
            value(out, value, item);
        }
    }

    /** Only octets of sections are ever streamed. */
    @SuppressWarnings("unchecked") // the item was asked
    private static Optional<Content.Streamed> streamed(FetchedMessage message, FetchItem<?> item) {
        return item.bringsOctets() ? message.streamed((FetchItem<Bytes>) item) : Optional.empty();
    }

    private static void value(WireWriter out, Object value, FetchItem<?> item) {
        if (value instanceof Bytes octets && item.kind() == FetchItem.Kind.BINARY) {
            out.nstringOrLiteral8(octets);
        } else if (value instanceof Bytes octets) {
            out.string(octets);
        } else if (value instanceof Content content) {
            if (item.kind() == FetchItem.Kind.BINARY) {
                out.literal8(content);
            } else {
                out.literal(content);
            }
        } else if (value instanceof Envelope envelope) {
            EnvelopeSerializer.write(out, envelope);
        } else if (value instanceof BodyStructure structure) {
            BodyStructureSerializer.write(out, structure, item.equals(FetchItem.BODYSTRUCTURE));
        } else if (value instanceof InternalDate date) {
            InternalDateWriter.write(out, date);
        } else if (value instanceof ModSeq modSeq) {
            out.raw("(").number(modSeq.value()).raw(")");
        } else if (value instanceof ObjectId id) {
            out.raw("(").atom(id.value()).raw(")");
        } else if (value instanceof String text) {
            out.string(text);
        } else if (value instanceof Long number) {
            out.raw(Long.toUnsignedString(number));
        } else {
            out.raw(value.toString());
        }
    }

    static void labels(WireWriter out, List<GmailLabel> labels) {
        String before = "(";
        for (GmailLabel label : labels) {
            out.raw(before).label(label);
            before = " ";
        }
        out.raw(labels.isEmpty() ? "()" : ")");
    }
}
