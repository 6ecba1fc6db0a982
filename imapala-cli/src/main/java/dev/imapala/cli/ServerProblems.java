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
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.TlsException;
import dev.imapala.protocol.response.MailboxListing;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

/** Says what went wrong with a server, and what to do about it. */
final class ServerProblems {
    private final MailboxAddress address;

    ServerProblems(MailboxAddress address) {
        this.address = address;
    }

    /** Describes why there is no session. */
    Failure connecting(ImapException e) {
        if (e instanceof AuthenticationFailedException refused) {
            return new Failure(
                    ExitCode.AUTHENTICATION,
                    address.host() + " does not let " + address.user() + " in" + reason(refused),
                    "check user and password; some providers want a password made for this program (app password)",
                    e);
        } else if (e instanceof TlsException) {
            return TlsProblems.describe(e, address);
        } else if (e instanceof MissingCapabilityException) {
            return noWayIn(e);
        } else if (e instanceof ProtocolViolationException) {
            return notImap(e);
        } else if (e instanceof CommandFailedException refused) {
            return refused(refused);
        }
        return unreachable(e);
    }

    private static String reason(CommandFailedException e) {
        return e.text().isBlank() ? "" : ": " + e.text().strip();
    }

    private Failure noWayIn(ImapException e) {
        boolean clear = address.security() == Security.INSECURE_PLAINTEXT;
        return new Failure(
                ExitCode.AUTHENTICATION,
                address.hostAndPort() + " lets nobody log in " + (clear ? "without TLS" : "with a password"),
                clear
                        ? "use " + address.by(Security.TLS) + ", or imap+starttls://"
                        : "the server wants another way than a password, which imapala does not know",
                e);
    }

    private Failure notImap(ImapException e) {
        return new Failure(
                ExitCode.SERVER,
                address.hostAndPort() + " does not speak IMAP as it should: " + e.getMessage(),
                "is " + address.port() + " its port for IMAP? " + usualPorts() + "; --trace shows what it says",
                e);
    }

    private Failure unreachable(ImapException e) {
        if (caused(e, UnknownHostException.class)) {
            return new Failure(
                    ExitCode.CONNECT,
                    "there is no host " + address.host(),
                    "check the spelling, and that this computer is online",
                    e);
        } else if (e instanceof ImapTimeoutException) {
            return new Failure(
                    ExitCode.CONNECT,
                    "no answer from " + address.hostAndPort() + ": " + e.getMessage(),
                    "is " + address.port() + " the right port? " + usualPorts() + "; --timeout waits longer",
                    e);
        } else if (caused(e, ConnectException.class)) {
            return new Failure(
                    ExitCode.CONNECT,
                    address.hostAndPort() + " refuses the connection",
                    "is the server running, and is " + address.port() + " its port? " + usualPorts(),
                    e);
        }
        return new Failure(
                ExitCode.CONNECT,
                "no connection to " + address.hostAndPort() + ": " + e.getMessage(),
                "check host and port; --trace shows how far it came",
                e);
    }

    private static String usualPorts() {
        return "imaps:// uses 993, imap+starttls:// 143";
    }

    /** Describes why the mailbox cannot be opened; {@code mailboxes} are those that there are. */
    Failure opening(CommandFailedException e, List<MailboxListing> mailboxes) {
        boolean exists =
                mailboxes.stream().anyMatch(listed -> listed.name().text().equals(address.mailbox()));
        String message = exists
                ? "the mailbox " + address.mailbox() + " cannot be opened" + reason(e)
                : "there is no mailbox " + address.mailbox() + " at " + address.host();
        return new Failure(ExitCode.MAILBOX, message, new SimilarNames(address.mailbox()).hint(mailboxes), e);
    }

    /** Describes what went wrong later. */
    Failure working(ImapException e) {
        if (e instanceof CommandFailedException refused) {
            return refused(refused);
        } else if (e instanceof ConnectionLostException) {
            return new Failure(
                    ExitCode.CONNECTION_LOST,
                    "the connection to " + address.hostAndPort() + " is lost: " + e.getMessage(),
                    "start the command again; imapala does not reconnect by itself",
                    e);
        }
        return new Failure(
                ExitCode.SERVER,
                address.hostAndPort() + ": " + e.getMessage(),
                "--trace shows what was said; please report it if the server is right",
                e);
    }

    private Failure refused(CommandFailedException e) {
        return new Failure(
                ExitCode.SERVER,
                address.host() + " refuses " + e.command() + reason(e),
                "--trace shows what was said before",
                e);
    }

    static boolean caused(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
