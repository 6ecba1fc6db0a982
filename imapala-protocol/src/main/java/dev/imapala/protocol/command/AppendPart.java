package dev.imapala.protocol.command;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Needs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message to append is made of.
 *
 * <p>RFC 9051 section 6.3.12, RFC 4469 section 3
 */
public sealed interface AppendPart {
    /** Returns the octets that are sent; null if the server has them. */
    @Nullable
    Content content();

    /** Returns the capabilities that the server must have for this. */
    default Set<Capability> needs() {
        return Set.of();
    }

    /** Returns {@code octets} as they are. */
    static AppendPart text(Bytes octets) {
        return new Text(Content.of(octets));
    }

    /** Returns the message, or the piece of one, that the server has at {@code url}. */
    @Needs("CATENATE")
    static AppendPart url(MessageUrl url) {
        return new Url(url.toString());
    }

    /**
     * Octets without NUL, as a literal.
     *
     * @param content the octets
     */
    record Text(Content content) implements AppendPart {
        /**
         * Looks for NUL.
         *
         * @throws IllegalArgumentException if {@code content} is in memory and has a NUL octet, which a literal cannot carry
         */
        public Text {
            if (content instanceof Content.InMemory memory) {
                checkNoNul(memory.octets());
            }
        }

        private static void checkNoNul(Bytes octets) {
            int nul = octets.indexOf((byte) 0);
            if (nul >= 0) {
                throw new IllegalArgumentException("the message has a NUL octet at " + nul
                        + ", which a literal cannot carry; encode that part in base64 first, or append it as binary");
            }
        }
    }

    /**
     * Any octets, as a literal8.
     *
     * @param content the octets
     * RFC 3516 section 4.4
     */
    @Needs("BINARY")
    record Binary(Content content) implements AppendPart {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.BINARY);
        }
    }

    /**
     * Octets with UTF-8 in the header, in the form that servers of 2013 want; later ones take them as {@link
     * Text}.
     *
     * @param content the octets
     * RFC 6855 section 4
     */
    @Needs("UTF8=ACCEPT")
    record Utf8(Content content) implements AppendPart {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.UTF8_ACCEPT);
        }
    }

    /**
     * What the server has at a URL.
     *
     * @param url the URL; {@link MessageUrl} makes those that every server with CATENATE knows
     * RFC 4469 section 3
     */
    @Needs("CATENATE")
    record Url(String url) implements AppendPart {
        /**
         * Checks the characters.
         *
         * @throws IllegalArgumentException if {@code url} is empty or has others than printable ASCII
         */
        public Url {
            if (url.isEmpty() || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new IllegalArgumentException(
                        "a URL has characters of printable ASCII only; others are encoded as %");
            }
        }

        @Override
        public @Nullable Content content() {
            return null;
        }

        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.CATENATE);
        }
    }
}
