package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sent date of RFC 5256 section 2.2. */
class SentTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31 Dec 2000 16:01:33 -0800        | 2001-01-01T00:01:33Z",
                "Sun, 31 Dec 2000 16:01 PST        | 2001-01-01T00:01:00Z",
                "Sun, 31 Dec 2000 16:01:33 +0100 x | 2000-12-31T15:01:33Z",
                "31 Dec 2000 16:01:33              | 2000-12-31T16:01:33Z",
                "31 Dec 2000 16:01:33 nowhere      | 2000-12-31T16:01:33Z",
                "31 Dec 2000 16:01:33 +9999        | 2000-12-31T16:01:33Z",
                "31 Dec 2000 16:01:60 GMT          | 2000-12-31T16:01:59Z",
                "31 Dec 2000 25:01:33 -0800        | 2000-12-31T00:00:00Z",
                "31 Dec 2000                       | 2000-12-31T00:00:00Z",
                "31 Dec 00 16:01:33 -0800          | 2001-01-01T00:01:33Z"
            })
    void momentsAreInUtc(String field, Instant expected) {
        assertThat(SentTime.parse(field)).contains(expected);
    }

    @Test
    void whatIsNoDateIsNoMoment() {
        assertThat(SentTime.parse("yesterday")).isEmpty();
        assertThat(SentTime.parse("31 Feb 2000 16:01:33 -0800")).isEmpty();
    }
}
