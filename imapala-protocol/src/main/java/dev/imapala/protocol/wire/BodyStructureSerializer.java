package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes body structures, with extension data or without.
 *
 * <p>RFC 9051 section 9, {@code body}
 */
final class BodyStructureSerializer {
    private final WireWriter out;
    private final boolean extended;

    private BodyStructureSerializer(WireWriter out, boolean extended) {
        this.out = out;
        this.extended = extended;
    }

    static void write(WireWriter out, BodyStructure structure, boolean extended) {
        new BodyStructureSerializer(out, extended).write(structure);
    }

    private void write(BodyStructure structure) {
        out.raw("(");
        if (structure instanceof BodyStructure.Multipart multipart) {
            multipart.parts().forEach(this::write);
            out.raw(multipart.parts().isEmpty() ? "" : " ").string(multipart.subtype());
            if (extended) {
                out.space();
                parameters(multipart.parameters());
                extension(multipart.extension());
            }
        } else if (structure instanceof BodyStructure.Single single) {
            single(single);
        } else {
            throw new AssertionError(structure);
        }
        out.raw(")");
    }

    private void single(BodyStructure.Single single) {
        out.string(single.type()).space().string(single.subtype()).space();
        fields(single.fields());
        if (single instanceof BodyStructure.Text text) {
            lines(text.lines());
        } else if (single instanceof BodyStructure.Message message) {
            message(message);
        } else if (!(single instanceof BodyStructure.Basic)) {
            throw new AssertionError(single);
        }
        if (extended) {
            out.space().nstring(single.extension().md5());
            extension(single.extension());
        }
    }

    private void fields(BodyStructure.Fields fields) {
        parameters(fields.parameters());
        out.space().nstring(fields.id()).space().nstring(fields.description()).space();
        out.string(fields.encoding()).space().number(Math.max(fields.size(), 0));
    }

    private void lines(long lines) {
        if (lines >= 0) {
            out.space().number(lines);
        }
    }

    private void message(BodyStructure.Message message) {
        Envelope envelope = message.envelope();
        BodyStructure body = message.body();
        if (envelope != null && body != null) {
            out.space();
            EnvelopeSerializer.write(out, envelope);
            out.space();
            write(body);
        }
        lines(message.lines());
    }

    private void parameters(List<BodyStructure.Parameter> parameters) {
        if (parameters.isEmpty()) {
            out.raw("NIL");
            return;
        }
        String before = "(";
        for (BodyStructure.Parameter parameter : parameters) {
            out.raw(before).string(parameter.name()).space().string(parameter.value());
            before = " ";
        }
        out.raw(")");
    }

    private void extension(BodyStructure.Extension extension) {
        out.space();
        disposition(extension.disposition());
        out.space();
        languages(extension.languages());
        out.space().nstring(extension.location());
        Bytes more = extension.more();
        if (more != null) {
            out.space().received(more);
        }
    }

    private void disposition(BodyStructure.@Nullable Disposition disposition) {
        if (disposition == null) {
            out.raw("NIL");
            return;
        }
        out.raw("(").string(disposition.type()).space();
        parameters(disposition.parameters());
        out.raw(")");
    }

    private void languages(List<String> languages) {
        if (languages.isEmpty()) {
            out.raw("NIL");
            return;
        }
        String before = "(";
        for (String language : languages) {
            out.raw(before).string(language);
            before = " ";
        }
        out.raw(")");
    }
}
