package dev.imapala.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server for one connection in the clear that answers each command with what a test has written for it. */
final class Scripted implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, String> answers = new LinkedHashMap<>();

    Scripted() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        answer("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE", "OK done");
        answer("LOGIN", "OK done");
        answer("STATUS", "NO not today");
        answer("LIST", "NO not today");
        answer("EXAMINE", "* 0 EXISTS", "OK done");
        answer("LOGOUT", "* BYE bye", "OK done");
        answer("IDLE", "+ idling");
        answer("DONE", "OK done");
    }

    /** Answers {@code command} with these lines; the last of them gets the command's tag. */
    Scripted answer(String command, String... lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean tagged = i == lines.length - 1 && !lines[i].startsWith("+");
            text.append(tagged ? "TAG " : "").append(lines[i]).append("\r\n");
        }
        answers.put(command, text.toString());
        return this;
    }

    Scripted start() {
        Thread thread = new Thread(this::serve, "scripted");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    String address() {
        return "imap+insecure-plaintext://ann@localhost:" + listener.getLocalPort();
    }

    private void serve() {
        try (Socket socket = listener.accept();
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            write(out, "* OK ready\r\n");
            String tag = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 3);
                tag = words.length == 1 ? tag : words[0];
                String command =
                        words.length == 1 ? words[0] : words[1].equals("UID") ? words[2].split(" ", 2)[0] : words[1];
                write(out, answers.getOrDefault(command, "TAG BAD unknown\r\n").replace("TAG ", tag + " "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
