package dev.imapala.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something failed. The subclasses say what, and what is still usable afterwards. Messages hold no credential and no
 * mail text.
 */
public abstract class ImapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.copyOf makes serializable ones
    private List<String> conversation = List.of();

    /** Makes a failure that {@code cause}, if given, has led to. */
    protected ImapException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Makes the same failure again, caused by {@code original}. */
    ImapException(ImapException original) {
        super(original.getMessage(), original);
        conversation = original.conversation;
    }

    /**
     * Returns the last lines of the conversation before the failure, the oldest first: those of the client begin with
     * {@code C: }, those of the server with {@code S: }. There are a few of them, cut to a readable length, credentials as
     * {@code ***}, literals by size, messages by number and size. Empty if nothing was said, or nothing of that has to do
     * with the failure. A stack trace shows them too, as something suppressed.
     */
    public final List<String> conversation() {
        return conversation;
    }

    /** Sets the last lines of the conversation, once, as {@link #initCause} sets a cause; the engine does so. */
    public final void initConversation(List<String> lines) {
        if (conversation.isEmpty() && !lines.isEmpty()) {
            conversation = List.copyOf(lines);
            addSuppressed(new LastLines(conversation));
        }
    }

    /**
     * Returns this failure again, with the stack trace of the calling thread and with this as its cause. Who waits for a
     * future throws it, so that the trace shows where the command was given; the blocking view does so.
     */
    public abstract ImapException atCaller();
}
