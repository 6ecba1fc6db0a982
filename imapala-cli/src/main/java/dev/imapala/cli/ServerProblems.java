package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.Security;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.TlsException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

/** Says what went wrong with a server, and what to do about it. */
final class ServerProblems {
    private static final String USUAL_PORTS = "imaps:// uses 993, imap+starttls:// 143";

    private static final String AGAIN = "; connect again";

    private final MailboxAddress address;

    ServerProblems(MailboxAddress address) {
        this.address = address;
    }

    /** Describes why there is no session; {@code byToken} tells whether a token was to be used instead of a password. */
    Failure connecting(ImapException e, boolean byToken) {
        if (byToken && e instanceof AuthenticationFailedException refused) {
            return tokenRefused(refused);
        } else if (byToken && e instanceof MissingCapabilityException) {
            return noTokens(e);
        } else if (e instanceof AuthenticationFailedException refused) {
            return notLetIn(refused);
        } else if (e instanceof TlsException insecure) {
            return new TlsProblems(address).describe(insecure);
        } else if (e instanceof MissingCapabilityException) {
            return noWayIn(e);
        } else if (e instanceof ProtocolViolationException) {
            return notImap(e);
        } else if (e instanceof CommandFailedException refused) {
            return refused(refused);
        }
        return unreachable(e);
    }

    private Failure notLetIn(AuthenticationFailedException e) {
        return new Failure(
                ExitCode.AUTHENTICATION,
                address.host() + " does not let " + address.user() + " in" + reason(e),
                "check user and password; some providers want a password made for this program (app password)",
                e);
    }

    private Failure tokenRefused(AuthenticationFailedException e) {
        return new Failure(
                ExitCode.AUTHENTICATION,
                address.host() + " does not accept the token of " + address.user() + reason(e),
                "it may have expired, or be for another user: the token command must print a fresh one each time",
                e);
    }

    private Failure noTokens(ImapException e) {
        return new Failure(
                ExitCode.AUTHENTICATION,
                address.hostAndPort() + " lets nobody log in with a token: it has neither OAUTHBEARER nor XOAUTH2",
                "use a password; --trace shows what it offers",
                e);
    }

    private static String reason(CommandFailedException e) {
        return e.text().isBlank() ? "" : ": " + e.text().strip();
    }

    private Failure noWayIn(ImapException e) {
        boolean clear = address.security() == Security.INSECURE_PLAINTEXT;
        return new Failure(
                ExitCode.AUTHENTICATION,
                address.hostAndPort() + " lets nobody log in with a password" + (clear ? " in the clear" : ""),
                clear
                        ? "use TLS, as in " + address.by(Security.STARTTLS)
                        : "it wants another way than a password, which imapala does not know; --trace shows what it offers",
                e);
    }

    private Failure notImap(ImapException e) {
        return new Failure(
                ExitCode.SERVER,
                address.hostAndPort() + " does not speak IMAP: " + what(e, address),
                "is " + address.port() + " its port for IMAP? " + USUAL_PORTS,
                e);
    }

    private Failure unreachable(ImapException e) {
        if (Causes.has(e, UnknownHostException.class)) {
            return noConnection(
                    "there is no host " + address.host(), "check the spelling, and that this computer is online", e);
        } else if (e instanceof ImapTimeoutException) {
            String hint = "is " + address.port() + " the right port? " + USUAL_PORTS + "; --timeout waits longer";
            return noConnection("no connection to " + address.hostAndPort() + ": " + what(e, address), hint, e);
        } else if (Causes.has(e, ConnectException.class)) {
            String hint = "does the server run, and is " + address.port() + " its port? " + USUAL_PORTS;
            return noConnection(address.hostAndPort() + " refuses the connection", hint, e);
        }
        String message = "no connection to " + address.hostAndPort() + ": " + what(e, address);
        return noConnection(message, "check host and port; --trace shows how far it came", e);
    }

    private static Failure noConnection(String message, String hint, ImapException e) {
        return new Failure(ExitCode.CONNECT, message, hint, e);
    }

    /** Describes why {@code mailbox} cannot be opened; {@code mailboxes} are those that there are. */
    Failure opening(CommandFailedException e, String mailbox, List<ListedMailbox> mailboxes) {
        return missing(mailbox, "cannot be opened", e, mailboxes);
    }

    /** Describes why there is no status of {@code mailbox}; {@code mailboxes} are those that there are. */
    Failure asking(CommandFailedException e, String mailbox, List<ListedMailbox> mailboxes) {
        return missing(mailbox, "cannot be looked into", e, mailboxes);
    }

    private Failure missing(String mailbox, String problem, CommandFailedException e, List<ListedMailbox> mailboxes) {
        boolean exists =
                mailboxes.stream().anyMatch(listed -> listed.name().text().equals(mailbox));
        String message = exists
                ? "the mailbox " + mailbox + " " + problem + reason(e)
                : "there is no mailbox " + mailbox + " at " + address.host();
        return new Failure(ExitCode.MAILBOX, message, new SimilarNames(mailbox).hint(mailboxes), e);
    }

    /** Describes that the mailbox cannot be changed. */
    Failure readOnly() {
        return new Failure(
                ExitCode.MAILBOX,
                "the mailbox " + address.mailbox() + " can be read only",
                "who owns it can give you the right to change it");
    }

    /** Describes what went wrong after the mailbox was opened. */
    Failure working(ImapException e) {
        if (e instanceof CommandFailedException refused) {
            return refused(refused);
        } else if (e instanceof ConnectionLostException) {
            return new Failure(
                    ExitCode.CONNECTION_LOST,
                    "the connection to " + address.hostAndPort() + " is lost: " + what(e, address),
                    "start the command again; it does not reconnect by itself",
                    e);
        }
        return new Failure(
                ExitCode.SERVER,
                address.hostAndPort() + ": " + what(e, address),
                "--trace shows what was said; if the server is right, please report it",
                e);
    }

    private Failure refused(CommandFailedException e) {
        return new Failure(
                ExitCode.SERVER,
                address.host() + " refuses " + e.command() + reason(e),
                "--trace shows what was said before",
                e);
    }

    /**
     * Returns what {@code e} says is wrong, without the address that it begins with, and without what stands behind
     * semicolons: remedies for programmers, and what became of a command. A server's own words are not cut.
     */
    static String what(ImapException e, MailboxAddress address) {
        String message = String.valueOf(e.getMessage());
        String prefix = address.hostAndPort() + ": ";
        String rest = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        boolean quotesServer =
                e instanceof ConnectionLostException && rest.startsWith("the server ") && rest.contains(": ");
        int end = quotesServer ? fate(rest) : rest.indexOf(';');
        return rest.substring(0, end < 0 ? rest.length() : end);
    }

    /** Returns where it begins to say what became of the command; -1 if it does not. */
    private static int fate(String message) {
        int again = message.endsWith(AGAIN) ? message.length() - AGAIN.length() : message.length();
        int last = message.lastIndexOf("; ", again - 1);
        String tail = message.substring(last + 1, again);
        boolean ofCommand = tail.startsWith(" whether ") || tail.endsWith(" was not sent") || tail.endsWith(" no more");
        return last >= 0 && ofCommand ? last : again;
    }
}
