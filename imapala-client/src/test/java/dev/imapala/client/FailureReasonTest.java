package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Limits;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.ResponseParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers mean by their refusals. */
class FailureReasonTest {
    private static CommandFailedException failure(String line) {
        byte[] octets = ("a1 " + line + "\r\n").getBytes(StandardCharsets.UTF_8);
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        framer.feed(octets, 0, octets.length);
        assertThat(framer.next()).isEqualTo(Framer.Event.FRAME);
        Response response = new ResponseParser(Limits.DEFAULT).parse(framer.frame());
        return new CommandFailedException("FETCH", (Response.Tagged) response);
    }

    @ParameterizedTest
    @CsvSource({
        "NO [ALERT] Too many simultaneous connections. (Failure), CONNECTION_LIMIT",
        "NO Maximum number of connections from user+IP exceeded, CONNECTION_LIMIT",
        "NO Request is throttled. Suggested Backoff Time: 299961 milliseconds, THROTTLED",
        "NO [THROTTLED] later, THROTTLED",
        "NO [LIMIT] UID FETCH Rate limit hit., THROTTLED",
        "NO [OVERQUOTA] Account exceeded command or bandwidth limits, THROTTLED",
        "NO [UNAVAILABLE] UID FETCH Server error - Please try again later, TRANSIENT",
        "NO [SERVERBUG] oops, TRANSIENT",
        "NO [INUSE] Mailbox in use, TRANSIENT",
        "NO SELECT: libmapper: Internal error, TRANSIENT",
        "BAD Internal Server Error, TRANSIENT",
        "BAD User is authenticated but not connected., NO_MAILBOX",
        "NO [AUTHENTICATIONFAILED] Internal: invalid credentials, OTHER",
        "NO [NONEXISTENT] Unknown Mailbox: Work, OTHER",
        "BAD Command argument error, OTHER"
    })
    void refusalIsUnderstoodByItsCodeOrItsWords(String line, FailureReason reason) {
        assertThat(failure(line).reason()).isEqualTo(reason);
        assertThat(failure(line).atCaller().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Suggested Backoff Time: 299961 milliseconds, PT4M59.961S",
        "Suggested Backoff Time: 30 seconds, PT30S",
        "suggested backoff time: 999999999 ms, PT10M"
    })
    void serverSaysHowLongItWantsToBeLeftAlone(String text, Duration expected) {
        assertThat(failure("NO " + text).retryAfter()).contains(expected);
    }

    @Test
    void mostServersDoNotSay() {
        assertThat(failure("NO busy").retryAfter()).isEqualTo(Optional.empty());
    }
}
