package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Locale;
import java.util.Set;

/**
 * Ask the server to compress from here on, both ways: behind the end of its line, if it says OK.
 *
 * <pre>
 * C: a1 COMPRESS DEFLATE
 * S: a1 OK compressing
 * </pre>
 *
 * @param algorithm how, in upper case
 * RFC 4978 section 3
 */
@Needs("COMPRESS=DEFLATE")
public record CompressCommand(String algorithm) implements Command {
    /** Compress by DEFLATE, without the header and the end that zlib would add (RFC 1951). */
    public static final CompressCommand DEFLATE = new CompressCommand("DEFLATE");

    /**
     * Puts the algorithm into upper case.
     *
     * @throws IllegalArgumentException if it is not an atom
     */
    public CompressCommand {
        algorithm = algorithm.toUpperCase(Locale.ROOT);
        Capability.of("COMPRESS=" + algorithm);
    }

    @Override
    public String name() {
        return "COMPRESS";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.of("COMPRESS=" + algorithm));
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
