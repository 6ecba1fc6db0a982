package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;

/** What a command does to messages: it can be said before and after, and done. */
interface Change {
    /** Returns the word for it, such as {@code copy}. */
    String verb();

    /** Returns the word for it when it is done, such as {@code copied}. */
    String past();

    /** Returns the word for it that programs read before it is done. */
    default String action() {
        return verb();
    }

    /** Returns the word for it that programs read when it is done. */
    default String type() {
        return past();
    }

    /** Returns what follows the word, such as {@code 3 messages from INBOX to Archive}. */
    String object(String messages, String mailbox);

    /** Adds what is particular to it, for programs. */
    Outcome describe(Outcome outcome);

    /**
     * Does it to {@code messages}.
     *
     * @return the UIDs that the messages have now, where the server told; {@link UidSet#EMPTY} if not
     */
    UidSet apply(BlockingMailbox mailbox, UidSet messages);
}
