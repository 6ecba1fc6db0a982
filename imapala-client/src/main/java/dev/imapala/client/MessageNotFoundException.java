package dev.imapala.client;

import dev.imapala.protocol.Uid;

/**
 * The server has no message with the UID, or the message has no such section. Session and mailbox stay as they were.
 *
 * <p>RFC 9051 section 6.4.8
 */
public final class MessageNotFoundException extends ImapException {
    private static final long serialVersionUID = 1;

    /**
     * Says what was asked for.
     *
     * @param uid the UID
     * @param item what was asked for of the message
     */
    public MessageNotFoundException(Uid uid, String item) {
        super(
                "the server sent no " + item + " of a message with UID " + uid.value()
                        + ": it was expunged, or has no such section",
                null);
    }

    private MessageNotFoundException(MessageNotFoundException original) {
        super(original);
    }

    @Override
    public MessageNotFoundException atCaller() {
        return new MessageNotFoundException(this);
    }
}
