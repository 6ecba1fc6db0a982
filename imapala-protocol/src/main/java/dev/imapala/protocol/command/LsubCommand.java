package dev.imapala.protocol.command;

/**
 * List the mailboxes that the user is subscribed to; IMAP4rev1. A server of IMAP4rev2 may not know it: there, LIST can
 * select them.
 *
 * @param reference what the names begin with; mostly empty
 * @param pattern a name with {@code *} for any characters and {@code %} for any but the hierarchy delimiter
 * RFC 3501 section 6.3.9
 */
public record LsubCommand(String reference, String pattern) implements MailboxCommand {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one has a control character or half of a surrogate pair
     */
    public LsubCommand {
        ListMailboxes.check(reference);
        ListMailboxes.check(pattern);
    }

    @Override
    public String name() {
        return "LSUB";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.LSUB)
                .needing(Pipelining.Fact.MAILBOXES, Pipelining.Fact.SUBSCRIPTIONS);
    }
}
