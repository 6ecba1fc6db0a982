package dev.imapala.client.internal.netty;

import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.Loss;
import dev.imapala.protocol.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The standard input and output of a process. Those block, so that each has a thread of its own. The process ends with
 * the connection.
 */
final class ProcessPipe implements Pipe {
    private static final long GRACE_MILLIS = 1000;

    private final Connection connection;
    private final List<String> command;
    private final ProcessErrors errors;
    private final BlockingQueue<Bytes> outbox = new LinkedBlockingQueue<>();
    private final Semaphore demand = new Semaphore(0);
    private @Nullable Process process;
    private boolean reading = true;
    private boolean readerWaits = true;
    private boolean closed;
    /** The engine is to be told when these have left. */
    private final Set<Bytes> chunks = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    ProcessPipe(Connection connection, List<String> command, String name) {
        this.connection = connection;
        this.command = command;
        this.errors = new ProcessErrors(name);
    }

    /** Begins: starting a process may take long. */
    void begin() {
        thread("start", this::start).start();
    }

    private static Thread thread(String what, Runnable work) {
        Thread thread = new Thread(work, "imapala-process-" + what);
        thread.setDaemon(true);
        return thread;
    }

    private void start() {
        try {
            Process started = new ProcessBuilder(command).start();
            if (!onLoop(() -> adopt(started))) {
                started.destroyForcibly();
            }
        } catch (IOException e) {
            connection.execute(engine -> engine.lose(
                    new Loss.Broken("the program cannot be started; check that it is there and may be run", e)));
        }
    }

    /** Returns false if the client has been closed. */
    private boolean onLoop(Runnable work) {
        try {
            connection.loop().execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void adopt(Process started) {
        process = started;
        Thread listening = thread("errors", () -> errors.read(started.getErrorStream()));
        listening.start();
        thread("input", () -> write(started, started.getOutputStream())).start();
        thread("output", () -> read(started, listening)).start();
        if (closed) {
            end(started, () -> {});
        } else {
            invite();
            connection.run(Engine::opened);
        }
    }

    private void read(Process started, Thread listening) {
        byte[] octets = new byte[Connection.PIECE];
        try (InputStream in = started.getInputStream()) {
            demand.acquire();
            int size = in.read(octets);
            while (size >= 0) {
                int came = size;
                if (!onLoop(() -> receive(octets, came))) {
                    return;
                }
                demand.acquire();
                size = in.read(octets);
            }
            ended(started, listening);
        } catch (IOException e) {
            connection.execute(engine -> engine.disconnected(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(byte[] octets, int size) {
        connection.receive(octets, size);
        readerWaits = true;
        invite();
    }

    /** Lets the reader go on if it waits and may. */
    private void invite() {
        if (readerWaits && reading) {
            readerWaits = false;
            demand.release();
        }
    }

    /** Gives the process, and what it has to say, a moment. */
    private void ended(Process started, Thread listening) throws InterruptedException {
        listening.join(GRACE_MILLIS);
        boolean over = started.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        String words = errors.lastLines();
        boolean plain = words.isEmpty() && (!over || started.exitValue() == 0);
        String what = "the process ended" + (over ? " with exit code " + started.exitValue() : "");
        IOException cause = plain ? null : new IOException(what + (words.isEmpty() ? "" : "; it said: " + words));
        connection.execute(engine -> engine.disconnected(cause));
    }

    @Override
    public void write(Bytes octets) {
        for (int from = 0; from < octets.size(); from += Connection.PIECE) {
            outbox.add(octets.slice(from, Math.min(octets.size(), from + Connection.PIECE)));
        }
    }

    @Override
    public void writeChunk(Bytes octets) {
        chunks.add(octets);
        outbox.add(octets);
    }

    /** Writes until empty octets say that it is the end; a process that takes nothing any more is ended, which its output tells. */
    private void write(Process started, OutputStream stream) {
        try (OutputStream out = stream) {
            for (Bytes octets = outbox.take(); !octets.isEmpty(); octets = outbox.take()) {
                out.write(octets.toArray());
                out.flush();
                if (chunks.remove(octets)) {
                    onLoop(connection::writable);
                } else if (octets.size() == Connection.PIECE) {
                    onLoop(connection::progressed);
                }
            }
        } catch (IOException e) {
            started.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void startTls() {
        throw new IllegalStateException("a process has no TLS");
    }

    @Override
    public void setReading(boolean newReading) {
        reading = newReading;
        invite();
    }

    @Override
    public void close(Runnable then) {
        closed = true;
        if (process == null) {
            then.run();
        } else {
            end(process, then);
        }
    }

    /** Ends the input, which ends a server; one that goes on is ended. */
    private void end(Process started, Runnable then) {
        outbox.add(Bytes.EMPTY);
        reading = true;
        invite();
        thread("end", () -> {
                    try {
                        if (!started.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                            started.destroy();
                        }
                        if (!started.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                            started.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        started.destroyForcibly();
                        Thread.currentThread().interrupt();
                    } finally {
                        then.run();
                    }
                })
                .start();
    }
}
