package dev.imapala.protocol.response;

import org.jspecify.annotations.Nullable;

/**
 * What follows the status word: maybe a code for programs, and text for people.
 *
 * @param code the code in brackets
 * @param text the text, which may be empty though the grammar wants some
 * RFC 9051 section 7.1
 */
public record ResponseText(@Nullable ResponseCode code, String text) {
    /** Returns {@code text} without a code. */
    public static ResponseText of(String text) {
        return new ResponseText(null, text);
    }

    /** Returns {@code text} with {@code code}. */
    public static ResponseText of(ResponseCode code, String text) {
        return new ResponseText(code, text);
    }
}
