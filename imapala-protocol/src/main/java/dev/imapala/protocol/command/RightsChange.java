package dev.imapala.protocol.command;

import dev.imapala.protocol.Rights;

/**
 * What SETACL does to the rights of an identifier.
 *
 * <pre>
 * RightsChange.add(Rights.of("lrs"))
 * </pre>
 *
 * @param action how
 * @param rights which
 * RFC 4314 section 3.1
 */
public record RightsChange(Action action, Rights rights) {
    /** How rights change. */
    public enum Action {
        /** These rights instead of those there were. */
        REPLACE(""),
        /** These rights too. */
        ADD("+"),
        /** These rights no longer. */
        REMOVE("-");

        private final String prefix;

        Action(String prefix) {
            this.prefix = prefix;
        }

        /** Returns what is before the rights on the wire: nothing, {@code +} or {@code -}. */
        public String prefix() {
            return prefix;
        }
    }

    /** Gives {@code rights} instead of those there were. */
    public static RightsChange replace(Rights rights) {
        return new RightsChange(Action.REPLACE, rights);
    }

    /** Gives {@code rights} too. */
    public static RightsChange add(Rights rights) {
        return new RightsChange(Action.ADD, rights);
    }

    /** Takes {@code rights} away. */
    public static RightsChange remove(Rights rights) {
        return new RightsChange(Action.REMOVE, rights);
    }

    /** Returns what becomes of {@code before}. */
    public Rights applyTo(Rights before) {
        return switch (action) {
            case REPLACE -> rights;
            case ADD -> before.and(rights);
            case REMOVE -> before.without(rights);
        };
    }
}
