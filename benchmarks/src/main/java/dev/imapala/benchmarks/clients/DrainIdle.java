package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The least that many idle connections can be: sockets and a selector. */
final class DrainIdle implements IdleProcess.Opener {
    private final int port;
    private final Latencies latencies;
    private final Selector selector = Selector.open();
    private final Queue<SocketChannel> fresh = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1024);

    DrainIdle(int port, Latencies latencies) throws IOException {
        this.port = port;
        this.latencies = latencies;
        Thread thread = new Thread(this::select, "select");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void open(int howMany) throws IOException {
        ByteBuffer scratch = ByteBuffer.allocateDirect(1024);
        for (int i = 0; i < howMany; i++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.read(scratch.clear());
            for (String command : new String[] {"a LOGIN u p\r\n", "a SELECT INBOX\r\n", "a IDLE\r\n"}) {
                socket.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII)));
                socket.read(scratch.clear());
            }
            socket.configureBlocking(false);
            fresh.add(socket);
            selector.wakeup();
        }
    }

    private void select() {
        try {
            while (true) {
                selector.select(this::read);
                for (SocketChannel socket = fresh.poll(); socket != null; socket = fresh.poll()) {
                    socket.register(selector, SelectionKey.OP_READ);
                }
            }
        } catch (ClosedSelectorException e) {
            return; // the end
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            ((SocketChannel) key.channel()).read(buffer.clear());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String line = StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
        if (line.endsWith(" EXISTS\r\n")) {
            latencies.exists(Long.parseLong(line.substring(2, line.indexOf(' ', 2))));
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
