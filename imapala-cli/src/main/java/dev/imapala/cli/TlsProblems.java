package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.Security;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.client.TlsException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says why there is no secure connection, and what to do about it. */
final class TlsProblems {
    private final MailboxAddress address;

    TlsProblems(MailboxAddress address) {
        this.address = address;
    }

    Failure describe(TlsException e) {
        String message = "no secure connection to " + address.hostAndPort() + ": " + ServerProblems.what(e, address);
        return new Failure(ExitCode.TLS, message, hint(e), e);
    }

    private String hint(TlsException e) {
        if (Causes.has(e, CertificateExpiredException.class)) {
            return "who runs the server has to renew it; check the date of this computer, too";
        } else if (Causes.has(e, CertificateNotYetValidException.class)) {
            return "check the date of this computer";
        } else if (Causes.says(e, "No subject alternative", "No name matching")) {
            return "put a name that the certificate has into the address, if it is the right server";
        } else if (Causes.has(e, CertificateException.class)) {
            return "if you know who issued it, --ca FILE trusts their certificate for this run";
        } else if (Causes.has(e, SSLException.class) || Causes.has(e, ClosedChannelException.class)) {
            return noTls();
        }
        return "if the server has a port for TLS, use " + address.by(Security.TLS);
    }

    private String noTls() {
        return address.security() == Security.TLS
                ? "if the port wants STARTTLS, use " + address.by(Security.STARTTLS)
                : "the server and this computer have no version of TLS in common; --debug shows more";
    }
}
