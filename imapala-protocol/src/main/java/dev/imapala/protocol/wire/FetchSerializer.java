package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
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
        List<FetchItem<?>> items = command.fetch().items();
        String before = "(";
        for (FetchItem<?> item : items) {
            out.raw(before);
            requested(out, item);
            before = " ";
        }
        out.raw(")");
    }

    private static void requested(WireWriter out, FetchItem<?> item) {
        Section section = item.section();
        if (section == null) {
            out.raw(item.toString());
            return;
        }
        out.raw(item.isPeek() ? "BODY.PEEK" : "BODY");
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
        out.raw(")");
    }

    private static void answered(WireWriter out, FetchedMessage message, FetchItem<?> item) {
        Section section = item.section();
        if (section == null) {
            out.raw(item.toString());
        } else {
            out.raw("BODY");
            section(out, section);
            out.raw(item.partial() == null ? "" : "<" + item.partial().offset() + ">");
        }
        out.space();
        Object value = streamed(message, item)
                .map(Object.class::cast)
                .orElse(message.find(item).orElse(null));
        if (item.equals(FetchItem.FLAGS)) {
            out.flags(message.get(FetchItem.FLAGS));
        } else if (value == null) {
            out.raw("NIL");
        } else {
            value(out, value, item.equals(FetchItem.BODYSTRUCTURE));
        }
    }

    /** Only octets of sections are ever streamed. */
    @SuppressWarnings("unchecked") // an item with a section brings octets
    private static Optional<Content.Streamed> streamed(FetchedMessage message, FetchItem<?> item) {
        return item.section() == null ? Optional.empty() : message.streamed((FetchItem<Bytes>) item);
    }

    private static void value(WireWriter out, Object value, boolean extended) {
        if (value instanceof Bytes octets) {
            out.string(octets);
        } else if (value instanceof Content content) {
            out.literal(content);
        } else if (value instanceof Envelope envelope) {
            EnvelopeSerializer.write(out, envelope);
        } else if (value instanceof BodyStructure structure) {
            BodyStructureSerializer.write(out, structure, extended);
        } else if (value instanceof InternalDate date) {
            InternalDateWriter.write(out, date);
        } else {
            out.raw(value.toString());
        }
    }
}
