package dev.imapala.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy, SOCKS 5 (RFC 1928, RFC 1929) or HTTP CONNECT, that connects everybody to one port of this machine, and notes
 * whom they asked for. Where the server speaks first, what it says goes out in one piece with the proxy's own answer.
 */
abstract class TinyProxy implements AutoCloseable {
    private static final int CONNECTED = 0;
    private static final int REFUSED = 5;

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;
    private final int target;
    private final boolean serverSpeaksFirst;
    final @Nullable String user;
    final @Nullable String password;

    private TinyProxy(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
        this.target = target;
        this.serverSpeaksFirst = serverSpeaksFirst;
        this.user = user;
        this.password = password;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    static TinyProxy socks5(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
        return new Socks5(target, serverSpeaksFirst, user, password);
    }

    static TinyProxy http(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
        return new Http(target, serverSpeaksFirst, user, password);
    }

    int port() {
        return listening.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // somebody has closed a socket
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            sockets.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            if (negotiate(in, client.getOutputStream())) {
                connect(client, in);
            }
        }
    }

    private void connect(Socket client, DataInputStream in) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            first.writeBytes(welcome());
            if (serverSpeaksFirst) {
                byte[] greeting = new byte[2000];
                first.write(greeting, 0, server.getInputStream().read(greeting));
            }
            client.getOutputStream().write(first.toByteArray());
            start(() -> {
                in.transferTo(server.getOutputStream());
                server.shutdownOutput();
            });
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /** Reads what the client wants; returns false if it does not get it, and has been told. */
    abstract boolean negotiate(DataInputStream in, OutputStream out) throws IOException;

    /** Returns what tells the client that it has been connected. */
    abstract byte[] welcome();

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Socks5 extends TinyProxy {
        private static final int NO_AUTHENTICATION = 0;
        private static final int PASSWORD = 2;
        private static final int NAME = 3;

        Socks5(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
            super(target, serverSpeaksFirst, user, password);
        }

        @Override
        boolean negotiate(DataInputStream in, OutputStream out) throws IOException {
            in.readByte();
            field(in);
            out.write(new byte[] {5, (byte) (user == null ? NO_AUTHENTICATION : PASSWORD)});
            if (user != null) {
                in.readByte();
                boolean known = List.of(field(in), field(in)).equals(Arrays.asList(user, password));
                out.write(new byte[] {1, (byte) (known ? 0 : 1)});
                if (!known) {
                    return false;
                }
            }
            in.readNBytes(3);
            String host = in.readByte() == NAME
                    ? field(in)
                    : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            asked.add(host + ":" + in.readUnsignedShort());
            if (host.startsWith("forbidden.")) {
                out.write(reply(REFUSED));
                return false;
            }
            return true;
        }

        private static String field(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        }

        private static byte[] reply(int code) {
            return new byte[] {5, (byte) code, 0, 1, 127, 0, 0, 1, 0, 0};
        }

        @Override
        byte[] welcome() {
            return reply(CONNECTED);
        }
    }

    private static final class Http extends TinyProxy {
        Http(int target, boolean serverSpeaksFirst, @Nullable String user, @Nullable String password) {
            super(target, serverSpeaksFirst, user, password);
        }

        @Override
        boolean negotiate(DataInputStream in, OutputStream out) throws IOException {
            String request = line(in);
            boolean known = user == null;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String login =
                        Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
                known |= header.equalsIgnoreCase("Proxy-Authorization: Basic " + login);
            }
            String host = request.split(" ", -1)[1];
            asked.add(host);
            String refusal = !known
                    ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\""
                    : host.startsWith("forbidden.") ? "403 Forbidden" : "";
            if (!refusal.isEmpty()) {
                out.write(
                        ("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            return refusal.isEmpty();
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
                line.append((char) octet);
            }
            return line.toString().stripTrailing();
        }

        @Override
        byte[] welcome() {
            return "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        }
    }
}
