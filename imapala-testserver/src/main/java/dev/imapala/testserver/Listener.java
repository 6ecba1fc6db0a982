package dev.imapala.testserver;

import dev.imapala.testserver.internal.session.ServerSettings;
import dev.imapala.testserver.internal.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections on one port, and gives each a session. */
final class Listener {
    private static final int BACKLOG = 200;

    private final ServerSocket socket;
    private final boolean implicitTls;
    private final ServerSettings settings;
    private final SessionRegistry sessions;
    private final Thread thread;

    Listener(InetAddress address, int port, boolean implicitTls, ServerSettings settings, SessionRegistry sessions)
            throws IOException {
        this.socket = new ServerSocket(port, BACKLOG, address);
        this.implicitTls = implicitTls;
        this.settings = settings;
        this.sessions = sessions;
        this.thread = new Thread(this::accept, "imapala-testserver-accept-" + socket.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                begin(socket.accept());
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    private void begin(Socket client) throws IOException {
        try {
            sessions.begin(number -> new Session(number, client, implicitTls, settings, sessions));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close port " + port(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
