package dev.imapala.protocol.command;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Needs;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message to append, with its flags and internal date.
 *
 * <pre>
 * Append.message(bytes).flags(Flag.SEEN).internalDate(date)
 * Append.catenate(List.of(AppendPart.text(header), AppendPart.url(MessageUrl.inSelected(uid).section(Section.TEXT))))
 * </pre>
 *
 * <p>RFC 9051 section 6.3.12
 */
public final class Append {
    private final List<AppendPart> parts;
    private final boolean catenated;
    private final List<Flag> flags;
    private final @Nullable InternalDate date;

    private Append(List<AppendPart> parts, boolean catenated, List<Flag> flags, @Nullable InternalDate date) {
        this.parts = parts;
        this.catenated = catenated;
        this.flags = flags;
        this.date = date;
    }

    private static Append of(AppendPart part) {
        return new Append(List.of(part), false, List.of(), null);
    }

    /**
     * Returns {@code message} without flags, dated by the server. It is sent as it is; mail has CRLF line ends.
     *
     * @throws IllegalArgumentException if {@code message} has a NUL octet, which a literal cannot carry
     */
    public static Append message(Bytes message) {
        return message(Content.of(message));
    }

    /**
     * Returns the message that {@code content} is, without flags, dated by the server. It is sent as it is; mail has
     * CRLF line ends. Of content that is not in memory the size alone is known here: the rest is seen when it is sent.
     *
     * @throws IllegalArgumentException if {@code content} is in memory and has a NUL octet, which a literal cannot carry
     */
    public static Append message(Content content) {
        return of(new AppendPart.Text(content));
    }

    /**
     * Returns the message that {@code content} is, which may have NUL octets.
     *
     * <p>RFC 3516 section 4.4
     */
    @Needs("BINARY")
    public static Append binary(Content content) {
        return of(new AppendPart.Binary(content));
    }

    /**
     * Returns the message that {@code content} is, in the form that servers of 2013 want if its header has UTF-8; later ones
     * take it as any {@link #message(Content) message}.
     *
     * <p>RFC 6855 section 4
     */
    @Needs("UTF8=ACCEPT")
    public static Append utf8(Content content) {
        return of(new AppendPart.Utf8(content));
    }

    /**
     * Returns the message that is all of {@code parts}, one after the other: text of yours, and pieces of messages that the
     * server has.
     *
     * @throws IllegalArgumentException if there is no part, or one is {@link AppendPart.Binary}
     * RFC 4469 section 3
     */
    @Needs("CATENATE")
    public static Append catenate(List<AppendPart> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(AppendPart.Binary.class::isInstance)) {
            throw new IllegalArgumentException("a message is made of one or more parts, none of them binary");
        }
        return new Append(List.copyOf(parts), true, List.of(), null);
    }

    /**
     * Returns the same with {@code flags}, in the order of the wire.
     *
     * @throws IllegalArgumentException if one of them cannot be stored: {@code \Recent} or {@code \*}
     */
    public Append flags(Flag... newFlags) {
        if (Arrays.asList(newFlags).contains(Flag.RECENT)
                || Arrays.asList(newFlags).contains(Flag.ANY_KEYWORD)) {
            throw new IllegalArgumentException("\\Recent and \\* cannot be stored: the server alone sets them");
        }
        return new Append(parts, catenated, List.copyOf(new LinkedHashSet<>(List.of(newFlags))), date);
    }

    /** Returns the same with the internal date {@code newDate}. */
    public Append internalDate(InternalDate newDate) {
        return new Append(parts, catenated, flags, newDate);
    }

    /** Returns what the message is made of: one part, unless it {@linkplain #isCatenated() is catenated}. */
    public List<AppendPart> parts() {
        return parts;
    }

    /** Tells whether the server makes the message of parts. */
    public boolean isCatenated() {
        return catenated;
    }

    /** Returns how many octets are sent: all of the message, unless the server has some of it. */
    public long size() {
        long size = 0;
        for (AppendPart part : parts) {
            Content content = part.content();
            size += content == null ? 0 : content.size();
        }
        return size;
    }

    /** Returns the capabilities that the server must have for this. */
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        if (catenated) {
            needs.add(Capability.CATENATE);
        }
        parts.forEach(part -> needs.addAll(part.needs()));
        return needs;
    }

    /** Returns the flags, in the order of the wire. */
    public List<Flag> flags() {
        return flags;
    }

    /** Returns the internal date; null for the time at which the server gets the message. */
    public @Nullable InternalDate internalDate() {
        return date;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Append that
                && catenated == that.catenated
                && parts.equals(that.parts)
                && flags.equals(that.flags)
                && Objects.equals(date, that.date);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts, catenated, flags, date);
    }

    @Override
    public String toString() {
        return "Append[" + size() + " octets " + flags + "]";
    }
}
