package dev.imapala.benchmarks.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** A connection to the {@link CannedServer} that tells it what to do. */
final class Control implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private Control(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        in.readLine();
    }

    static Control connect(int port, @Nullable Path keys) throws IOException {
        try {
            InetAddress host = InetAddress.getLoopbackAddress();
            return new Control(
                    keys == null
                            ? new Socket(host, port)
                            : Keys.socketFactory(keys).createSocket(host, port));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Says {@code command}, and returns when it has been carried out. */
    void say(String command) throws IOException {
        socket.getOutputStream().write(("a " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        if (in.readLine() == null) {
            throw new IOException("the server has gone");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
