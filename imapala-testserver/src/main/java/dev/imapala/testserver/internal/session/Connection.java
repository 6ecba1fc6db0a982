package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Fragment;
import dev.imapala.protocol.wire.ResponseSerializer;
import dev.imapala.testserver.ClientCertificate;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Faults;
import dev.imapala.testserver.fault.InjectedFault;
import dev.imapala.testserver.fault.Moment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a session, and the place where faults happen. One thread reads; one thread at a time writes. {@link
 * #abort()} may be called by any.
 */
final class Connection {
    private static final int BUFFER = 32 * 1024;
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Socket plain;
    private final Faults faults;
    private final TranscriptRecorder transcript;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private volatile boolean tls;
    private @Nullable Compression compression;

    private int pieceBytes = Integer.MAX_VALUE;
    private String command = "";
    private int responses;

    Connection(Socket plain, Faults faults, TranscriptRecorder transcript) throws IOException {
        this.plain = plain;
        this.faults = faults;
        this.transcript = transcript;
        this.socket = plain;
        plain.setTcpNoDelay(true);
        this.in = plain.getInputStream();
        this.out = new BufferedOutputStream(plain.getOutputStream(), BUFFER);
    }

    boolean isTls() {
        return tls;
    }

    /** Begins TLS: waits for the client's handshake. */
    void startTls(SSLContext context, boolean asksForCertificate) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secure.setUseClientMode(false);
        secure.setWantClientAuth(asksForCertificate);
        secure.startHandshake();
        socket = secure;
        in = secure.getInputStream();
        out = new BufferedOutputStream(secure.getOutputStream(), BUFFER);
        tls = true;
        transcript.event(secure.getSession().getProtocol());
    }

    /** Returns the common name in the certificate that the client has shown. */
    Optional<String> clientName() {
        try {
            return socket instanceof SSLSocket secure
                    ? ClientCertificate.nameIn(
                            secure.getSession().getPeerPrincipal().getName())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    synchronized boolean isCompressed() {
        return compression != null;
    }

    /** Compresses what is sent from now on, and takes what comes to be compressed. */
    synchronized void compress() {
        Compression layer = new Compression(in, out);
        compression = layer;
        in = layer.in();
        out = new BufferedOutputStream(layer.out(), BUFFER);
        transcript.event("DEFLATE");
    }

    /** Compresses no more, if it did. */
    synchronized void endCompression() throws IOException {
        Compression layer = compression;
        if (layer != null) {
            in = layer.plainIn();
            out = layer.plainOut();
            compression = null;
            layer.close();
            transcript.event("end of DEFLATE");
        }
    }

    /** Reads what is there, or waits for more; -1 at the end. */
    int read(byte[] buffer) throws IOException {
        flush();
        return in.read(buffer);
    }

    /** Notes which command is being answered from now on. */
    void answering(String name) {
        command = name;
        responses = 0;
    }

    /** Sends a response, and lets happen what is tied to it. */
    synchronized void send(Response response, boolean utf8) throws IOException {
        if (response instanceof Response.Tagged) {
            reach(Moment.beforeTagged(command));
        }
        for (Fragment fragment : ResponseSerializer.fragments(response, utf8)) {
            write(fragment);
        }
        if (response instanceof Untagged) {
            responses++;
            reach(Moment.afterResponses(command, responses));
        }
    }

    /** Lets happen what is tied to {@code moment}. */
    synchronized void reach(Moment moment) throws IOException {
        for (InjectedFault injected : faults.reach(moment)) {
            out.flush();
            transcript.event(injected.fault().toString());
            perform(injected);
        }
    }

    private void perform(InjectedFault injected) throws IOException {
        Fault fault = injected.fault();
        if (fault instanceof Fault.Stall) {
            await(injected, FOR_EVER);
        } else if (fault instanceof Fault.Delay delay) {
            await(injected, delay.duration());
        } else if (fault instanceof Fault.Close) {
            socket.close();
            throw new ConnectionEndedException("closed by a fault");
        } else if (fault instanceof Fault.Reset) {
            plain.setSoLinger(true, 0);
            plain.close();
            throw new ConnectionEndedException("reset by a fault");
        } else if (fault instanceof Fault.Garbage garbage) {
            write(garbage.octets(), 0, garbage.octets().size());
            out.flush();
        } else if (fault instanceof Fault.Split split) {
            pieceBytes = split.everyBytes();
        } else {
            throw new AssertionError(fault);
        }
    }

    private static void await(InjectedFault injected, Duration most) throws IOException {
        try {
            if (injected.awaitReleased(most)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a fault lasts");
        }
    }

    private void write(Fragment fragment) throws IOException {
        if (fragment instanceof Fragment.Line line) {
            transcript.response(line.octets());
            write(line.octets(), 0, line.octets().size());
        } else if (fragment instanceof Fragment.Literal literal) {
            transcript.response(literal.octets());
            literal(literal.octets());
        } else {
            throw new AssertionError(fragment);
        }
    }

    private void literal(Bytes octets) throws IOException {
        int done = 0;
        int stop = stopAfter(-1, octets);
        while (stop >= 0) {
            write(octets, done, stop);
            reach(Moment.insideLiteral(command, stop));
            done = stop;
            stop = stopAfter(stop, octets);
        }
        write(octets, done, octets.size());
    }

    private int stopAfter(int octet, Bytes octets) {
        return faults.stopInLiteral(command, octet, octets.size()).orElse(-1);
    }

    private void write(Bytes octets, int from, int to) throws IOException {
        for (int at = from; at < to; ) {
            int end = Math.min(to, pieceBytes > to - at ? to : at + pieceBytes);
            octets.slice(at, end).writeTo(out);
            if (pieceBytes != Integer.MAX_VALUE) {
                out.flush();
            }
            at = end;
        }
    }

    synchronized void flush() throws IOException {
        out.flush();
    }

    /** Closes in order. */
    void close() {
        try {
            flush();
            socket.close();
        } catch (IOException e) {
            abort();
        } finally {
            freeCompression();
        }
    }

    private synchronized void freeCompression() {
        Compression layer = compression;
        if (layer != null) {
            layer.close();
        }
    }

    /** Closes at once, whatever is under way. */
    void abort() {
        try {
            plain.close();
        } catch (IOException e) {
            transcript.event("close failed: " + e.getMessage());
        }
    }
}
