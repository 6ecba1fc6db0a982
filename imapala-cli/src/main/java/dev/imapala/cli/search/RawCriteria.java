package dev.imapala.cli.search;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.wire.CommandParser;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.protocol.wire.TaggedCommand;

/**
 * Reads criteria in the words of the protocol, such as {@code OR FROM ann FROM bo}.
 *
 * <p>RFC 9051 section 6.4.4
 */
public final class RawCriteria {
    private static final String BEFORE = "a UID SEARCH CHARSET UTF-8 ";

    private RawCriteria() {}

    /**
     * Returns the search that {@code criteria} describe.
     *
     * @throws Failure if they are not in the form of the protocol
     */
    public static Search parse(String criteria) {
        if (criteria.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw bad("have a control character in them");
        }
        Frame frame = Frame.of(Bytes.of(BEFORE + criteria));
        try {
            TaggedCommand parsed = new CommandParser(Limits.DEFAULT).parse(frame);
            if (parsed.command() instanceof SearchCommand search) {
                return search.search();
            }
            throw new AssertionError(parsed);
        } catch (ParseException e) {
            int at = Math.max(0, e.offset() - BEFORE.length()) + 1;
            throw bad("are not understood: at character " + at + ", expected " + e.expected() + ", found " + e.found());
        }
    }

    private static Failure bad(String what) {
        return Failure.usage(
                "the criteria of --raw " + what, "they are those of RFC 9051 section 6.4.4, like 'OR FROM ann UNSEEN'");
    }
}
