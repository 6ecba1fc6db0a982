package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.fetch.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads address lists (RFC 5322 section 3.4, with the obsolete forms of section 4.4). What breaks the grammar is read as
 * what it resembles most; nothing is refused.
 */
public final class AddressReader {
    private static final String ENDS_WORD = "()<>@,;:\"";

    private final FieldScanner scanner;
    private final List<Address> addresses = new ArrayList<>();
    private @Nullable String group;
    private final List<Address.Mailbox> members = new ArrayList<>();

    // The address that is being read.
    private final StringBuilder phrase = new StringBuilder();
    private String lastComment = "";

    private AddressReader(String value) {
        this.scanner = new FieldScanner(value);
    }

    /** Reads the unfolded body of an address field. */
    public static List<Address> read(String value) {
        return new AddressReader(value).addresses();
    }

    private List<Address> addresses() {
        while (!scanner.atEnd()) {
            readPhrase("<@,;:");
            endOfPhrase();
        }
        closeGroup();
        return addresses;
    }

    private void endOfPhrase() {
        switch (scanner.peek()) {
            case '<' -> angleAddress();
            case '@' -> bareAddress();
            case ':' -> groupStart();
            case ';' -> groupEnd();
            default -> separator();
        }
    }

    /** Reads words, quoted strings and comments up to a character that says what they were, one of {@code stops}. */
    private void readPhrase(String stops) {
        phrase.setLength(0);
        lastComment = "";
        boolean blank = false;
        while (!scanner.atEnd() && stops.indexOf(scanner.peek()) < 0) {
            int c = scanner.peek();
            if (c == '(') {
                lastComment = scanner.comment();
                blank = true;
            } else if (Text.isSpace(c)) {
                scanner.skipSpace();
                blank = true;
            } else {
                String word = c == '"' ? scanner.quoted() : word();
                phrase.append(blank && phrase.length() > 0 ? " " : "").append(word);
                blank = false;
            }
        }
    }

    private String word() {
        StringBuilder out = new StringBuilder();
        do {
            char c = scanner.take();
            out.append(c == '\\' && !scanner.atEnd() ? scanner.take() : c);
        } while (!scanner.atEnd() && !Text.isSpace(scanner.peek()) && ENDS_WORD.indexOf(scanner.peek()) < 0);
        return out.toString();
    }

    private void angleAddress() {
        String name = phrase.length() > 0 ? phrase.toString() : lastComment;
        while (scanner.peek() == '<') {
            scanner.take();
        }
        String route = route();
        readPhrase("<>@,;:");
        String mailbox = phrase.toString();
        String host = scanner.peek() == '@' ? domain() : "";
        add(name, route, mailbox, host);
        skipRest();
    }

    private String route() {
        scanner.skipBlank();
        StringBuilder out = new StringBuilder();
        while (scanner.peek() == '@') {
            out.append(out.length() == 0 ? "@" : ",@").append(domain());
            if (!scanner.skip(',') && scanner.skip(':')) {
                break;
            }
            scanner.skipBlank();
        }
        return out.toString();
    }

    private void bareAddress() {
        String mailbox = phrase.toString();
        String host = domain();
        String name = "";
        scanner.skipSpace();
        if (scanner.peek() == '(') {
            name = scanner.comment();
        }
        add(name, "", mailbox, host);
        skipRest();
    }

    /** Reads the at sign and the domain after it, a domain literal with its brackets. */
    private String domain() {
        scanner.take();
        StringBuilder out = new StringBuilder();
        scanner.skipBlank();
        while (!scanner.atEnd() && "<>,;:(\"@".indexOf(scanner.peek()) < 0 && !Text.isSpace(scanner.peek())) {
            char c = scanner.take();
            out.append(c);
            if (c == '[') {
                literal(out);
            }
        }
        return out.toString();
    }

    private void literal(StringBuilder out) {
        while (!scanner.atEnd() && scanner.peek() != ']' && scanner.peek() != ',') {
            out.append(scanner.take());
        }
    }

    private void groupStart() {
        scanner.take();
        closeGroup();
        group = phrase.toString();
    }

    private void groupEnd() {
        addressWithoutDomain();
        scanner.take();
        closeGroup();
    }

    private void closeGroup() {
        if (group != null) {
            addresses.add(new Address.Group(Text.bytes(group), members));
            members.clear();
            group = null;
        }
    }

    /** Adds an address; what is missing in a malformed one is empty, as NIL would make it a group. */
    private void add(String name, String route, String mailbox, String host) {
        Address.Mailbox address = new Address.Mailbox(
                Text.bytesOrNull(name), Text.bytesOrNull(route), Text.bytes(mailbox), Text.bytes(host));
        if (group == null) {
            addresses.add(address);
        } else {
            members.add(address);
        }
    }

    private void separator() {
        addressWithoutDomain();
        if (!scanner.atEnd()) {
            scanner.take();
        }
    }

    private void addressWithoutDomain() {
        if (phrase.length() > 0) {
            add(lastComment, "", phrase.toString(), "");
        }
    }

    /** Skips what follows a complete address, up to the separator. */
    private void skipRest() {
        while (!scanner.atEnd() && scanner.peek() != ',' && scanner.peek() != ';') {
            if (scanner.peek() == '"') {
                scanner.quoted();
            } else if (scanner.peek() == '(') {
                scanner.comment();
            } else {
                scanner.take();
            }
        }
        phrase.setLength(0);
        if (scanner.peek() == ',') {
            scanner.take();
        }
    }
}
