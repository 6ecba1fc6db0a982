package dev.imapala.testserver.fault;

/**
 * A point in a conversation at which a {@link Fault} may happen. Where a command is named, {@code FETCH} means {@code UID
 * FETCH} too, and {@link #ANY} means every command.
 *
 * @since 0.1
 */
public sealed interface Moment {
    /** Stands for every command. */
    String ANY = "*";

    /** A client has connected (and finished the TLS handshake, if there is one); the greeting has not been sent. */
    record Greeting() implements Moment {}

    /**
     * The command has been read; nothing has been answered.
     *
     * @param name the command
     */
    record Command(String name) implements Moment {}

    /**
     * In an answer to the command, that many octets of a literal have been sent; shorter literals do not count.
     *
     * @param command the command
     * @param octets how many, 0 or more
     */
    record InsideLiteral(String command, int octets) implements Moment {}

    /**
     * The command has sent that many untagged responses.
     *
     * @param command the command
     * @param responses how many, 1 or more
     */
    record AfterResponses(String command, int responses) implements Moment {}

    /**
     * All has been answered but the tagged response that completes the command.
     *
     * @param command the command
     */
    record BeforeTagged(String command) implements Moment {}

    /** The client has been told that it idles; nothing has been pushed yet. */
    record Idling() implements Moment {}

    /** Returns the moment before the greeting. */
    static Moment greeting() {
        return new Greeting();
    }

    /** Returns the moment at which the command has been read. */
    static Moment command(String name) {
        return new Command(name);
    }

    /** Returns the moment within the first literal of an answer to {@code command} that is longer than {@code octets}. */
    static Moment insideLiteral(String command, int octets) {
        return new InsideLiteral(command, octets);
    }

    /** Returns the moment after {@code responses} untagged responses to {@code command}. */
    static Moment afterResponses(String command, int responses) {
        return new AfterResponses(command, responses);
    }

    /** Returns the moment before the tagged response to {@code command}. */
    static Moment beforeTagged(String command) {
        return new BeforeTagged(command);
    }

    /** Returns the moment at which a client begins to idle. */
    static Moment idling() {
        return new Idling();
    }

    /** Tells whether this moment, as a fault was tied to it, is the one that has come. */
    default boolean matches(Moment reached) {
        if (this instanceof Command wanted && reached instanceof Command is) {
            return isCommand(wanted.name, is.name);
        } else if (this instanceof InsideLiteral wanted && reached instanceof InsideLiteral is) {
            return isCommand(wanted.command, is.command) && wanted.octets == is.octets;
        } else if (this instanceof AfterResponses wanted && reached instanceof AfterResponses is) {
            return isCommand(wanted.command, is.command) && wanted.responses == is.responses;
        } else if (this instanceof BeforeTagged wanted && reached instanceof BeforeTagged is) {
            return isCommand(wanted.command, is.command);
        }
        return equals(reached);
    }

    private static boolean isCommand(String wanted, String name) {
        return wanted.equals(ANY) || wanted.equalsIgnoreCase(name) || ("UID " + wanted).equalsIgnoreCase(name);
    }
}
