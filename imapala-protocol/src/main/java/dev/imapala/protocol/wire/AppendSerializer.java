package dev.imapala.protocol.wire;

import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;

/**
 * Writes what APPEND appends.
 *
 * <p>RFC 9051 section 9, {@code append}, RFC 3502 section 6.3.11, RFC 4469 section 5
 */
final class AppendSerializer {
    private AppendSerializer() {}

    static void arguments(WireWriter out, AppendCommand command) {
        out.mailbox(command.mailbox());
        command.messages().forEach(message -> message(out.space(), message));
    }

    private static void message(WireWriter out, Append message) {
        if (!message.flags().isEmpty()) {
            out.flags(message.flags()).space();
        }
        if (message.internalDate() != null) {
            InternalDateWriter.write(out, message.internalDate());
            out.space();
        }
        if (message.isCatenated()) {
            catenated(out, message);
        } else {
            alone(out, message.parts().get(0));
        }
    }

    private static void alone(WireWriter out, AppendPart part) {
        if (part instanceof AppendPart.Text text) {
            out.literal(text.content());
        } else if (part instanceof AppendPart.Binary binary) {
            out.literal8(binary.content());
        } else if (part instanceof AppendPart.Utf8 utf8) {
            utf8(out, utf8);
        } else {
            throw new AssertionError(part);
        }
    }

    private static void utf8(WireWriter out, AppendPart.Utf8 utf8) {
        out.raw("UTF8 (").literal8(utf8.content()).raw(")");
    }

    private static void catenated(WireWriter out, Append message) {
        String before = "CATENATE (";
        for (AppendPart part : message.parts()) {
            out.raw(before);
            piece(out, part);
            before = " ";
        }
        out.raw(")");
    }

    private static void piece(WireWriter out, AppendPart part) {
        if (part instanceof AppendPart.Text text) {
            out.raw("TEXT ").literal(text.content());
        } else if (part instanceof AppendPart.Utf8 utf8) {
            utf8(out, utf8);
        } else if (part instanceof AppendPart.Url url) {
            out.raw("URL ").string(url.url());
        } else {
            throw new AssertionError(part);
        }
    }
}
