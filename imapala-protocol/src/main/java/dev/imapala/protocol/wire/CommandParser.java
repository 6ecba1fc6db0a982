package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a command of a frame, for servers. Strict but for what does no harm: more than one space between arguments. Not
 * safe for use by several threads.
 *
 * <p>RFC 9051 section 9, {@code command}
 */
public final class CommandParser {
    private final int maxDepth;
    private final Cursor cursor = Cursor.ofCommands();
    private final FlagsParser flags = new FlagsParser();

    /** Makes a parser that lets parentheses nest as deep as {@code limits} say. */
    public CommandParser(Limits limits) {
        this(limits.maxDepth());
        cursor.limitItems(limits.maxItems());
    }

    CommandParser(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Returns the tag of a command, for the answer to one that does not parse; nothing if not even that is there. */
    public Optional<Tag> tag(Frame frame) {
        cursor.reset(frame, maxDepth);
        try {
            return Optional.of(new Tag(cursor.looseWord()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a command.
     *
     * @throws ParseException if it is not in its form
     * @throws LimitExceededException if it has more items than the limits allow
     */
    public TaggedCommand parse(Frame frame) {
        cursor.reset(frame, maxDepth);
        try {
            Tag tag = new Tag(cursor.looseWord());
            cursor.space();
            Command command = command();
            cursor.expectEnd();
            return new TaggedCommand(tag, command);
        } catch (IllegalArgumentException e) {
            throw new ParseException(cursor.offset(cursor.position()), "a valid value", String.valueOf(e.getMessage()));
        }
    }

    private Command command() {
        for (BareCommand bare : BareCommand.values()) {
            if (cursor.tryWord(bare.name())) {
                return bare;
            }
        }
        boolean uid = cursor.tryWord("UID");
        if (uid) {
            cursor.space();
        }
        Command onMessages = tryOnMessages(uid);
        if (onMessages != null) {
            return onMessages;
        } else if (uid) {
            return CustomCommandParser.parse(cursor, true);
        }
        Command onMailbox = tryOnMailbox();
        if (onMailbox == null) {
            onMailbox = tryAdministrative();
        }
        return onMailbox != null ? onMailbox : onSession();
    }

    private @Nullable Command tryAdministrative() {
        Command command = AclParser.tryCommand(cursor);
        if (command == null) {
            command = QuotaParser.tryCommand(cursor);
        }
        return command == null ? MetadataParser.tryCommand(cursor) : command;
    }

    private @Nullable Command tryOnMessages(boolean uid) {
        if (cursor.tryName("FETCH")) {
            MessageSet messages = MessagesParser.messages(cursor, uid);
            cursor.space();
            return new FetchCommand(messages, FetchArgumentsParser.parse(cursor));
        } else if (cursor.tryName("SEARCH")) {
            return new SearchCommand(SearchArgumentsParser.parse(cursor), uid);
        } else if (cursor.tryName("SORT")) {
            return new SortCommand(SearchArgumentsParser.parseSort(cursor), uid);
        } else if (cursor.tryName("THREAD")) {
            ThreadAlgorithm algorithm = ThreadAlgorithm.of(cursor.atom());
            cursor.space();
            return new ThreadCommand(algorithm, SearchArgumentsParser.parseThread(cursor), uid);
        }
        return MessagesParser.tryCommand(cursor, uid, flags);
    }

    private @Nullable Command tryOnMailbox() {
        if (cursor.tryName("SELECT")) {
            return MessagesParser.select(cursor, Select.readWrite());
        } else if (cursor.tryName("EXAMINE")) {
            return MessagesParser.select(cursor, Select.readOnly());
        } else if (cursor.tryName("APPEND")) {
            return AppendParser.parse(cursor, flags);
        }
        return MailboxCommandParser.tryParse(cursor);
    }

    private Command onSession() {
        if (cursor.tryName("LOGIN")) {
            String user = cursor.astring().text();
            cursor.space();
            return new LoginCommand(user, Secret.of(cursor.astring()));
        } else if (cursor.tryName("AUTHENTICATE")) {
            return authenticate();
        } else if (cursor.tryName("ENABLE")) {
            Capabilities capabilities = ResponseTextParser.capabilities(cursor);
            return new EnableCommand(capabilities.stream().toList());
        } else if (cursor.tryName("COMPRESS")) {
            return new CompressCommand(cursor.atom());
        } else if (cursor.tryName("ID")) {
            return id();
        }
        return CustomCommandParser.parse(cursor, false);
    }

    private Command authenticate() {
        String mechanism = cursor.atom();
        if (cursor.atEnd()) {
            return new AuthenticateCommand(mechanism, null);
        }
        int from = cursor.position();
        String initial = cursor.rest().text();
        return new AuthenticateCommand(mechanism, Secret.of(initial.equals("=") ? Bytes.EMPTY : base64(initial, from)));
    }

    private Bytes base64(String text, int from) {
        try {
            if (text.length() % 4 == 0) {
                return Bytes.copyOf(Base64.getDecoder().decode(text));
            }
        } catch (IllegalArgumentException e) {
            // its message tells a piece of the secret
        }
        throw new ParseException(cursor.offset(from), "base64", "something else");
    }

    private Command id() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (cursor.tryNil()) {
            return new IdCommand(fields);
        }
        cursor.open();
        while (!cursor.tryClose()) {
            String name = cursor.string().text();
            cursor.space();
            Bytes value = cursor.nstring();
            fields.put(name, value == null ? null : value.text());
        }
        return new IdCommand(fields);
    }

    /** Returns how many octets of the last frame were gone back over. */
    long readAgain() {
        return cursor.readAgain();
    }
}
