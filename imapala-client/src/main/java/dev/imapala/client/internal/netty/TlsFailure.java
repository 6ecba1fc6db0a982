package dev.imapala.client.internal.netty;

import dev.imapala.client.internal.engine.Loss;
import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why there is no TLS, and what can be done about it. */
final class TlsFailure {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private TlsFailure() {}

    static Loss explain(String host, Throwable cause) {
        String what = find(cause, Judge.RefusedException.class)
                .map(refused -> refusal(host, refused))
                .orElseGet(() -> other(cause));
        return new Loss.Insecure(what, cause);
    }

    private static String refusal(String host, Judge.RefusedException refused) {
        X509Certificate certificate = refused.certificate();
        Optional<PinnedTrust.NotPinnedException> notPinned = find(refused, PinnedTrust.NotPinnedException.class);
        if (notPinned.isPresent()) {
            return "the certificate of the server is not among those that are pinned; if it is the right one, pin its"
                    + " SHA-256, " + notPinned.get().getMessage();
        } else if (find(refused, CertificateExpiredException.class).isPresent()) {
            return "the certificate of the server expired on " + day(certificate.getNotAfter())
                    + "; who runs the server has to renew it";
        } else if (find(refused, CertificateNotYetValidException.class).isPresent()) {
            return "the certificate of the server is valid from " + day(certificate.getNotBefore())
                    + " on only; check the clock of this machine";
        } else if (isWrongHost(refused)) {
            return "the certificate is not for \"" + host + "\" but for " + names(certificate)
                    + "; use the name that it has, or have it issued for this one";
        }
        String issuer = printable(certificate.getIssuerX500Principal().getName());
        return "the certificate was issued by " + issuer + ", whom this client does not trust (" + reason(refused)
                + "); if you know the issuer, give its certificate to ImapClient.builder().trust";
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return printable(String.valueOf(root.getMessage()));
    }

    private static boolean isWrongHost(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
                return true;
            }
        }
        return false;
    }

    private static String day(Date date) {
        return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS)) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            // then it has no names that anybody can read
        }
        return names.isEmpty()
                ? printable(certificate.getSubjectX500Principal().getName())
                : printable(String.join(", ", names));
    }

    private static String other(Throwable cause) {
        if (find(cause, NotSslRecordException.class).isPresent()) {
            return "the server does not speak TLS on this port; it may want STARTTLS, mostly on port 143, or TLS on port"
                    + " 993";
        } else if (find(cause, ClosedChannelException.class).isPresent()) {
            return "the server closed the connection while TLS began; it may want STARTTLS, mostly on port 143, or TLS on"
                    + " port 993";
        }
        return "no TLS: " + reason(cause) + "; server and JDK may have no version or cipher in common";
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
