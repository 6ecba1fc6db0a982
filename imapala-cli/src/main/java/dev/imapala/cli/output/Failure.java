package dev.imapala.cli.output;

import org.jspecify.annotations.Nullable;

/** Ends the command with a message of one line, a hint at the remedy, and an exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String hint;

    /**
     * Describes a failure.
     *
     * @param message what is wrong, without a full stop
     * @param hint what to do about it
     * @param cause what {@code --debug} shows
     */
    public Failure(ExitCode code, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /** Describes a failure without a cause worth showing. */
    public Failure(ExitCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    /** Describes a failure of the command line, or of something that it names. */
    public static Failure usage(String message, String hint) {
        return new Failure(ExitCode.USAGE, message, hint);
    }

    /** Returns how the command ends. */
    public ExitCode code() {
        return code;
    }

    /** Returns what is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** Returns what to do about it. */
    public String hint() {
        return hint;
    }
}
