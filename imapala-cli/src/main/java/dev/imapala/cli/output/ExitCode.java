package dev.imapala.cli.output;

import java.util.Locale;

/** How the command ends. The numbers are documented and do not change. */
public enum ExitCode {
    /** Everything asked for was done. */
    OK(0, "done"),
    /** The command has a defect. */
    INTERNAL(1, "internal error: a defect of the command"),
    /** The command line, or something it names, cannot be used. */
    USAGE(2, "wrong use: arguments, address, password source or file"),
    /** No connection to the server. */
    CONNECT(3, "cannot connect: unknown host, refused, no answer"),
    /** No secure connection to the server. */
    TLS(4, "no secure connection: certificate, TLS or STARTTLS"),
    /** The server does not let the user in. */
    AUTHENTICATION(5, "the server does not let the user in"),
    /** The mailbox is missing or cannot be opened. */
    MAILBOX(6, "the mailbox is missing or cannot be opened"),
    /** The connection ended early. */
    CONNECTION_LOST(7, "the connection was lost, or the server fell silent"),
    /** The server refused a request, or does not keep to the protocol. */
    SERVER(8, "the server refused a request or broke the protocol"),
    /** The user was asked, and said no. */
    DECLINED(9, "nothing was changed, as the user did not agree"),
    /** Some of what was asked for was done, and some not. */
    INCOMPLETE(10, "some of it was done, and some not"),
    /** Ctrl-C; set by the JVM. */
    INTERRUPTED(130, "ended by Ctrl-C"),
    /** Whoever read standard output is gone; the number is that of a process ended by SIGPIPE. */
    OUTPUT_CLOSED(141, "nobody reads the output any more");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** Returns the exit status of the process. */
    public int status() {
        return status;
    }

    /** Returns what the code means, for the help text. */
    public String meaning() {
        return meaning;
    }

    /** Returns the name that JSON gives, such as {@code connection-lost}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
