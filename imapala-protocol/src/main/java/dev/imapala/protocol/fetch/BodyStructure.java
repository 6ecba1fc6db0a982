package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The MIME structure of a message or part.
 *
 * <p>RFC 9051 section 7.5.2
 */
public sealed interface BodyStructure {
    /** Returns the media type, such as {@code text}, in lower case. */
    String type();

    /** Returns the media subtype, such as {@code plain}, in lower case. */
    String subtype();

    /** Returns the parameters of the media type, in order. */
    List<Parameter> parameters();

    /** Returns the extension data; {@link Extension#NONE} in answer to BODY. */
    Extension extension();

    /** Returns the value of the parameter {@code name} in any case, such as {@code charset}; nothing if there is none. */
    default Optional<String> parameter(String name) {
        return Parameter.find(parameters(), name);
    }

    /**
     * Several parts.
     *
     * @param parts the parts, in order; a broken message may have none
     * @param subtype the media subtype, such as {@code mixed}
     * @param parameters the parameters of the media type
     * @param extension the extension data
     */
    record Multipart(List<BodyStructure> parts, String subtype, List<Parameter> parameters, Extension extension)
            implements BodyStructure {
        /** Copies. */
        public Multipart {
            parts = List.copyOf(parts);
            subtype = subtype.toLowerCase(Locale.ROOT);
            parameters = List.copyOf(parameters);
        }

        @Override
        public String type() {
            return "multipart";
        }
    }

    /**
     * A part with text.
     *
     * @param subtype the media subtype, such as {@code plain}
     * @param fields what every single part has
     * @param lines the number of text lines; -1 if the server did not say
     * @param extension the extension data
     */
    record Text(String subtype, Fields fields, long lines, Extension extension) implements Single {
        /** Puts the subtype into lower case. */
        public Text {
            subtype = subtype.toLowerCase(Locale.ROOT);
        }

        @Override
        public String type() {
            return "text";
        }
    }

    /**
     * A part that is a message itself.
     *
     * @param subtype {@code rfc822}, or {@code global}
     * @param fields what every single part has
     * @param envelope the header of that message; null if the server did not look inside
     * @param body its structure; null if the server did not look inside
     * @param lines the number of text lines; -1 if the server did not say
     * @param extension the extension data
     */
    record Message(
            String subtype,
            Fields fields,
            @Nullable Envelope envelope,
            @Nullable BodyStructure body,
            long lines,
            Extension extension)
            implements Single {
        /** Puts the subtype into lower case. */
        public Message {
            subtype = subtype.toLowerCase(Locale.ROOT);
        }

        @Override
        public String type() {
            return "message";
        }
    }

    /**
     * Any other part.
     *
     * @param type the media type, such as {@code application}
     * @param subtype the media subtype, such as {@code pdf}
     * @param fields what every single part has
     * @param extension the extension data
     */
    record Basic(String type, String subtype, Fields fields, Extension extension) implements Single {
        /** Puts type and subtype into lower case. */
        public Basic {
            type = type.toLowerCase(Locale.ROOT);
            subtype = subtype.toLowerCase(Locale.ROOT);
        }
    }

    /** A part without parts. */
    sealed interface Single extends BodyStructure permits Text, Message, Basic {
        /** Returns what every single part has. */
        Fields fields();

        @Override
        default List<Parameter> parameters() {
            return fields().parameters();
        }

        /** Returns the size in octets, in its transfer encoding; -1 if the server did not say. */
        default long size() {
            return fields().size();
        }
    }

    /**
     * What every single part has ({@code body-fields}).
     *
     * @param parameters the parameters of the media type
     * @param id the Content-ID
     * @param description the Content-Description
     * @param encoding the transfer encoding, in upper case, {@code 7BIT} if the server did not say
     * @param size the size in octets, in its transfer encoding; -1 if the server did not say
     */
    record Fields(
            List<Parameter> parameters,
            @Nullable Bytes id,
            @Nullable Bytes description,
            String encoding,
            long size) {
        /** Copies. */
        public Fields {
            parameters = List.copyOf(parameters);
            encoding = encoding.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * A parameter of a media type or disposition.
     *
     * @param name the name, in lower case
     * @param value the value, as it came
     */
    record Parameter(String name, Bytes value) {
        /** Puts the name into lower case. */
        public Parameter {
            name = name.toLowerCase(Locale.ROOT);
        }

        static Optional<String> find(List<Parameter> parameters, String name) {
            for (Parameter parameter : parameters) {
                if (parameter.name.equalsIgnoreCase(name)) {
                    return Optional.of(parameter.value.text());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The Content-Disposition.
     *
     * @param type such as {@code attachment}, in lower case
     * @param parameters the parameters, in order
     */
    record Disposition(String type, List<Parameter> parameters) {
        /** Copies. */
        public Disposition {
            type = type.toLowerCase(Locale.ROOT);
            parameters = List.copyOf(parameters);
        }

        /** Returns the value of the parameter {@code name} in any case, such as {@code filename}. */
        public Optional<String> parameter(String name) {
            return Parameter.find(parameters, name);
        }
    }

    /**
     * What BODYSTRUCTURE says and BODY does not.
     *
     * @param md5 the Content-MD5; always null for several parts
     * @param disposition the Content-Disposition
     * @param languages the Content-Language
     * @param location the Content-Location
     * @param more data of future extensions, as it came
     */
    record Extension(
            @Nullable Bytes md5,
            @Nullable Disposition disposition,
            List<String> languages,
            @Nullable Bytes location,
            @Nullable Bytes more) {
        /** No extension data. */
        public static final Extension NONE = new Extension(null, null, List.of(), null, null);

        /** Copies. */
        public Extension {
            languages = List.copyOf(languages);
        }
    }
}
