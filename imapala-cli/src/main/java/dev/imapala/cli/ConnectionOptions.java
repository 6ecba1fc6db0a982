package dev.imapala.cli;

import dev.imapala.cli.account.Access;
import dev.imapala.cli.account.AccountsFile;
import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.PasswordSource;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.terminal.Environment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which server, which user, which mailbox, and how to get in. */
final class ConnectionOptions {
    /** Where the password comes from; one of them at most. */
    static final class Password {
        @Option(
                order = 11,
                names = "--password-env",
                paramLabel = "NAME",
                description = "Take the password from this environment variable. Without any of these it is"
                        + " taken from IMAPALA_PASSWORD, or asked for.")
        private @Nullable String variable;

        @Option(
                order = 12,
                names = "--password-file",
                paramLabel = "FILE",
                description = "Take the first line of this file; - is standard input.")
        private @Nullable String file;

        @Option(
                order = 13,
                names = "--password-command",
                paramLabel = "CMD",
                description = "Take the first line that this shell command prints.")
        private @Nullable String command;

        @Option(
                order = 13,
                names = "--token-command",
                paramLabel = "CMD",
                description =
                        "Log in by OAuth, with the access token in the first line that this shell command prints.")
        private @Nullable String tokenCommand;

        /** Returns the chosen source; the default one if none was chosen. */
        private PasswordSource source() {
            if (variable != null) {
                return new PasswordSource.Variable(variable);
            } else if (file != null) {
                return new PasswordSource.File(file);
            } else if (command != null) {
                return new PasswordSource.Command(command);
            } else if (tokenCommand != null) {
                return new PasswordSource.Token(tokenCommand);
            }
            return new PasswordSource.Default();
        }
    }

    @Parameters(
            paramLabel = "ADDRESS",
            description = "imaps://USER@HOST[:PORT][/MAILBOX] for TLS, or imap+starttls://... for STARTTLS;"
                    + " or ACCOUNT[/MAILBOX] with a name of your file of accounts. MAILBOX is INBOX if left out."
                    + " An @ within USER can be written as %%40.")
    private String address = "";

    @ArgGroup
    private Password password = new Password();

    @Option(
            order = 14,
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the certificates in this PEM file, and no others, for this run.")
    private @Nullable String ca;

    @Option(
            order = 15,
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Give up when the server is silent for so long; ${DEFAULT-VALUE} if not set.")
    private int timeout;

    /**
     * Returns where the mailbox is and how to get in: what the options say, and for what they leave open, the account.
     *
     * @throws Failure if there is no such account, or the address is malformed
     */
    Access access(Environment environment) {
        Access named = AccountsFile.mayName(address)
                ? AccountsFile.read(environment).find(address)
                : new Access(MailboxAddress.parse(address), new PasswordSource.Default(), null);
        PasswordSource chosen = password.source();
        return new Access(
                named.address(),
                chosen instanceof PasswordSource.Default ? named.password() : chosen,
                ca == null ? named.ca() : ca);
    }

    /** Returns how long the server may be silent. */
    Duration timeout() {
        if (timeout < 1 || timeout > 86_400) {
            throw Failure.usage("--timeout must be 1 to 86400 seconds, not " + timeout, "leave it out for 30 seconds");
        }
        return Duration.ofSeconds(timeout);
    }
}
