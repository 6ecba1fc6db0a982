package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The least that a client can do: writes what is to be written, and reads until the answer has ended. */
final class DrainWork implements Work {
    private static final byte[] END = "done\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Workload workload;
    private final int count;
    private final SocketChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final byte[][] messages;

    DrainWork(Workload workload, int port, int count) throws IOException {
        this.workload = workload;
        this.count = count;
        messages = workload == Workload.APPEND ? Messages.all(count) : new byte[0][];
        socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.read(buffer);
        say("a LOGIN u p");
        say("a SELECT INBOX");
    }

    @Override
    public long run() throws IOException {
        switch (workload) {
            case FETCH_SIMPLE, FETCH_STRUCTURE, BODIES -> say("a FETCH 1:" + count + " (UID)");
            case HUGE_BODY -> say("a FETCH 1 BODY[]");
            case NOOPS -> inTurn("a NOOP", 0);
            case UID_FETCHES -> inTurn("a UID FETCH ", Answers.UID_BASE);
            case SEARCH -> say("a UID SEARCH ALL");
            case LIST -> say("a LIST \"\" *");
            case APPEND -> append();
            default -> throw new IllegalArgumentException(workload + " is not for a drain");
        }
        return NO_SUM;
    }

    private void inTurn(String command, long base) throws IOException {
        for (int i = 1; i <= count; i++) {
            say(base == 0 ? command : command + (base + i) + " (UID FLAGS INTERNALDATE RFC822.SIZE)");
        }
    }

    /** Writes all messages as one command. */
    private void append() throws IOException {
        write("a APPEND INBOX");
        for (byte[] message : messages) {
            write(" {" + message.length + "+}\r\n");
            write(ByteBuffer.wrap(message));
        }
        say("");
    }

    /** Writes a line, and reads up to the tagged answer, which is the end of what there is to read. */
    private void say(String line) throws IOException {
        write(line + "\r\n");
        do {
            buffer.clear();
            if (socket.read(buffer) < 0) {
                throw new IOException("the server has gone");
            }
        } while (!ended());
    }

    private boolean ended() {
        for (int i = 0; i < END.length; i++) {
            int at = buffer.position() - END.length + i;
            if (at < 0 || buffer.get(at) != END[i]) {
                return false;
            }
        }
        return true;
    }

    private void write(String text) throws IOException {
        write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void write(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            socket.write(octets);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
