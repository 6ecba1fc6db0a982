package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an extended LIST tells of a mailbox besides its attributes.
 *
 * <p>RFC 9051 section 7.3.1
 */
public sealed interface ExtendedItem {
    /**
     * There are mailboxes below this one that would be listed, though they do not match the pattern.
     *
     * @param selections why they would be: the selection options that they fulfill, such as {@code SUBSCRIBED}, in upper case
     * RFC 9051 section 6.3.9.6
     */
    record ChildInfo(Set<String> selections) implements ExtendedItem {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is none, or one has other characters than letters, digits, and {@code -}
         */
        public ChildInfo {
            Set<String> upper = new LinkedHashSet<>();
            for (String selection : selections) {
                if (!selection.matches("[A-Za-z0-9-]+")) {
                    throw new IllegalArgumentException("a selection option is a word, such as SUBSCRIBED");
                }
                upper.add(selection.toUpperCase(Locale.ROOT));
            }
            if (upper.isEmpty()) {
                throw new IllegalArgumentException("CHILDINFO names at least one selection option");
            }
            selections = Collections.unmodifiableSet(upper);
        }
    }

    /**
     * The mailbox had another name: it was renamed, or the client wrote its name in another form than the server does.
     *
     * @param name the other name
     * RFC 9051 section 6.3.9.7
     */
    record OldName(MailboxName name) implements ExtendedItem {}

    /**
     * An item that is not known here, or is not in its form.
     *
     * @param tag its tag, such as {@code VENDOR.x}; empty if all items together are not in their form
     * @param value what follows the tag, as it came
     */
    record Other(String tag, Bytes value) implements ExtendedItem {
        /**
         * Checks the tag.
         *
         * @throws IllegalArgumentException if it has a control character
         */
        public Other {
            if (tag.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a tag of an extended item has no control characters");
            }
        }
    }
}
