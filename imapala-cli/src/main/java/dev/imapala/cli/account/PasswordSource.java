package dev.imapala.cli.account;

/** Where the password comes from, or the token in its place. It is never an argument: other users of the machine see those. */
public sealed interface PasswordSource {
    /** The variable that {@link Default} looks at. */
    String DEFAULT_VARIABLE = "IMAPALA_PASSWORD";

    /** The variable {@value #DEFAULT_VARIABLE} if it is set, or else the user. */
    record Default() implements PasswordSource {}

    /**
     * An environment variable.
     *
     * @param name its name
     */
    record Variable(String name) implements PasswordSource {}

    /**
     * The first line of a file.
     *
     * @param path its path; {@code -} for standard input
     */
    record File(String path) implements PasswordSource {}

    /**
     * The first line that a command prints.
     *
     * @param command for the shell of the platform
     */
    record Command(String command) implements PasswordSource {}

    /**
     * An access token of OAuth, in place of a password: the first line that a command prints.
     *
     * @param command for the shell of the platform
     */
    record Token(String command) implements PasswordSource {}
}
