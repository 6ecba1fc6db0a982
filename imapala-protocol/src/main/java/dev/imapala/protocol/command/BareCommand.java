package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Set;

/** The commands without arguments. */
public enum BareCommand implements Command {
    /** Ask for the capabilities (RFC 9051 section 6.1.1). */
    CAPABILITY(Pipelining.awaiting(Pipelining.Answer.CAPABILITY)),
    /** Do nothing but let the server tell its news (RFC 9051 section 6.1.2). */
    NOOP(Pipelining.awaiting()),
    /** End the session (RFC 9051 section 6.1.3). */
    LOGOUT(Pipelining.BARRIER),
    /** Begin TLS (RFC 9051 section 6.2.1). */
    @Needs("STARTTLS")
    STARTTLS(Pipelining.BARRIER, Capability.STARTTLS),
    /** Forget who the client is, as if it had just connected; TLS stays (RFC 8437 section 3). */
    @Needs("UNAUTHENTICATE")
    UNAUTHENTICATE(Pipelining.BARRIER, Capability.UNAUTHENTICATE),
    /** Be told of news as they come, until DONE (RFC 9051 section 6.3.13). */
    @Needs("IDLE")
    IDLE(Pipelining.BARRIER, Capability.IDLE),
    /** Ask which hierarchies of mailboxes there are (RFC 9051 section 6.3.10). */
    @Needs("NAMESPACE")
    NAMESPACE(Pipelining.awaiting(Pipelining.Answer.NAMESPACE), Capability.NAMESPACE),
    /** Let the server do its housekeeping for the mailbox; IMAP4rev1 (RFC 3501 section 6.4.1). */
    CHECK(Pipelining.awaiting()),
    /** Leave the mailbox, and expunge (RFC 9051 section 6.4.1). */
    CLOSE(Pipelining.BARRIER),
    /** Leave the mailbox as it is (RFC 9051 section 6.4.2). */
    @Needs("UNSELECT")
    UNSELECT(Pipelining.BARRIER, Capability.UNSELECT),
    /** Remove the messages with {@code \Deleted} (RFC 9051 section 6.4.3). */
    EXPUNGE(Pipelining.awaiting());

    private final Pipelining pipelining;
    private final Set<Capability> needs;

    BareCommand(Pipelining pipelining, Capability... needs) {
        this.pipelining = pipelining;
        this.needs = Set.of(needs);
    }

    @Override
    public Set<Capability> needs() {
        return needs;
    }

    @Override
    public Pipelining pipelining() {
        return pipelining;
    }
}
