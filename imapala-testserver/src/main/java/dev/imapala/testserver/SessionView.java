package dev.imapala.testserver;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was when somebody looked.
 *
 * @param number the number of the session, from 1 on
 * @param user who is logged in, or null
 * @param selected the mailbox that is selected, or null
 * @param readOnly whether it is selected by EXAMINE
 * @param idling whether the client idles
 * @param tls whether the connection is encrypted
 * @param enabled what the client has enabled
 * @since 0.1
 */
public record SessionView(
        int number,
        @Nullable String user,
        @Nullable MailboxName selected,
        boolean readOnly,
        boolean idling,
        boolean tls,
        Set<Capability> enabled) {
    /** Copies. */
    public SessionView {
        enabled = Collections.unmodifiableSet(new LinkedHashSet<>(enabled));
    }

    /** Tells whether this user idles on this mailbox. */
    public boolean isIdlingOn(String someUser, String mailbox) {
        return idling && someUser.equals(user) && selected != null && selected.equals(MailboxName.of(mailbox));
    }
}
