package dev.imapala.protocol.wire;

import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.CustomCommand;
import java.util.List;

/**
 * Writes commands that have no class of their own.
 *
 * <p>RFC 9051 section 6.5
 */
final class CustomCommandSerializer {
    private CustomCommandSerializer() {}

    /** Writes the arguments, with a space before each. */
    static void arguments(WireWriter out, CustomCommand command) {
        arguments(out, command.arguments(), " ");
    }

    private static void arguments(WireWriter out, List<Argument> arguments, String beforeFirst) {
        String before = beforeFirst;
        for (Argument argument : arguments) {
            out.raw(before);
            write(out, argument);
            before = " ";
        }
    }

    private static void write(WireWriter out, Argument argument) {
        if (argument instanceof Argument.Word word) {
            out.atom(word.text());
        } else if (argument instanceof Argument.Text text) {
            out.string(text.octets());
        } else if (argument instanceof Argument.Confidential confidential) {
            out.secretString(confidential.octets().reveal());
        } else if (argument instanceof Argument.Mailbox mailbox) {
            out.mailbox(mailbox.name());
        } else if (argument instanceof Argument.Group group) {
            out.raw("(");
            arguments(out, group.arguments(), "");
            out.raw(")");
        } else {
            throw new AssertionError(argument);
        }
    }
}
