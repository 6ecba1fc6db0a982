package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The MIME structure of a message or part.
 *
 * <pre>
 * structure.first("text/plain").map(Part::section)    BODY[1.1]
 * structure.attachments()                             [2 application/pdf]
 * structure.part(2).flatMap(Part::fileName)           Rechnung für März.pdf
 * </pre>
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

    /**
     * Returns the value of the parameter {@code name} in any case, such as {@code charset}; nothing if there is none. One
     * that was sent in pieces or in another charset comes whole and decoded (RFC 2231 section 3, RFC 2231 section 4).
     */
    default Optional<String> parameter(String name) {
        return ParameterValues.find(parameters(), name);
    }

    /** Returns the media type and subtype in lower case, such as {@code text/plain}. */
    default String mediaType() {
        return type() + "/" + subtype();
    }

    /** Tells whether the media type is {@code type} in any case: {@code text/plain}, or {@code image/*} for any image. */
    default boolean is(String type) {
        String wanted = type.toLowerCase(Locale.ROOT);
        return wanted.endsWith("/*") ? wanted.equals(type() + "/*") : wanted.equals(mediaType());
    }

    /**
     * Returns the charset of a text: what its parameter says, else {@code us-ascii} (RFC 2045 section 5.2); nothing for
     * what is not a text and has no such parameter.
     */
    default Optional<String> charset() {
        Optional<String> told = parameter("charset");
        return told.isPresent() || !type().equals("text") ? told : Optional.of("us-ascii");
    }

    /**
     * Returns the name of the file that the sender suggests, from Content-Disposition, else from Content-Type; nothing if
     * there is none. Pieces are joined and decoded (RFC 2231 section 3, RFC 2231 section 4), encoded words too, which are
     * often found there though they should not. It is the sender's: there may be separators of folders in it, {@code ..},
     * or names that systems reserve, so never save a file under it as it is.
     */
    default Optional<String> fileName() {
        Disposition disposition = extension().disposition();
        Optional<String> name =
                disposition == null ? Optional.empty() : ParameterValues.findName(disposition.parameters(), "filename");
        return name.isPresent() ? name : ParameterValues.findName(parameters(), "name");
    }

    /**
     * Returns this message's parts with their numbers, from the first to the last, each before those inside it, those of
     * embedded messages included. To be asked of the structure of a whole message, as FETCH brings it.
     */
    default List<Part> allParts() {
        return Part.of(this);
    }

    /** Returns the part with these numbers, such as {@code part(2, 1)}; nothing if the message has no such part. */
    default Optional<Part> part(long... number) {
        List<Long> wanted = Arrays.stream(number).boxed().toList();
        return allParts().stream().filter(part -> part.number().equals(wanted)).findFirst();
    }

    /**
     * Returns the first part whose media type {@linkplain #is(String) is} {@code type} and that is no attachment, such as
     * the text of a message; nothing if there is none. Embedded messages are not looked into.
     */
    default Optional<Part> first(String type) {
        return Part.outermost(this).stream()
                .filter(part -> part.is(type) && !part.isAttachment())
                .findFirst();
    }

    /** Returns the parts that {@linkplain Part#isAttachment() are attachments}. Embedded messages are not looked into. */
    default List<Part> attachments() {
        return Part.outermost(this).stream().filter(Part::isAttachment).toList();
    }

    /** Puts a word into lower case: most are already. */
    private static String lower(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 0x80) {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }

    private static String upper(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 0x80) {
                return word.toUpperCase(Locale.ROOT);
            }
        }
        return word;
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
            subtype = lower(subtype);
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
            subtype = lower(subtype);
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
            subtype = lower(subtype);
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
            type = lower(type);
            subtype = lower(subtype);
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

        /** Returns the Content-Description with encoded words decoded (RFC 2047 section 2); empty if there is none. */
        default String description() {
            return EncodedWords.decode(fields().description());
        }

        /** Returns the Content-ID, usually in angle brackets; empty if there is none. */
        default String contentId() {
            Bytes id = fields().id();
            return id == null ? "" : id.text();
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
            encoding = upper(encoding);
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
            name = lower(name);
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
            type = lower(type);
            parameters = List.copyOf(parameters);
        }

        /** Returns the value of the parameter {@code name} in any case, such as {@code size}, joined and decoded. */
        public Optional<String> parameter(String name) {
            return ParameterValues.find(parameters, name);
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
