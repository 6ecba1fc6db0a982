package dev.imapala.protocol.command;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Secret;
import java.util.List;

/**
 * An argument of a {@link CustomCommand}.
 *
 * <p>RFC 9051 section 4
 */
public sealed interface Argument {
    /**
     * What stands as it is: an atom, a number, a flag, a set of messages, a pattern.
     *
     * @param text one or more characters of printable ASCII, without spaces, parentheses, braces and quotes
     */
    record Word(String text) implements Argument {
        /**
         * Checks the characters.
         *
         * @throws IllegalArgumentException if there are others
         */
        public Word {
            if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){}\"".indexOf(c) < 0)) {
                throw new IllegalArgumentException("a word has printable ASCII without space, parentheses, braces and"
                        + " quotes; what has others is an Argument.text");
            }
        }
    }

    /**
     * A string: in quotes, or a literal where it has to be.
     *
     * @param octets any octets but NUL
     */
    record Text(Bytes octets) implements Argument {
        /**
         * Checks the octets.
         *
         * @throws IllegalArgumentException if there is a NUL among them
         */
        public Text {
            checkNoNul(octets);
        }
    }

    /**
     * A string that is {@code ***} in logs and traces.
     *
     * @param octets any octets but NUL
     */
    record Confidential(Secret octets) implements Argument {
        /**
         * Checks the octets.
         *
         * @throws IllegalArgumentException if there is a NUL among them
         */
        public Confidential {
            checkNoNul(octets.reveal());
        }
    }

    private static void checkNoNul(Bytes octets) {
        if (octets.indexOf((byte) 0) >= 0) {
            throw new IllegalArgumentException("a string has no NUL octet");
        }
    }

    /**
     * The name of a mailbox, encoded as the connection wants it.
     *
     * @param name the name
     * RFC 9051 section 5.1
     */
    record Mailbox(MailboxName name) implements Argument {}

    /**
     * Arguments in parentheses, with a space between them.
     *
     * @param arguments the arguments; may be none
     */
    record Group(List<Argument> arguments) implements Argument {
        /** Copies. */
        public Group {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Returns an argument that stands as it is.
     *
     * @throws IllegalArgumentException if it has anything but printable ASCII, or spaces, parentheses, braces or quotes
     */
    static Argument word(String text) {
        return new Word(text);
    }

    /**
     * Returns a number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static Argument number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("numbers are not negative in IMAP, as " + number + " is");
        }
        return new Word(Long.toString(number));
    }

    /** Returns a set of messages. */
    static Argument messages(MessageSet messages) {
        return new Word(messages.toString());
    }

    /**
     * Returns a string, in UTF-8.
     *
     * @throws IllegalArgumentException if it has a NUL character
     */
    static Argument text(String text) {
        return new Text(Bytes.of(text));
    }

    /**
     * Returns a string that is {@code ***} in logs and traces.
     *
     * @throws IllegalArgumentException if it has a NUL octet
     */
    static Argument confidential(Secret octets) {
        return new Confidential(octets);
    }

    /** Returns the name of a mailbox. */
    static Argument mailbox(String name) {
        return new Mailbox(MailboxName.of(name));
    }

    /** Returns arguments in parentheses. */
    static Argument group(Argument... arguments) {
        return new Group(List.of(arguments));
    }
}
