package dev.imapala.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of a process whose standard input and output are a connection to a port of this machine. With {@code
 * sulk}, it does not end when its input does.
 */
final class Bridge {
    private Bridge() {}

    /** Returns the command line. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Bridge.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                Bridge.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("fail")) {
            System.err.println("first line");
            System.err.println("this server is out of order");
            System.exit(75);
        }
        Socket socket = new Socket("localhost", Integer.parseInt(arguments[0]));
        Thread back = new Thread(() -> copy(socket));
        back.setDaemon(true);
        back.start();
        System.in.transferTo(socket.getOutputStream());
        if (arguments.length > 1) {
            new CountDownLatch(1).await();
        }
        System.exit(0);
    }

    private static void copy(Socket socket) {
        byte[] octets = new byte[10_000];
        OutputStream out = System.out;
        try (InputStream in = socket.getInputStream()) {
            for (int size = in.read(octets); size >= 0; size = in.read(octets)) {
                out.write(octets, 0, size);
                out.flush();
            }
        } catch (IOException e) {
            System.err.println("broken: " + e.getMessage());
        }
        System.exit(0);
    }
}
