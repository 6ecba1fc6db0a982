package dev.imapala.client;

import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answered NO or BAD. The connection and everything on it are fine; only a SELECT that fails leaves no mailbox
 * selected.
 *
 * <p>RFC 9051 section 7.1
 */
public class CommandFailedException extends ImapException {
    private static final long serialVersionUID = 1;

    private final String command;
    private final Status status;
    private final transient @Nullable ResponseCode code;
    private final String text;
    private final FailureReason reason;

    /** Makes the failure of {@code command}, a name such as {@code UID FETCH}, to which the server said {@code answer}. */
    public CommandFailedException(String command, Response.Tagged answer) {
        super(describe(command, answer), null);
        this.command = command;
        this.status = answer.status();
        this.code = answer.text().code();
        this.text = answer.text().text();
        this.reason = FailureReason.of(answer.text());
    }

    /** Makes the same failure again, caused by {@code original}. */
    CommandFailedException(CommandFailedException original) {
        super(original);
        this.command = original.command;
        this.status = original.status;
        this.code = original.code;
        this.text = original.text;
        this.reason = original.reason;
    }

    private static String describe(String command, Response.Tagged answer) {
        ResponseCode code = answer.text().code();
        String shownCode = code instanceof ResponseCode.Word word ? " [" + word + "]" : "";
        String text = printable(answer.text().text());
        return "the server answered " + command + " with " + answer.status() + shownCode
                + (text.isEmpty() ? ", without a reason" : ": " + text);
    }

    /** Returns {@code text} with a question mark for each character that could act on a terminal. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the name of the command, such as {@code UID FETCH}. */
    public String command() {
        return command;
    }

    /** Returns {@link Status#NO} if the server could not, {@link Status#BAD} if it did not understand. */
    public Status status() {
        return status;
    }

    /** Returns what the server told programs, if anything. */
    public Optional<ResponseCode> code() {
        return Optional.ofNullable(code);
    }

    /** Returns what the server told people, as it came; it may be empty, and may have control characters. */
    public String text() {
        return text;
    }

    /** Returns what the server means, as far as its code or its words tell. */
    public FailureReason reason() {
        return reason;
    }

    /** Returns how long the server wants to be left alone, if it says so: up to ten minutes. */
    public Optional<Duration> retryAfter() {
        return FailureReason.backoff(text);
    }

    @Override
    public CommandFailedException atCaller() {
        return new CommandFailedException(this);
    }
}
