package dev.imapala.client;

import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a server means when it refuses, as far as its code or its words tell: servers say the same in many ways, and few of
 * them in codes. It decides what is sensible next, and nothing else.
 *
 * <p>RFC 9051 section 7.1
 */
public enum FailureReason {
    /** There are too many connections: close some, or wait. The credentials are right, and need not be tried again at once. */
    CONNECTION_LIMIT,
    /** The server is asked too much: wait, as long as it says if it does, and ask for less at a time. */
    THROTTLED,
    /** Something is wrong at the server, and may not be later. */
    TRANSIENT,
    /** The user is logged in, to nothing: wrong scope or password, no licence, or no right to a shared mailbox. */
    NO_MAILBOX,
    /** Anything else. */
    OTHER;

    private static final Pattern CONNECTIONS = Pattern.compile(
            "too many (simultaneous |concurrent |open )?(imap )?connections|maximum (number of )?(simultaneous )?connections"
                    + "|connection limit|connections? .*exceeded");
    private static final Pattern THROTTLE = Pattern.compile(
            "throttl|rate.?limit|suggested backoff|too many (requests|commands)|command or bandwidth limits");
    private static final Pattern TRANSIENTS = Pattern.compile(
            "internal|server error|backend error|try again|temporar|(service|server|mailbox) (is )?(currently )?unavailable"
                    + "|timed out");
    private static final Pattern BACKOFF = Pattern.compile("backoff time: (\\d{1,12}) ?(milliseconds|ms|seconds|s)\\b");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Returns what {@code text}, of a refusal or of BYE, means. */
    static FailureReason of(ResponseText text) {
        ResponseCode code = text.code();
        String words = words(text);
        if (CONNECTIONS.matcher(words).find()) {
            return CONNECTION_LIMIT;
        } else if (isThrottled(text)) {
            return THROTTLED;
        } else if (words.contains("authenticated but not connected")) {
            return NO_MAILBOX;
        }
        boolean told = isOneOf(code, "UNAVAILABLE", "INUSE", "SERVERBUG");
        boolean certain = code instanceof ResponseCode.Word && !told;
        return told || (!certain && TRANSIENTS.matcher(words).find()) ? TRANSIENT : OTHER;
    }

    /** Tells whether {@code text}, of any answer, says that the server is asked too much. */
    public static boolean isThrottled(ResponseText text) {
        return isOneOf(text.code(), "LIMIT", "THROTTLED")
                || THROTTLE.matcher(words(text)).find();
    }

    private static boolean isOneOf(@Nullable ResponseCode code, String... names) {
        return code != null && Stream.of(names).anyMatch(name -> code.toString().equalsIgnoreCase(name));
    }

    private static String words(ResponseText text) {
        return text.text().toLowerCase(Locale.ROOT);
    }

    /** Returns how long the server wants to be left alone, if it says so in {@code text}: up to ten minutes. */
    static Optional<Duration> backoff(String text) {
        Matcher matcher = BACKOFF.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration told = matcher.group(2).startsWith("m") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        return Optional.of(told.compareTo(LONGEST) < 0 ? told : LONGEST);
    }
}
