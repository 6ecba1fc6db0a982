package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A target for the fuzzer: a command is a value or fails as {@link ParseException}, without looking at its octets again
 * and again; and what is written of a value reads as the same command, however literals go.
 */
public final class CommandFuzz {
    private static final int MOST = 64 * 1024;

    private CommandFuzz() {}

    /** Reads one frame. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bytes octets = Bytes.copyOf(input);
        if (octets.size() <= MOST) {
            Peer.of(true).feed(octets).frames().forEach(CommandFuzz::check);
        }
    }

    private static void check(Bytes frame) {
        CommandParser parser = new CommandParser(Limits.DEFAULT);
        parser.tag(Frame.of(frame));
        TaggedCommand command = parse(parser, frame);
        if (parser.readAgain() > 10L * frame.size() + 1000) {
            throw new AssertionError(parser.readAgain() + " of " + frame.size() + " octets were read again");
        } else if (command == null) {
            return;
        }
        for (WireOptions.LiteralMode literals : WireOptions.LiteralMode.values()) {
            check(command, new WireOptions(literals, false));
        }
    }

    private static @Nullable TaggedCommand parse(CommandParser parser, Bytes frame) {
        try {
            return parser.parse(Frame.of(frame));
        } catch (ParseException e) {
            return null;
        }
    }

    private static void check(TaggedCommand command, WireOptions options) {
        SerializedCommand serialized = CommandSerializer.serialize(command.tag(), command.command(), options);
        if (serialized.redacted().matches("(?s).*[\r\n\0].*")) {
            throw new AssertionError(
                    "the form for logs has a line end: " + Dump.quoted(Bytes.of(serialized.redacted())));
        }
        Peer server = Peer.of(true);
        serialized.fragments().forEach(fragment -> server.feed(Peer.octets(fragment)));
        Object again = server.frames().size() == 1 && !server.hasBuffered()
                ? server.value(server.frames().get(0))
                : server.frames();
        if (!command.equals(again)) {
            throw new AssertionError(Dump.of(command) + " is read again as " + Dump.of(again));
        }
    }
}
