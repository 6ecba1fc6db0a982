package dev.imapala.protocol;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An immutable set of flags that keeps the order of the wire. */
public final class FlagSet extends AbstractSet<Flag> {
    private final Flag[] flags;

    private FlagSet(Collection<Flag> flags) {
        this.flags = new LinkedHashSet<>(flags).toArray(new Flag[0]);
    }

    /** Returns the set of {@code flags}, in that order. */
    public static Set<Flag> of(Flag... flags) {
        return new FlagSet(List.of(flags));
    }

    /** Returns the set of {@code flags}, in its order; {@code flags} itself if it is such a set. */
    public static Set<Flag> copyOf(Collection<Flag> flags) {
        return flags instanceof FlagSet same ? same : new FlagSet(flags);
    }

    @Override
    public Iterator<Flag> iterator() {
        return Arrays.asList(flags).iterator();
    }

    @Override
    public int size() {
        return flags.length;
    }
}
