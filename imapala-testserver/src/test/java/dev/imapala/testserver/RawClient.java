package dev.imapala.testserver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that knows nothing but lines and literals, a character an octet. Waits ten seconds at most for anything. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int tags;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Connects without TLS, and does not read the greeting. */
    static RawClient dial(ImapTestServer server) {
        try {
            return new RawClient(new Socket(server.host(), server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects with TLS, and does not read the greeting. */
    static RawClient dialTls(ImapTestServer server, SSLContext context) throws IOException {
        RawClient client = new RawClient(new Socket(server.host(), server.tlsPort()));
        client.startTls(server, context);
        return client;
    }

    /** Connects, and reads the greeting. */
    static RawClient connect(ImapTestServer server) {
        RawClient client = dial(server);
        client.line();
        return client;
    }

    /** Connects, and logs in as ann. */
    static RawClient logIn(ImapTestServer server) {
        RawClient client = connect(server);
        client.ok("LOGIN ann secret");
        return client;
    }

    /** Connects, logs in as ann, and selects INBOX. */
    static RawClient select(ImapTestServer server) {
        RawClient client = logIn(server);
        client.ok("SELECT INBOX");
        return client;
    }

    void startTls(ImapTestServer server, SSLContext context) throws IOException {
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, server.host(), socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        socket = tls;
        in = tls.getInputStream();
        out = tls.getOutputStream();
    }

    /** Compresses what is sent and expects what comes to be compressed. */
    void compress() {
        in = new InflaterInputStream(in, new Inflater(true));
        out = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true), true);
    }

    /** Compresses {@code last}, marks the end of the layer if there is any, and compresses no more. */
    void endCompression(String last) throws IOException {
        if (!last.isEmpty()) {
            out.write(last.getBytes(StandardCharsets.ISO_8859_1));
            ((DeflaterOutputStream) out).finish();
        }
        out = socket.getOutputStream();
    }

    /** Reads plain octets from now on. */
    void readPlain() throws IOException {
        in = socket.getInputStream();
    }

    /** Sends a command, and returns all responses, the tagged one last, its tag as {@code T}. */
    List<String> command(String command) {
        String tag = send(command);
        return until(tag);
    }

    /** Sends a command under a new tag, and returns the tag. */
    String send(String command) {
        tags++;
        String tag = "a" + tags;
        raw(tag + " " + command + "\r\n");
        return tag;
    }

    /** Returns all responses up to the one with that tag, which is replaced by {@code T}. */
    List<String> until(String tag) {
        List<String> responses = new ArrayList<>();
        String response = line();
        while (!response.startsWith(tag + " ")) {
            responses.add(response);
            response = line();
        }
        responses.add("T" + response.substring(tag.length()));
        return responses;
    }

    /** Sends a command that must succeed, and returns the untagged responses. */
    List<String> ok(String command) {
        List<String> responses = command(command);
        String tagged = responses.get(responses.size() - 1);
        if (!tagged.startsWith("T OK")) {
            throw new AssertionError(command + " was answered with " + responses);
        }
        return responses.subList(0, responses.size() - 1);
    }

    /** Sends a command, and returns the tagged response, its tag as {@code T}. */
    String tagged(String command) {
        List<String> responses = command(command);
        return responses.get(responses.size() - 1);
    }

    void raw(String octets) {
        raw(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    void raw(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the next response with its literals, without its last CRLF. */
    String line() {
        StringBuilder response = new StringBuilder();
        while (true) {
            String line = simpleLine();
            response.append(line);
            int open = line.endsWith("}") ? line.lastIndexOf('{') : -1;
            if (open < 0) {
                return response.toString();
            }
            int size = Integer.parseInt(line.substring(open + 1, line.length() - 1));
            response.append("\r\n").append(read(size));
        }
    }

    private String simpleLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = readOctet();
        while (octet != '\n') {
            line.write(octet);
            octet = readOctet();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new AssertionError("line without CR: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    private int readOctet() {
        return read(1).charAt(0);
    }

    /** Reads that many octets. */
    String read(int count) {
        try {
            byte[] octets = in.readNBytes(count);
            if (octets.length < count) {
                throw new EOFException("end after " + octets.length + " of " + count + " octets");
            }
            return new String(octets, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the server closes the connection, and returns what came. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Waits until the connection ends, in whatever way; returns whether nothing came before. */
    boolean endsWithoutAnotherOctet() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Reads what comes in one go. */
    int readSome(byte[] buffer) throws IOException {
        return in.read(buffer);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
