package dev.imapala.testserver;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Uid;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A mailbox as it was when somebody looked.
 *
 * @param name the name
 * @param uidValidity the UIDVALIDITY value
 * @param uidNext the UID that the next message will get
 * @param messages the messages, by ascending UID
 * @since 0.1
 */
public record MailboxView(MailboxName name, long uidValidity, long uidNext, List<MessageView> messages) {
    /** Copies. */
    public MailboxView {
        messages = List.copyOf(messages);
    }

    /**
     * Returns the message with that UID.
     *
     * @throws NoSuchElementException if there is none
     */
    public MessageView message(Uid uid) {
        return messages.stream()
                .filter(message -> message.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no message with UID " + uid + " in " + name));
    }
}
