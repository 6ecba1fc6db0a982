package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.MailboxName;
import picocli.CommandLine.Option;

/** The mailbox to which messages go. */
final class Target {
    @Option(
            names = {"-t", "--to"},
            paramLabel = "MAILBOX",
            required = true,
            description = "The mailbox to which they go.")
    private String mailbox = "";

    /** Returns its name. */
    String mailbox() {
        return mailbox;
    }

    /**
     * Looks at the name.
     *
     * @throws Failure if it cannot be that of a mailbox
     */
    void verify() {
        try {
            MailboxName.of(mailbox);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--to is not the name of a mailbox", "write it like Archive, or Lists/garden");
        }
    }
}
