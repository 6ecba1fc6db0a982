package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.client.ImapException;

/** Says why there is no secure connection. */
final class TlsProblems {
    private TlsProblems() {}

    static Failure describe(ImapException e, MailboxAddress address) {
        return new Failure(ExitCode.TLS, address.hostAndPort() + ": " + e.getMessage(), "", e);
    }
}
