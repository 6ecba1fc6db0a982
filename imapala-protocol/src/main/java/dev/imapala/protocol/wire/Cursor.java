package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Quirk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a frame term by term. Methods are named after terms of the grammar: {@code atom()} fails where there is none,
 * its twin {@code tryWord(...)} answers no. Any run of spaces is one separator, and spaces before a parenthesis or the
 * end are none.
 */
final class Cursor {
    /** One digit more may be too many. */
    private static final long LARGE = Long.MAX_VALUE / 10;

    private static final int LONGEST_NUMBER = 400;
    /** The octets of a space and {@code NIL}, the first of them lowest. */
    private static final int SPACE_NIL = ' ' | 'N' << 8 | 'I' << 16 | 'L' << 24;

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.][0-9]*)?([eE][-+]?[0-9]+)?");

    private final boolean strictQuotes;
    private Frame frame = new Frame();
    private byte[] array = {};
    private int base;
    private int at;
    private int end;
    private int maxDepth;
    private int depth;
    private boolean open;
    private boolean quoteOpen;
    private int maxItems = Integer.MAX_VALUE;
    private int items;
    private boolean backslashEndsStrings;
    /** Where the last literal ended: what stands before is no grammar. */
    private int literalEnd;

    private boolean fieldsFollowStrings;
    private long readAgain;
    /** What was put up with in this frame, and where it was found first. */
    private final Map<Quirk, Integer> quirks = new EnumMap<>(Quirk.class);
    /** How often something was noted in this frame; never less than before. */
    private int notes;
    /** The whole frame, copied when the first string of it is asked for: all strings share its memory, if it has it all. */
    private @Nullable Bytes copy;

    private Cursor(boolean strictQuotes) {
        this.strictQuotes = strictQuotes;
    }

    /** Returns a cursor over what a client writes. */
    static Cursor ofCommands() {
        return new Cursor(true);
    }

    /** Returns a cursor over what a server writes: a quote that it forgot to escape does not end a string. */
    static Cursor ofResponses() {
        return new Cursor(false);
    }

    Cursor reset(Frame newFrame, int newMaxDepth) {
        frame = newFrame;
        array = newFrame.array();
        base = newFrame.from();
        at = base;
        end = newFrame.to();
        maxDepth = newMaxDepth;
        depth = 0;
        open = false;
        quoteOpen = false;
        items = 0;
        backslashEndsStrings = false;
        literalEnd = -1;
        fieldsFollowStrings = false;
        readAgain = 0;
        copy = null;
        if (notes > 0) {
            notes = 0;
            quirks.clear();
        }
        return this;
    }

    /** Lets a frame have {@code most} items, from now on. */
    Cursor limitItems(int most) {
        maxItems = most;
        return this;
    }

    /** Counts from nothing again: all that was counted has been dropped. */
    void forgetItems() {
        items = 0;
    }

    /** Counts a number, string, word or list, before memory is taken for it. */
    void item() {
        if (++items > maxItems) {
            throw new LimitExceededException("maxItems", maxItems, Framer.head(array, base, end, strictQuotes));
        }
    }

    /** Notes that something is not as it should be, and will be put up with unless the cursor goes back before it. */
    void note(Quirk quirk) {
        note(quirk, at);
    }

    void note(Quirk quirk, int position) {
        notes++;
        quirks.merge(quirk, position, Math::min);
    }

    /** Notes that more should have come, if what was expected was not found as the frame ends in parentheses or quotes. */
    void noteIfOpen() {
        open |= at == end && (depth > 0 || quoteOpen);
    }

    /** Tells whether more should have come. */
    boolean isOpen() {
        return open;
    }

    /** Notes something of the whole frame: it stays wherever the cursor goes back to. */
    void noteFrame(Quirk quirk) {
        note(quirk, base);
    }

    /** Returns a number that differs from another one if something was noted in between. */
    int notes() {
        return notes;
    }

    /** Tells {@code listener} what was noted, once for each kind. */
    void report(QuirkListener listener, Frame frame) {
        if (notes > 0) {
            quirks.keySet().forEach(quirk -> listener.tolerated(quirk, frame));
        }
    }

    int position() {
        return at;
    }

    /** Returns where {@code position} is in the frame, for error messages. */
    int offset(int position) {
        return frame.offset(position);
    }

    void back(int position) {
        readAgain += Math.max(0, at - position);
        if (notes > 0 && position < at) {
            quirks.values().removeIf(noted -> noted >= position);
        }
        at = position;
    }

    /** Moves over octets that were looked at already. */
    void skip(int octets) {
        at += octets;
    }

    /** Returns how many octets of the frame were gone back over so far: what keeps small however hostile a peer is. */
    long readAgain() {
        return readAgain;
    }

    /** Returns the octet here, or -1 at the end. */
    int peek() {
        return at < end ? array[at] & 0xFF : -1;
    }

    boolean atEnd() {
        skipSpaces();
        return at == end;
    }

    void expectEnd() {
        if (!atEnd()) {
            throw unexpected("end of line");
        }
    }

    /** Moves over spaces: quickly, if there is one, and it is as it should be. */
    void skipSpaces() {
        if (at < end && array[at] <= ' ') {
            if (isLoneSpace(at) && (at == base || array[at - 1] != '(')) {
                at++;
            } else {
                skipOddSpaces();
            }
        }
    }

    private void skipOddSpaces() {
        if (isSpace(array[at])) {
            int from = at;
            at = behindSpaces(from + 1);
            checkSpaces(from);
        }
    }

    /** Where lines were joined, their ends count as spaces. */
    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\r' || octet == '\n';
    }

    /** Tells whether a space, the end of a list or the end of the frame is here. */
    boolean atSeparator() {
        return at == end || isSpace(array[at]) || array[at] == ')';
    }

    /** One space is as it should be, unless it stands at the inside of a parenthesis or at the end. */
    private void checkSpaces(int from) {
        boolean opened = from > base && array[from - 1] == '(' && from != literalEnd;
        if (hasLineEnd(from, at)) {
            note(Quirk.BROKEN_LINE, from);
        } else if (at == end) {
            note(Quirk.SPACE_AT_END, from);
        } else if (opened || array[at] == ')') {
            note(Quirk.SPACE_IN_PARENTHESES, from);
        } else if (at - from > 1) {
            note(Quirk.DOUBLED_SPACES, from);
        }
    }

    private boolean hasLineEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] != ' ') {
                return true;
            }
        }
        return false;
    }

    /** Moves over one or more spaces. */
    void space() {
        if (at == end || !isSpace(array[at])) {
            throw unexpected("space");
        }
        skipSpaces();
    }

    boolean tryOctet(char octet) {
        if (peek() != octet) {
            return false;
        }
        at++;
        return true;
    }

    void octet(char octet) {
        if (!tryOctet(octet)) {
            throw unexpected("'" + octet + "'");
        }
    }

    /** Moves over spaces and {@code (}. Every success is paired with a {@link #tryClose()} that succeeds. */
    boolean tryOpen() {
        skipSpaces();
        if (!tryOctet('(')) {
            return false;
        }
        enter();
        return true;
    }

    /** Goes one level deeper, if the limit allows; {@link #leave()} comes back. */
    void enter() {
        if (depth == maxDepth) {
            throw new TooDeepException(offset(at), maxDepth);
        }
        depth++;
        item();
    }

    void leave() {
        depth--;
    }

    void open() {
        if (!tryOpen()) {
            throw unexpected("'('");
        }
    }

    /** Moves over spaces and {@code )}. */
    boolean tryClose() {
        skipSpaces();
        if (!tryOctet(')')) {
            return false;
        }
        leave();
        return true;
    }

    void close() {
        if (!tryClose()) {
            throw unexpected("')'");
        }
    }

    /** Moves over {@code ()}, which some servers write for NIL. */
    boolean tryEmptyList() {
        if (peek() == '"') {
            return false;
        }
        int open = behindSpaces(at);
        if (open == end || array[open] != '(') {
            return false;
        }
        int close = behindSpaces(open + 1);
        if (close == end || array[close] != ')') {
            return false;
        }
        note(Quirk.EMPTY_LIST_FOR_NIL);
        at = close + 1;
        return true;
    }

    /** Moves over spaces and, if they are here, the same octets as the list of {@code size} octets at {@code from}. */
    boolean trySameList(int from, int size) {
        skipSpaces();
        boolean same = size > 0
                && array[from] == '('
                && size <= end - at
                && frame.apart().isEmpty()
                && Arrays.equals(array, from, from + size, array, at, at + size);
        at += same ? size : 0;
        return same;
    }

    private int behindSpaces(int position) {
        int behind = position;
        while (behind < end && isSpace(array[behind])) {
            behind++;
        }
        return behind;
    }

    int depth() {
        return depth;
    }

    void depth(int newDepth) {
        depth = newDepth;
    }

    /** Moves over {@code upper} in any case, if it is here and the word ends there. */
    boolean tryWord(String upper) {
        int from = at;
        int length = upper.length();
        if (length > end - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte octet = array[from + i];
            if ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) != upper.charAt(i)) {
                return false;
            }
        }
        int to = from + length;
        if (to < end && Octets.isAtom(array[to]) && array[to] != '[' && array[to] != '<') {
            return false;
        }
        at = to;
        return true;
    }

    /** Moves over {@code keyword} in any case, if it is here and the word ends there. */
    boolean tryWord(Keyword keyword) {
        if (!keyword.matches(array, at, end)) {
            return false;
        }
        int to = at + keyword.size();
        if (to < end && Octets.isAtom(array[to]) && array[to] != '[' && array[to] != '<') {
            return false;
        }
        at = to;
        return true;
    }

    /** Moves over {@code keyword} in any case and the space behind it, if the word is here. */
    boolean tryName(Keyword keyword) {
        if (!keyword.matches(array, at, end)) {
            return false;
        }
        int to = at + keyword.size();
        if (isLoneSpace(to)) {
            at = to + 1;
            return true;
        } else if (!tryWord(keyword)) {
            return false;
        }
        space();
        return true;
    }

    /** Tells whether there is one space and then something that it separates. */
    private boolean isLoneSpace(int index) {
        return index + 1 < end && array[index] == ' ' && array[index + 1] > ' ' && array[index + 1] != ')';
    }

    /** Moves to a word that begins here, or behind one space, if that stands where it should, as between two items. */
    boolean trySeparatedWord() {
        int word = at < end && array[at] == ' ' && array[at - 1] != '(' ? at + 1 : at;
        if (word >= end || !Octets.isAtom(array[word])) {
            return false;
        }
        at = word;
        return true;
    }

    /** Moves over {@code upper} in any case and the space behind it, if the word is here. */
    boolean tryName(String upper) {
        if (!tryWord(upper)) {
            return false;
        }
        space();
        return true;
    }

    void word(String upper) {
        if (!tryWord(upper)) {
            throw unexpected(upper);
        }
    }

    /** Reads one or more atom characters; {@code ]} counts as one, as servers write it so. */
    String atom() {
        int from = at;
        while (at < end && (Octets.isAtom(array[at]) || array[at] == ']')) {
            at++;
        }
        if (from == at) {
            throw unexpected("atom");
        }
        return ascii(from, at);
    }

    /** Reads up to the next space, parenthesis, or the end; for words of servers that do not care for the grammar. */
    String looseWord() {
        int from = at;
        while (at < end && !isSpace(array[at]) && array[at] != ')' && array[at] != '(') {
            at++;
        }
        item();
        return Bytes.copyOf(array, from, at).text();
    }

    /** Reads up to the next space or the parenthesis that closes the list; those that open in the word close in it. */
    Bytes balancedWord() {
        int from = at;
        int open = 0;
        while (at < end && !isSpace(array[at]) && (array[at] != ')' || open > 0)) {
            open += array[at] == '(' ? 1 : array[at] == ')' ? -1 : 0;
            at++;
        }
        if (at == from) {
            throw unexpected("word");
        }
        return slice(from, at);
    }

    String ascii(int from, int to) {
        item();
        return new String(array, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Reads digits: 0 to 2^63-1. */
    long number() {
        long number = tryNumber();
        if (number < 0) {
            throw unexpected("number");
        }
        return number;
    }

    /** Reads digits, or answers -1 and stays. Up to seven are read in one go. */
    long tryNumber() {
        if (at + Long.BYTES > array.length) {
            return tryAnyNumber();
        }
        long eight = Octets.eight(array, at);
        long others = Octets.nonDigits(eight);
        int count = Long.numberOfTrailingZeros(others) / Byte.SIZE;
        if (others == 0 || count > end - at) {
            return tryAnyNumber();
        }
        at += count;
        return count == 0 ? -1 : Octets.number(eight, count);
    }

    private long tryAnyNumber() {
        int from = at;
        long number = 0;
        while (at < end && array[at] >= '0' && array[at] <= '9') {
            int digit = array[at++] - '0';
            if (number >= LARGE && number > (Long.MAX_VALUE - digit) / 10) {
                at = from;
                return -1;
            }
            number = number * 10 + digit;
        }
        return at == from ? -1 : number;
    }

    /**
     * Reads an amount: 0 to 2^63-1, rounded if it has decimals; -1 if it is negative or larger, which is unknown.
     *
     * @throws ParseException if there is no number
     */
    long looseNumber() {
        int from = at;
        long number = tryNumber();
        int next = peek();
        if (number >= 0 && next != '.' && next != 'e' && next != 'E') {
            return number;
        }
        at = from;
        String text = looseWord();
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            at = from;
            throw unexpected("number");
        }
        return rounded(Double.parseDouble(text), from);
    }

    private long rounded(double number, int from) {
        if (number < 0) {
            note(Quirk.NEGATIVE_NUMBER, from);
            return -1;
        } else if (number >= Long.MAX_VALUE) {
            note(Quirk.HUGE_NUMBER, from);
            return -1;
        }
        note(Quirk.DECIMAL_NUMBER, from);
        return Math.round(number);
    }

    boolean atDigit() {
        return at < end && array[at] >= '0' && array[at] <= '9';
    }

    void skipDigits() {
        while (at < end && array[at] >= '0' && array[at] <= '9') {
            at++;
        }
    }

    /** Reads NIL in any case, if it is here. */
    boolean tryNil() {
        return tryWord(Keyword.NIL);
    }

    /** Moves over up to {@code most} times a space and NIL, if the list ends there; else answers no and stays. */
    boolean tryNilsBeforeClose(int most) {
        int to = at;
        while (to - at < 4 * most && to + 4 < end && Octets.four(array, to) == SPACE_NIL) {
            to += 4;
        }
        if (to == end || array[to] != ')') {
            return false;
        }
        at = to;
        return true;
    }

    /** Tells whether NIL is here. */
    boolean peekNil() {
        int from = at;
        boolean nil = tryNil();
        at = from;
        return nil;
    }

    /** Reads a string, or NIL as null. */
    @Nullable
    Bytes nstring() {
        return peek() != '"' && tryNil() ? null : string();
    }

    /** Reads a quoted string or a literal. */
    Bytes string() {
        Bytes string = tryString();
        if (string == null) {
            throw unexpected("string");
        }
        return string;
    }

    /** Reads a quoted string or a literal, or answers null and stays. */
    @Nullable
    Bytes tryString() {
        int octet = peek();
        if (octet == '"') {
            return quoted();
        }
        boolean literal8 = octet == '~' && at + 1 < end && array[at + 1] == '{';
        return octet == '{' || literal8 ? literal() : null;
    }

    /** Reads an atom, a quoted string or a literal. */
    Bytes astring() {
        Bytes string = tryString();
        if (string != null) {
            return string;
        }
        int from = at;
        while (at < end && (Octets.isAtom(array[at]) || array[at] == ']')) {
            at++;
        }
        if (from == at) {
            throw unexpected("string or atom");
        }
        return slice(from, at);
    }

    /** Reads a quoted string: quickly, if it is plain ASCII and its first quote ends it. */
    private Bytes quoted() {
        int from = at + 1;
        int quote = endOfPlainString();
        if (quote < from) {
            return oddQuoted();
        }
        at = quote + 1;
        return slice(from, quote);
    }

    /** Returns where the quoted string that is here ends, if it is plain ASCII and its first quote ends it; else -1. */
    int endOfPlainString() {
        if (at == end || array[at] != '"') {
            return -1;
        }
        int quote = Octets.endOfPlain(array, at + 1, end);
        return quote < end && closesQuote(quote) && !frame.isJoined() ? quote : -1;
    }

    private Bytes oddQuoted() {
        int from = ++at;
        int escapes = 0;
        int bits = 0;
        while (at < end && !closesQuote(at)) {
            bits |= array[at];
            if (array[at] == '"') {
                note(Quirk.UNESCAPED_QUOTE);
            } else if (array[at] == '\n' || array[at] == '\r') {
                note(Quirk.BROKEN_LINE);
            } else if (isEscape(at)) {
                escapes++;
                at++;
            }
            at++;
        }
        if (at >= end) {
            at = end;
            quoteOpen = true;
            throw new ParseException(offset(from - 1), "quoted string with an end", "end of line");
        }
        if (bits < 0) {
            checkText(from, at);
        }
        at++;
        return escapes == 0 ? slice(from, at - 1) : withoutEscapes(from, at - 1, escapes);
    }

    /** Lets a backslash before the last quote of a list be a backslash: {@code "host\")}. */
    void letBackslashEndStrings(boolean may) {
        backslashEndsStrings = may;
    }

    /** Lets a quote before a space end a string only if a string, a list or NIL follows: {@code "he said "hi" twice"}. */
    void letFieldsFollowStrings(boolean must) {
        fieldsFollowStrings = must;
    }

    private boolean isEscape(int index) {
        if (array[index] != '\\') {
            return false;
        } else if (backslashEndsStrings && index + 2 < end && array[index + 1] == '"' && array[index + 2] == ')') {
            note(Quirk.BACKSLASH_AT_END, index);
            return false;
        }
        return true;
    }

    /** Notes if the octets from {@code from} to {@code to} are not UTF-8. */
    void checkText(int from, int to) {
        if (!Octets.isUtf8(array, from, to)) {
            note(Quirk.NOT_UTF8, from);
        }
    }

    private boolean closesQuote(int index) {
        if (array[index] != '"') {
            return false;
        }
        if (strictQuotes || index + 1 == end) {
            return true;
        }
        int next = array[index + 1];
        if (next == ' ' && !fieldsFollowStrings) {
            return true;
        }
        return next == ')' || next == ']' || next == '\r' || next == '\n' || next == ' ' && fieldMayFollow(index + 1);
    }

    private boolean fieldMayFollow(int index) {
        int field = behindSpaces(index);
        boolean nil = field + 3 < end
                && (array[field + 3] == ' ' || array[field + 3] == ')')
                && slice(field, field + 3).equalsIgnoreCase("NIL");
        return field == end || "\"(){".indexOf(array[field]) >= 0 || nil;
    }

    private Bytes withoutEscapes(int from, int to, int escapes) {
        item();
        byte[] plain = new byte[to - from - escapes];
        int size = 0;
        for (int i = from; i < to; i++) {
            if (array[i] == '\\' && i + 1 < to) {
                i++;
            }
            plain[size++] = array[i];
        }
        return Bytes.copyOf(plain);
    }

    private Bytes literal() {
        int headerFrom = at;
        long size = literalHeader();
        Content apart = frame.apart(at - base);
        if (apart instanceof Content.InMemory gathered) {
            item();
            return gathered.octets();
        } else if (apart != null) {
            throw new ParseException(offset(headerFrom), "string in memory", "a literal that was streamed");
        }
        if (size > end - at) {
            throw new ParseException(offset(headerFrom), "literal of " + size + " octets", (end - at) + " octets");
        }
        at += (int) size;
        literalEnd = at;
        return slice(at - (int) size, at);
    }

    /** Reads a quoted string or a literal, be it one that was streamed. */
    Content content() {
        int from = at;
        if (peek() == '{' || peek() == '~') {
            literalHeader();
            Content apart = frame.apart(at - base);
            if (apart != null) {
                item();
                return apart;
            }
            at = from;
        }
        return Content.of(string());
    }

    private long literalHeader() {
        tryOctet('~');
        octet('{');
        if (peek() == '0' && at + 1 < end && array[at + 1] >= '0' && array[at + 1] <= '9') {
            note(Quirk.PADDED_LITERAL_SIZE);
        }
        long size = number();
        tryOctet('+');
        octet('}');
        if (!tryOctet('\r')) {
            octet('\n');
        } else if (frame.apart(at - base) == null) {
            tryOctet('\n');
        }
        return size;
    }

    /** Returns the octets of the frame from {@code from} (inclusive) to {@code to} (exclusive). */
    Bytes slice(int from, int to) {
        item();
        Bytes shared = copy;
        if (shared == null) {
            if (!frame.apart().isEmpty()) {
                return frame.octets(from, to);
            }
            shared = Bytes.copyOf(array, base, end);
            copy = shared;
        }
        return shared.slice(from - base, to - base);
    }

    /** Returns the octets from here to the end. */
    Bytes rest() {
        int from = at;
        at = end;
        return slice(from, end);
    }

    /** Moves over one value of any kind, a list with all that is in it, and returns its octets. */
    Bytes skipValue() {
        int from = at;
        int open = 0;
        do {
            skipSpaces();
            int octet = peek();
            if (octet == '(') {
                open++;
                at++;
            } else if (octet == ')' && open > 0) {
                open--;
                at++;
            } else if (tryString() == null) {
                skipWord();
            }
        } while (open > 0);
        return slice(from, at);
    }

    /** Moves over an atom with whatever a bracketed section in it has. */
    private void skipWord() {
        int from = at;
        while (at < end && !isSpace(array[at]) && array[at] != '(' && array[at] != ')' && array[at] != '"') {
            at = array[at] == '[' ? endOfSection() : at + 1;
        }
        if (at == from) {
            throw unexpected("value");
        }
    }

    /** Returns the position behind the bracket that closes the section; behind the one that opens it, if none does. */
    private int endOfSection() {
        int to = at + 1;
        while (to < end && array[to] != ']' && array[to] != '[' && array[to] != '\n') {
            to++;
        }
        return to < end && array[to] == ']' ? to + 1 : at + 1;
    }

    byte[] array() {
        return array;
    }

    int end() {
        return end;
    }

    ParseException unexpected(String expected) {
        return new ParseException(offset(at), expected, found());
    }

    /** Describes what is here without telling more than an octet: it may be mail. */
    private String found() {
        int octet = peek();
        if (octet < 0) {
            return "end of line";
        }
        return octet > ' ' && octet < 0x7F ? "'" + (char) octet + "'" : String.format("octet 0x%02x", octet);
    }
}
