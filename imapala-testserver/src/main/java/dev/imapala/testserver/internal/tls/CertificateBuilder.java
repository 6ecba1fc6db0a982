package dev.imapala.testserver.internal.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes X.509 certificates, version 3, of P-256 keys (RFC 5280 section 4.1). */
public final class CertificateBuilder {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String subject;
    private final KeyPair subjectKeys;
    private final Instant from;
    private final Instant to;
    private final List<byte[]> extensions = new ArrayList<>();

    /** Begins a certificate for a key pair whose owner is called {@code subject}, valid from one moment to another. */
    public CertificateBuilder(String subject, KeyPair subjectKeys, Instant from, Instant to) {
        this.subject = subject;
        this.subjectKeys = subjectKeys;
        this.from = from;
        this.to = to;
    }

    /** Makes a P-256 key pair. */
    public static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    /** Makes it an authority, which may sign other certificates. */
    public CertificateBuilder authority() {
        int certSignAndCrlSign = 0b0000_0110;
        extensions.add(extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))));
        extensions.add(extension(KEY_USAGE, true, Der.bitString(new byte[] {(byte) certSignAndCrlSign}, 1)));
        return this;
    }

    /** Makes it a server's, for these host names and IP addresses. */
    public CertificateBuilder server(List<String> hosts) throws UnknownHostException {
        int digitalSignature = 0b1000_0000;
        byte[][] names = new byte[hosts.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = generalName(hosts.get(i));
        }
        extensions.add(extension(SUBJECT_ALTERNATIVE_NAME, false, Der.sequence(names)));
        extensions.add(extension(KEY_USAGE, true, Der.bitString(new byte[] {(byte) digitalSignature}, 7)));
        extensions.add(extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(SERVER_AUTH))));
        return this;
    }

    /** Makes it a client's. */
    public CertificateBuilder client() {
        int digitalSignature = 0b1000_0000;
        extensions.add(extension(KEY_USAGE, true, Der.bitString(new byte[] {(byte) digitalSignature}, 7)));
        extensions.add(extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(CLIENT_AUTH))));
        return this;
    }

    private static byte[] generalName(String host) throws UnknownHostException {
        return ADDRESS.matcher(host).matches()
                ? Der.context(7, false, InetAddress.getByName(host).getAddress())
                : Der.context(2, false, host.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(String oid, boolean critical, byte[] content) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octetString(content))
                : Der.sequence(Der.oid(oid), Der.octetString(content));
    }

    /** Signs with the keys of {@code issuer} and returns the certificate. */
    public X509Certificate sign(String issuer, KeyPair issuerKeys) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] unsigned = toBeSigned(issuer, algorithm);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKeys.getPrivate(), RANDOM);
        signature.update(unsigned);
        byte[] encoded = Der.sequence(unsigned, algorithm, Der.bitString(signature.sign(), 0));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    }

    private byte[] toBeSigned(String issuer, byte[] algorithm) {
        byte[] version3 = Der.context(0, true, Der.integer(BigInteger.TWO));
        return Der.sequence(
                version3,
                Der.integer(new BigInteger(120, RANDOM).setBit(120)),
                algorithm,
                name(issuer),
                Der.sequence(Der.time(from), Der.time(to)),
                name(subject),
                subjectKeys.getPublic().getEncoded(),
                Der.context(3, true, Der.sequence(extensions.toArray(new byte[0][]))));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8String(commonName))));
    }
}
