package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidMapping;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.response.ResponseCode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of the codes that are known.
 *
 * <p>RFC 9051 section 9, {@code resp-text-code}
 */
final class ResponseCodeParser {
    private final FlagsParser flags;

    ResponseCodeParser(FlagsParser flags) {
        this.flags = flags;
    }

    /** Returns the code that is only a word; some have arguments that may be missing. */
    static ResponseCode withoutArguments(String name) {
        return switch (name) {
            case "BADCHARSET" -> new ResponseCode.BadCharset(List.of());
            case "INPROGRESS" -> new ResponseCode.InProgress(null, null, null);
            default -> new ResponseCode.Word(name);
        };
    }

    /**
     * Reads the arguments of {@code name}; null if it has none that are known.
     *
     * @throws ParseException or IllegalArgumentException if they are not in their form
     */
    @Nullable
    ResponseCode tryParse(Cursor cursor, String name) {
        return switch (name) {
            case "CAPABILITY" -> new ResponseCode.CapabilityList(ResponseTextParser.capabilities(cursor));
            case "PERMANENTFLAGS" -> new ResponseCode.PermanentFlags(flags.parse(cursor));
            case "UIDNEXT" -> new ResponseCode.UidNext(cursor.number());
            case "UIDVALIDITY" -> new ResponseCode.UidValidity(cursor.number());
            case "UNSEEN" -> new ResponseCode.Unseen(cursor.number());
            case "HIGHESTMODSEQ" -> new ResponseCode.HighestModSeq(ModSeq.of(cursor.number()));
            case "APPENDUID" -> appendUid(cursor);
            case "COPYUID" -> copyUid(cursor);
            case "MODIFIED" -> new ResponseCode.Modified(NumberSetParser.parse(cursor));
            default -> tryAboutServer(cursor, name);
        };
    }

    private static @Nullable ResponseCode tryAboutServer(Cursor cursor, String name) {
        return switch (name) {
            case "BADCHARSET" -> new ResponseCode.BadCharset(strings(cursor));
            case "BADEVENT" -> new ResponseCode.BadEvent(strings(cursor));
            case "BADURL" -> badUrl(cursor);
            case "INPROGRESS" -> inProgress(cursor);
            case "MAXCONVERTMESSAGES" ->
                new ResponseCode.MaxConvert(ResponseCode.MaxConvert.Unit.MESSAGES, cursor.number());
            case "MAXCONVERTPARTS" -> new ResponseCode.MaxConvert(ResponseCode.MaxConvert.Unit.PARTS, cursor.number());
            case "MESSAGELIMIT" -> messageLimit(cursor);
            case "NOUPDATE" -> new ResponseCode.NoUpdate(cursor.string().text());
            case "REFERRAL" ->
                new ResponseCode.Referral(List.of(upToBracket(cursor).split(" +")));
            case "UNDEFINED-FILTER" -> new ResponseCode.UndefinedFilter(upToBracket(cursor));
            case "URLMECH" -> urlMechanisms(cursor);
            default -> tryAboutMailbox(cursor, name);
        };
    }

    private static @Nullable ResponseCode tryAboutMailbox(Cursor cursor, String name) {
        return switch (name) {
            case "ANNOTATE" -> annotate(cursor);
            case "ANNOTATIONS" -> annotations(cursor);
            case "MAILBOXID" -> mailboxId(cursor);
            case "METADATA" -> metadata(cursor);
            case "NEWNAME" -> newName(cursor);
            default -> null;
        };
    }

    private static ResponseCode appendUid(Cursor cursor) {
        long uidValidity = cursor.number();
        cursor.space();
        return new ResponseCode.AppendUid(uidValidity, new UidSet(NumberSetParser.parse(cursor)));
    }

    private static ResponseCode copyUid(Cursor cursor) {
        long uidValidity = cursor.number();
        cursor.space();
        String sources = set(cursor);
        cursor.space();
        return new ResponseCode.CopyUid(uidValidity, UidMapping.parse(sources, set(cursor)));
    }

    /** Returns a set as it is written, as its order matters. */
    private static String set(Cursor cursor) {
        int from = cursor.position();
        NumberSet numbers = NumberSetParser.parse(cursor);
        return numbers.isEmpty() ? "" : cursor.ascii(from, cursor.position());
    }

    private static List<String> strings(Cursor cursor) {
        List<String> strings = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            strings.add(cursor.astring().text());
        }
        return strings;
    }

    private static String upToBracket(Cursor cursor) {
        int from = cursor.position();
        int to = from;
        while (to < cursor.end() && cursor.array()[to] != ']') {
            to++;
        }
        cursor.back(to);
        return cursor.slice(from, to).text().stripTrailing();
    }

    /** The RFC's example has quotes around the URL, its grammar has none. */
    private static ResponseCode badUrl(Cursor cursor) {
        Bytes quoted = cursor.tryString();
        return new ResponseCode.BadUrl(quoted == null ? upToBracket(cursor) : quoted.text());
    }

    private static ResponseCode inProgress(Cursor cursor) {
        cursor.open();
        Bytes tag = cursor.nstring();
        cursor.space();
        Long done = numberOrNil(cursor);
        cursor.space();
        Long goal = numberOrNil(cursor);
        cursor.close();
        return new ResponseCode.InProgress(tag == null ? null : tag.text(), done, goal);
    }

    private static @Nullable Long numberOrNil(Cursor cursor) {
        return cursor.tryNil() ? null : Long.valueOf(cursor.number());
    }

    private static ResponseCode messageLimit(Cursor cursor) {
        long limit = cursor.number();
        cursor.skipSpaces();
        return new ResponseCode.MessageLimit(limit, cursor.peek() == ']' ? null : Uid.of(cursor.number()));
    }

    private static ResponseCode urlMechanisms(Cursor cursor) {
        cursor.word("INTERNAL");
        Map<String, @Nullable Bytes> others = new LinkedHashMap<>();
        String words = upToBracket(cursor).strip();
        for (String word : words.isEmpty() ? new String[0] : words.split(" +")) {
            int equals = word.indexOf('=');
            Bytes data = equals < 0 ? null : base64(word.substring(equals + 1));
            others.put(equals < 0 ? word : word.substring(0, equals), data);
        }
        return new ResponseCode.UrlMechanisms(others);
    }

    private static Bytes base64(String text) {
        return Bytes.copyOf(Base64.getDecoder().decode(text));
    }

    private static ResponseCode annotate(Cursor cursor) {
        for (var reason : ResponseCode.AnnotationRefused.Limit.values()) {
            if (cursor.tryWord(reason.name())) {
                return new ResponseCode.AnnotationRefused(reason);
            }
        }
        throw cursor.unexpected("TOOBIG or TOOMANY");
    }

    private static ResponseCode annotations(Cursor cursor) {
        if (cursor.tryWord("NONE")) {
            return new ResponseCode.Annotations(ResponseCode.Annotations.Access.NONE, 0, false);
        }
        boolean readOnly = cursor.tryWord("READ-ONLY");
        long maxSize = readOnly ? 0 : cursor.number();
        cursor.skipSpaces();
        return new ResponseCode.Annotations(
                readOnly ? ResponseCode.Annotations.Access.READ_ONLY : ResponseCode.Annotations.Access.READ_WRITE,
                maxSize,
                cursor.tryWord("NOPRIVATE"));
    }

    private static ResponseCode mailboxId(Cursor cursor) {
        cursor.open();
        ObjectId id = ObjectId.of(cursor.atom());
        cursor.close();
        return new ResponseCode.MailboxId(id);
    }

    private static ResponseCode metadata(Cursor cursor) {
        if (cursor.tryName("LONGENTRIES")) {
            return new ResponseCode.MetadataLongEntries(cursor.number());
        } else if (cursor.tryName("MAXSIZE")) {
            return new ResponseCode.MetadataMaxSize(cursor.number());
        }
        for (var reason : ResponseCode.MetadataRefused.Reason.values()) {
            if (cursor.tryWord(reason.name())) {
                return new ResponseCode.MetadataRefused(reason);
            }
        }
        throw cursor.unexpected("LONGENTRIES, MAXSIZE, TOOMANY or NOPRIVATE");
    }

    private static ResponseCode newName(Cursor cursor) {
        MailboxName oldName = MailboxName.received(cursor.astring());
        cursor.space();
        Bytes quoted = cursor.tryString();
        return new ResponseCode.NewName(
                oldName, MailboxName.received(quoted == null ? Bytes.of(upToBracket(cursor)) : quoted));
    }
}
