package dev.imapala.protocol.command;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message to append, with its flags and internal date.
 *
 * <pre>
 * Append.message(bytes).flags(Flag.SEEN).internalDate(date)
 * </pre>
 *
 * <p>RFC 9051 section 6.3.12
 */
public final class Append {
    private final Content content;
    private final List<Flag> flags;
    private final @Nullable InternalDate date;

    private Append(Content content, List<Flag> flags, @Nullable InternalDate date) {
        this.content = content;
        this.flags = flags;
        this.date = date;
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
        if (content instanceof Content.InMemory memory) {
            checkNoNul(memory.octets());
        }
        return new Append(content, List.of(), null);
    }

    private static void checkNoNul(Bytes message) {
        int nul = message.indexOf((byte) 0);
        if (nul >= 0) {
            throw new IllegalArgumentException("the message has a NUL octet at " + nul
                    + ", which a literal cannot carry; encode that part in base64 first");
        }
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
        return new Append(content, List.copyOf(new LinkedHashSet<>(List.of(newFlags))), date);
    }

    /** Returns the same with the internal date {@code newDate}. */
    public Append internalDate(InternalDate newDate) {
        return new Append(content, flags, newDate);
    }

    /** Returns the message. */
    public Content content() {
        return content;
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
                && content.equals(that.content)
                && flags.equals(that.flags)
                && Objects.equals(date, that.date);
    }

    @Override
    public int hashCode() {
        return Objects.hash(content, flags, date);
    }

    @Override
    public String toString() {
        return "Append[" + content.size() + " octets " + flags + "]";
    }
}
