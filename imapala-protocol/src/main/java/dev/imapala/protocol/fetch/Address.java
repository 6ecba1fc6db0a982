package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address of an envelope: a mailbox, or a group of them.
 *
 * <p>RFC 9051 section 7.5.2, RFC 5322 section 3.4
 */
public sealed interface Address {
    /** Returns the display name, with encoded words decoded; empty if there is none. */
    String displayName();

    /** Returns the mailbox, or those of the group. */
    Stream<Mailbox> mailboxes();

    /**
     * One mailbox, such as {@code "Ann" <ann@example.org>}. The octets are as the server sent them.
     *
     * @param name the display name, encoded words and all
     * @param route the source route, obsolete
     * @param mailbox what stands before the {@code @}
     * @param host what stands behind the {@code @}
     */
    record Mailbox(
            @Nullable Bytes name,
            @Nullable Bytes route,
            @Nullable Bytes mailbox,
            @Nullable Bytes host) implements Address {
        @Override
        public String displayName() {
            return EncodedWords.decode(name);
        }

        /** Returns {@code mailbox@host}; only what is there where one of them is missing. */
        public String address() {
            Bytes local = mailbox == null ? Bytes.EMPTY : mailbox;
            if (host == null) {
                return local.text();
            }
            return local.isAscii() && host.isAscii() ? ascii(local, host) : local.text() + "@" + host.text();
        }

        private static String ascii(Bytes local, Bytes host) {
            byte[] address = new byte[local.size() + 1 + host.size()];
            local.copyTo(address, 0);
            address[local.size()] = '@';
            host.copyTo(address, local.size() + 1);
            return new String(address, StandardCharsets.ISO_8859_1);
        }

        @Override
        public Stream<Mailbox> mailboxes() {
            return Stream.of(this);
        }
    }

    /**
     * A named group of mailboxes, such as {@code undisclosed-recipients:;}.
     *
     * @param name the name of the group
     * @param members its mailboxes, maybe none
     */
    record Group(Bytes name, List<Mailbox> members) implements Address {
        /** Copies. */
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public String displayName() {
            return EncodedWords.decode(name);
        }

        @Override
        public Stream<Mailbox> mailboxes() {
            return members.stream();
        }
    }
}
