package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

/** Certificates to trust, in the PEM format. */
public final class TrustFile {
    private static final String HINT =
            "--ca takes a PEM file, with -----BEGIN CERTIFICATE----- before each certificate";

    private TrustFile() {}

    /**
     * Reads the certificates in the file {@code path}.
     *
     * @throws Failure if there are none
     */
    public static X509Certificate[] read(String path) {
        try {
            InputStream pem = new ByteArrayInputStream(Files.readAllBytes(Path.of(path)));
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw Failure.usage("the file " + path + " has no certificate", HINT);
            }
            return found.toArray(X509Certificate[]::new);
        } catch (NoSuchFileException e) {
            throw Failure.usage("there is no certificate file " + path, HINT);
        } catch (CertificateException e) {
            throw Failure.usage("the file " + path + " does not hold certificates in the PEM format", HINT);
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("the certificate file " + path + " cannot be read", HINT);
        }
    }
}
