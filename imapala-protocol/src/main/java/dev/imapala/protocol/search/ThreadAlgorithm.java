package dev.imapala.protocol.search;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Locale;

/**
 * How THREAD finds out which messages belong together. Algorithms are equal when their names are equal in any case.
 *
 * <p>RFC 5256 section 3
 */
public final class ThreadAlgorithm {
    /** By their subjects: the oldest message of a subject, and below it all others of it. */
    @Needs("THREAD=ORDEREDSUBJECT")
    public static final ThreadAlgorithm ORDEREDSUBJECT = new ThreadAlgorithm("ORDEREDSUBJECT");
    /** By the messages they refer to, then by their subjects. */
    @Needs("THREAD=REFERENCES")
    public static final ThreadAlgorithm REFERENCES = new ThreadAlgorithm("REFERENCES");

    private final String name;

    private ThreadAlgorithm(String name) {
        this.name = name;
    }

    /**
     * Returns the algorithm of that name.
     *
     * @throws IllegalArgumentException if {@code name} is not an atom
     */
    public static ThreadAlgorithm of(String name) {
        return new ThreadAlgorithm(Capability.of(name).name().toUpperCase(Locale.ROOT));
    }

    /** Returns the name, in upper case. */
    public String name() {
        return name;
    }

    /** Returns the capability that a server has that knows this algorithm, such as {@code THREAD=REFERENCES}. */
    public Capability capability() {
        return Capability.of("THREAD=" + name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ThreadAlgorithm that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
