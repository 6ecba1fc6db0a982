package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a response of a frame. Keeps what helps to read the next one quickly, and nothing of the session: each frame
 * means the same whatever came before. Not safe for use by several threads.
 *
 * <p>RFC 9051 section 9, {@code response}
 */
public final class ResponseParser {
    private static final Status[] STATUSES = Status.values();

    private final int maxDepth;
    private final QuirkListener listener;
    private final Cursor cursor = Cursor.ofResponses();
    private final FlagsParser flags = new FlagsParser();
    private final FetchParser fetch = new FetchParser(flags);
    private final ResponseTextParser text = new ResponseTextParser(flags);

    /** Makes a parser that lets parentheses nest as deep as {@code limits} say. */
    public ResponseParser(Limits limits) {
        this(limits, QuirkListener.NONE);
    }

    /** Makes such a parser that tells {@code listener} what it tolerates. */
    public ResponseParser(Limits limits, QuirkListener listener) {
        this(limits.maxDepth(), listener);
        cursor.limitItems(limits.maxItems());
    }

    ResponseParser(int maxDepth, QuirkListener listener) {
        this.maxDepth = maxDepth;
        this.listener = listener;
    }

    /**
     * Reads a response. What is well-framed and unknown is {@link Untagged.Unrecognized}.
     *
     * @throws ParseException if the response is of a known kind and not in its form
     * @throws LimitExceededException if it has more items than the limits allow, or nests deeper and cannot be read in part
     */
    public Response parse(Frame frame) {
        cursor.reset(frame, maxDepth);
        try {
            Response response = response();
            if (!cursor.atEnd()) {
                cursor.note(Quirk.SURPLUS);
            }
            return response;
        } catch (ParseException e) {
            cursor.noteIfOpen();
            cursor.note(Quirk.DEFECTIVE_RESPONSE);
            throw e instanceof TooDeepException ? overDepth(frame) : e;
        } finally {
            if (frame.isFinal() || !endedOpen()) {
                cursor.report(listener, frame);
            }
        }
    }

    private LimitExceededException overDepth(Frame frame) {
        String head = Framer.head(frame.array(), frame.from(), frame.to(), false);
        return new LimitExceededException("maxDepth", maxDepth, head);
    }

    /**
     * Tells whether the last frame ended where more should have come, inside parentheses or a quoted string: some servers
     * break lines, and {@link Framer#resume()} joins them. What was tolerated is told when the frame has come for good.
     */
    public boolean endedOpen() {
        return cursor.isOpen();
    }

    private Response response() {
        try {
            if (cursor.tryOctet('*')) {
                cursor.skipSpaces();
                return untagged();
            } else if (cursor.tryOctet('+')) {
                if (!cursor.tryOctet(' ')) {
                    cursor.note(Quirk.CONTINUATION_WITHOUT_SPACE);
                }
                return new Response.Continuation(cursor.rest());
            }
            return cursor.peek() == '[' ? codeAlone() : tagged();
        } catch (IllegalArgumentException e) {
            throw new ParseException(cursor.offset(cursor.position()), "a valid value", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a FETCH response as far as {@link Framer#begun()} has it, to find out whose octets the announced literal is:
     * the item with {@link Content.Passed} is the literal's.
     *
     * @return nothing if the literal is not an item of its own in a FETCH response
     */
    public Optional<FetchedMessage> parseBegun(Frame begun) {
        cursor.reset(begun, maxDepth);
        try {
            cursor.octet('*');
            cursor.skipSpaces();
            long number = cursor.number();
            cursor.skipSpaces();
            cursor.word("FETCH");
            return fetch.begun(cursor, number);
        } catch (ParseException | LimitExceededException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A line that is neither tagged nor untagged nor a continuation is kept as it came. */
    private Response tagged() {
        int from = cursor.position();
        String word = cursor.looseWord();
        cursor.skipSpaces();
        Status status = tryStatus();
        if (status != null) {
            try {
                return new Response.Tagged(new Tag(word), status, text.parse(cursor));
            } catch (IllegalArgumentException e) {
                // not a tag: kept below
            }
        }
        cursor.back(from);
        cursor.noteFrame(Quirk.UNFRAMABLE_LINE);
        return new Untagged.Unrecognized("", cursor.rest());
    }

    private Untagged codeAlone() {
        cursor.note(Quirk.CODE_WITHOUT_STATUS);
        return condition(Status.OK);
    }

    private @Nullable Status tryStatus() {
        for (Status status : STATUSES) {
            if (cursor.tryWord(status.name())) {
                return status;
            }
        }
        return null;
    }

    private Untagged condition(Status status) {
        return new Untagged.Condition(status, text.parse(cursor));
    }

    private Untagged untagged() {
        int from = cursor.position();
        long number = cursor.tryNumber();
        if (number >= 0) {
            cursor.skipSpaces();
            Untagged numbered = tryNumbered(number);
            return numbered == null ? unrecognized(from) : numbered;
        }
        int first = cursor.peek();
        if (first >= '0' && first <= '9') {
            cursor.noteFrame(Quirk.HUGE_NUMBER);
        } else if (first == '-') {
            cursor.noteFrame(Quirk.NEGATIVE_NUMBER);
        }
        Untagged named = tryNamed();
        return named == null ? unrecognized(from) : named;
    }

    /** Some servers count messages from 0, or beyond 32 bits: that is no message, and nobody can be told of it. */
    private @Nullable Untagged tryNumbered(long number) {
        if (number > Unsigned32.MAX) {
            cursor.noteFrame(Quirk.HUGE_NUMBER);
            return null;
        } else if (cursor.tryWord(Keyword.FETCH)) {
            return number == 0 ? zero() : fetch.parse(cursor, number);
        } else if (cursor.tryWord("EXISTS")) {
            return new Untagged.Exists(number);
        } else if (cursor.tryWord("EXPUNGE")) {
            return number == 0 ? zero() : new Untagged.Expunge(number);
        } else if (cursor.tryWord("RECENT")) {
            return new Untagged.Recent(number);
        }
        return null;
    }

    private @Nullable Untagged zero() {
        cursor.noteFrame(Quirk.ZERO_NUMBER);
        return null;
    }

    private @Nullable Untagged tryNamed() {
        Status status = tryStatus();
        if (status != null) {
            return condition(status);
        } else if (cursor.peek() == '[') {
            return codeAlone();
        } else if (cursor.tryWord("LIST")) {
            cursor.space();
            return new Untagged.Listing(MailboxParser.listing(cursor));
        } else if (cursor.tryWord("LSUB")) {
            cursor.space();
            return new Untagged.Lsub(MailboxParser.listing(cursor));
        } else if (cursor.tryWord("XLIST")) {
            cursor.space();
            return new Untagged.Xlist(MailboxParser.xlisting(cursor));
        } else if (cursor.tryWord("SEARCH")) {
            return SearchParser.search(cursor);
        } else if (cursor.tryWord("ESEARCH")) {
            return SearchParser.eSearch(cursor);
        } else if (cursor.tryWord("VANISHED")) {
            return MessagesParser.tryVanished(cursor);
        } else if (cursor.tryWord("SORT")) {
            return SearchParser.sort(cursor);
        } else if (cursor.tryWord("THREAD")) {
            return ThreadParser.threads(cursor);
        } else if (cursor.tryWord("STATUS")) {
            cursor.space();
            return MailboxParser.status(cursor);
        } else if (cursor.tryWord("FLAGS")) {
            return new Untagged.Flags(flags.parse(cursor));
        }
        return tryAboutServer();
    }

    private @Nullable Untagged tryAboutServer() {
        if (cursor.tryWord("CAPABILITY")) {
            return new Untagged.CapabilityData(ResponseTextParser.capabilities(cursor));
        } else if (cursor.tryWord("ENABLED")) {
            return new Untagged.Enabled(
                    ResponseTextParser.capabilities(cursor).stream().toList());
        } else if (cursor.tryWord("ID")) {
            return id();
        } else if (cursor.tryWord("NAMESPACE")) {
            return new Untagged.NamespaceData(NamespaceParser.parse(cursor));
        }
        return tryAdministrative();
    }

    private @Nullable Untagged tryAdministrative() {
        Untagged response = AclParser.tryResponse(cursor);
        if (response == null) {
            response = QuotaParser.tryResponse(cursor);
        }
        return response == null ? MetadataParser.tryResponse(cursor) : response;
    }

    private Untagged id() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        cursor.skipSpaces();
        if (cursor.tryNil()) {
            return new Untagged.Id(fields);
        }
        cursor.open();
        while (!cursor.tryClose()) {
            String name = cursor.astring().text();
            cursor.space();
            Bytes value = cursor.nstring();
            fields.put(name, value == null ? null : value.text());
        }
        return new Untagged.Id(fields);
    }

    private Untagged unrecognized(int from) {
        cursor.back(from);
        cursor.skipDigits();
        cursor.skipSpaces();
        String name = cursor.looseWord().toUpperCase(Locale.ROOT);
        cursor.back(from);
        return new Untagged.Unrecognized(name, cursor.rest());
    }

    /** Returns how many octets of the last frame were gone back over. */
    long readAgain() {
        return cursor.readAgain();
    }
}
