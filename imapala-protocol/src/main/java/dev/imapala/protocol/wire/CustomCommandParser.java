package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.CustomCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads commands that have no class of their own. The limit of nesting is the limit of recursion.
 *
 * <p>RFC 9051 section 6.5
 */
final class CustomCommandParser {
    private CustomCommandParser() {}

    /** Reads name and arguments; {@code UID}, if it stands before the name, has been read. */
    static CustomCommand parse(Cursor cursor, boolean uid) {
        String name = cursor.atom();
        List<Argument> arguments = new ArrayList<>();
        while (!cursor.atEnd()) {
            expectSpaceBehind(cursor);
            arguments.add(argument(cursor));
        }
        return new CustomCommand(uid ? "UID " + name : name, arguments);
    }

    /** {@link Cursor#atEnd()} has moved over the spaces. */
    private static void expectSpaceBehind(Cursor cursor) {
        cursor.back(cursor.position() - 1);
        cursor.space();
    }

    private static Argument argument(Cursor cursor) {
        if (cursor.tryOpen()) {
            return group(cursor);
        }
        Bytes string = cursor.tryString();
        return string == null ? new Argument.Word(cursor.looseWord()) : new Argument.Text(string);
    }

    private static Argument group(Cursor cursor) {
        List<Argument> arguments = new ArrayList<>();
        while (!cursor.tryClose()) {
            if (!arguments.isEmpty()) {
                expectSpaceBehind(cursor);
            }
            arguments.add(argument(cursor));
        }
        return new Argument.Group(arguments);
    }
}
