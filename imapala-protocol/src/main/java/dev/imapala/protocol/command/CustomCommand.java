package dev.imapala.protocol.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that has no class of its own: a server's own one, or one of an extension to come. It is under way alone, as
 * nobody knows what it needs and does.
 *
 * <p>RFC 9051 section 6.5
 *
 * @param name an atom, such as {@code XPIG-LATIN}, or one behind {@code UID} and a space; in upper case
 * @param arguments what stands behind it, with a space before each
 */
public record CustomCommand(String name, List<Argument> arguments) implements Command {
    private static final Set<String> TAKEN = taken();

    private static Set<String> taken() {
        Stream<String> others = Stream.of(
                "APPEND",
                "AUTHENTICATE",
                "COMPRESS",
                "COPY",
                "CREATE",
                "DELETE",
                "DELETEACL",
                "DONE",
                "ENABLE",
                "EXAMINE",
                "FETCH",
                "GETACL",
                "GETMETADATA",
                "GETQUOTA",
                "GETQUOTAROOT",
                "ID",
                "LIST",
                "LISTRIGHTS",
                "LOGIN",
                "LSUB",
                "MOVE",
                "MYRIGHTS",
                "RENAME",
                "SEARCH",
                "SELECT",
                "SETACL",
                "SETMETADATA",
                "SETQUOTA",
                "SORT",
                "STATUS",
                "STORE",
                "SUBSCRIBE",
                "THREAD",
                "UID",
                "UNSUBSCRIBE",
                "XLIST");
        return Stream.concat(Stream.of(BareCommand.values()).map(Enum::name), others)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is not in its form, or a command of that name has a class of its own
     */
    public CustomCommand {
        name = name.toUpperCase(Locale.ROOT);
        arguments = List.copyOf(arguments);
        String word = name.startsWith("UID ") ? name.substring(4) : name;
        if (!word.matches("[!#$&'+,./0-9:;<=>?@A-Z\\[^_`|~-]+")) {
            throw new IllegalArgumentException("the name of a command is an atom, such as XPIG-LATIN");
        } else if (TAKEN.contains(word)) {
            throw new IllegalArgumentException(
                    word + " has a class of its own, which knows what may stand where and what it does");
        }
    }

    /**
     * Returns the command {@code name} with {@code arguments}.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static CustomCommand of(String name, Argument... arguments) {
        return new CustomCommand(name, List.of(arguments));
    }

    /** Returns a command alone: what it does to the state of the connection is not known. */
    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
