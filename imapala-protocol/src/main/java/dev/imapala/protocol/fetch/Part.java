package dev.imapala.protocol.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of a message and its number: what {@code BODY[2.1]} is about. {@link BodyStructure#allParts()} makes them.
 *
 * <p>RFC 9051 section 6.4.5.1
 */
public final class Part {
    /** Parts of these make up one thing: a page and its images, a text and its signature, a report. */
    private static final Set<String> WHOLES = Set.of("related", "signed", "encrypted", "report");

    private final List<Long> number;
    private final BodyStructure structure;
    private final boolean belongs;

    private Part(List<Long> number, BodyStructure structure, boolean belongs) {
        this.number = List.copyOf(number);
        this.structure = structure;
        this.belongs = belongs;
    }

    /** Returns the parts of a message, from the first to the last, each before those inside it. */
    static List<Part> of(BodyStructure message) {
        List<Part> parts = new ArrayList<>();
        addMessage(parts, List.of(), message);
        return List.copyOf(parts);
    }

    /** Returns the parts of a message without those of messages embedded in it. */
    static List<Part> outermost(BodyStructure message) {
        List<Part> parts = new ArrayList<>();
        List<Long> embedded = null;
        for (Part part : of(message)) {
            boolean inside = embedded != null
                    && part.number.size() > embedded.size()
                    && part.number.subList(0, embedded.size()).equals(embedded);
            if (!inside) {
                parts.add(part);
                embedded = part.structure instanceof BodyStructure.Message ? part.number : null;
            }
        }
        return parts;
    }

    /** A message that has several parts has no number of its own, and one that has not is its own part 1. */
    private static void addMessage(List<Part> parts, List<Long> number, BodyStructure message) {
        if (message instanceof BodyStructure.Multipart multipart) {
            if (number.isEmpty()) {
                parts.add(new Part(number, multipart, false));
            }
            addChildren(parts, number, multipart);
        } else {
            add(parts, child(number, 1), message, false);
        }
    }

    private static void add(List<Part> parts, List<Long> number, BodyStructure structure, boolean belongs) {
        parts.add(new Part(number, structure, belongs));
        if (structure instanceof BodyStructure.Multipart multipart) {
            addChildren(parts, number, multipart);
        } else if (structure instanceof BodyStructure.Message message && message.body() != null) {
            addMessage(parts, number, message.body());
        }
    }

    private static void addChildren(List<Part> parts, List<Long> number, BodyStructure.Multipart multipart) {
        boolean belongs = WHOLES.contains(multipart.subtype());
        long next = 1;
        for (BodyStructure child : multipart.parts()) {
            add(parts, child(number, next), child, belongs);
            next++;
        }
    }

    private static List<Long> child(List<Long> parent, long number) {
        List<Long> child = new ArrayList<>(parent);
        child.add(number);
        return child;
    }

    /** Returns the numbers from the outermost in; none for a message with several parts as a whole. */
    public List<Long> number() {
        return number;
    }

    /** Returns what the server said of the part. */
    public BodyStructure structure() {
        return structure;
    }

    /**
     * Returns where the octets of the part are: {@code BODY[2.1]}, in their transfer encoding; {@code BODY[TEXT]} for a
     * message with several parts as a whole. Of an embedded message, its header is among them.
     */
    public Section section() {
        return number.isEmpty() ? Section.TEXT : new Section(number, Section.Text.ALL, List.of());
    }

    /** Tells whether the media type is {@code type}: see {@link BodyStructure#is(String)}. */
    public boolean is(String type) {
        return structure.is(type);
    }

    /** Returns the name of the file: see {@link BodyStructure#fileName()}. */
    public Optional<String> fileName() {
        return structure.fileName();
    }

    /**
     * Tells whether the part is one that a user would save, rather than read in its place. What the sender said
     * ({@code Content-Disposition}) is what counts. Where he said nothing, a part with the name of a file is an
     * attachment, and so are an embedded message and all that is not text, unless they belong to another part: the images
     * of a page, a signature, what machines read of a report. Several parts are no attachment.
     */
    public boolean isAttachment() {
        if (structure instanceof BodyStructure.Multipart) {
            return false;
        }
        BodyStructure.Disposition disposition = structure.extension().disposition();
        if (disposition != null) {
            return !disposition.type().equals("inline");
        }
        return !belongs && (fileName().isPresent() || !structure.type().equals("text"));
    }

    /** Tells whether the part is to be shown in its place: a single part that is no attachment. */
    public boolean isInline() {
        return structure instanceof BodyStructure.Single && !isAttachment();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part that
                && number.equals(that.number)
                && structure.equals(that.structure)
                && belongs == that.belongs;
    }

    @Override
    public int hashCode() {
        return 31 * number.hashCode() + structure.hashCode();
    }

    /** Returns the number and the media type, such as {@code 2.1 text/plain}. */
    @Override
    public String toString() {
        String path = number.stream().map(String::valueOf).collect(Collectors.joining("."));
        return (path.isEmpty() ? "" : path + " ") + structure.mediaType();
    }
}
