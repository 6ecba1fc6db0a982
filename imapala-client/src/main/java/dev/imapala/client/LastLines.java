package dev.imapala.client;

import java.util.List;

/** The last lines of a conversation, as something suppressed, so that whoever prints a stack trace sees them. */
final class LastLines extends Throwable {
    private static final long serialVersionUID = 1;

    LastLines(List<String> lines) {
        super("the conversation before was\n\t  " + String.join("\n\t  ", lines), null, false, false);
    }
}
