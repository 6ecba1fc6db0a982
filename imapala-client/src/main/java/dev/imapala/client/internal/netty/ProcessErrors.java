package dev.imapala.client.internal.netty;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a process writes to its standard error: it goes to the log, and its last lines are kept. */
final class ProcessErrors {
    private static final Logger LOG = System.getLogger("dev.imapala.client");
    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 300;

    private final String name;
    private final Deque<String> last = new ArrayDeque<>();

    ProcessErrors(String name) {
        this.name = name;
    }

    /** Reads to the end. */
    void read(InputStream in) {
        StringBuilder line = new StringBuilder();
        try (InputStream buffered = new BufferedInputStream(in)) {
            for (int octet = buffered.read(); octet >= 0; octet = buffered.read()) {
                if (octet == '\n') {
                    add(line);
                } else if (line.length() < LONGEST_LINE) {
                    line.append(octet < ' ' || octet > '~' ? '?' : (char) octet);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0}: its standard error broke", name);
        }
        add(line);
    }

    private synchronized void add(StringBuilder line) {
        if (!line.isEmpty()) {
            LOG.log(Level.DEBUG, "{0}: {1}", name, line);
            last.add(line.toString());
            if (last.size() > MOST_LINES) {
                last.remove();
            }
            line.setLength(0);
        }
    }

    /** Returns the last lines, on one; empty if nothing was said. */
    synchronized String lastLines() {
        return String.join(" | ", last);
    }
}
