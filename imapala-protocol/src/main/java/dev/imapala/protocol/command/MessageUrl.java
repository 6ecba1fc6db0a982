package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a message, or of a piece of one, on the server that the session is with: {@code
 * /Drafts;UIDVALIDITY=385759045/;UID=20/;SECTION=1.MIME}.
 *
 * @param mailbox the mailbox; null for the selected one
 * @param uidValidity its UIDVALIDITY, 1 to 4,294,967,295; null if it does not matter
 * @param uid the message
 * @param section the piece; {@link Section#FULL} for the whole message
 * @param partial which octets of it; null for all
 * RFC 5092 section 6, RFC 4469 section 3
 */
public record MessageUrl(
        @Nullable MailboxName mailbox,
        @Nullable Long uidValidity,
        Uid uid,
        Section section,
        @Nullable Partial partial) {
    private static final Pattern FORM = Pattern.compile(
            "(?:/?([^;?#]+?)(?:;UIDVALIDITY=(\\d{1,10}))?/|/)?;UID=(\\d{1,10})"
                    + "(?:/;SECTION=([^;?#]+?))?(?:/;PARTIAL=(\\d{1,10})\\.(\\d{1,10}))?",
            Pattern.CASE_INSENSITIVE);
    /** What stands for itself in the names of mailboxes and sections (RFC 5092 section 11). */
    private static final String PLAIN = "-_.!*'()+,&=~:@/$";

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code uidValidity} is not 1 to 4,294,967,295, or is there without a mailbox
     */
    public MessageUrl {
        if (uidValidity != null) {
            Unsigned32.checkNonZero(uidValidity, "UIDVALIDITY");
            if (mailbox == null) {
                throw new IllegalArgumentException("UIDVALIDITY is that of a mailbox, and there is none");
            }
        }
    }

    /** Returns the address of the message {@code uid} in {@code mailbox}, as long as UIDs are valid there. */
    public static MessageUrl of(MailboxName mailbox, long uidValidity, Uid uid) {
        return new MessageUrl(mailbox, uidValidity, uid, Section.FULL, null);
    }

    /** Returns the address of the message {@code uid} in the selected mailbox. */
    public static MessageUrl inSelected(Uid uid) {
        return new MessageUrl(null, null, uid, Section.FULL, null);
    }

    /** Returns the address of the piece {@code newSection} of the message. */
    public MessageUrl section(Section newSection) {
        return new MessageUrl(mailbox, uidValidity, uid, newSection, partial);
    }

    /**
     * Reads an address that is relative to the server, or to the selected mailbox.
     *
     * @throws IllegalArgumentException if {@code url} is anything else
     */
    public static MessageUrl parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches() || url.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*")) {
            throw new IllegalArgumentException("not the address of a message on this server");
        }
        String mailbox = matcher.group(1);
        String validity = matcher.group(2);
        String section = matcher.group(4);
        String offset = matcher.group(5);
        return new MessageUrl(
                mailbox == null ? null : MailboxName.of(decoded(mailbox)),
                validity == null ? null : (Long) Long.parseLong(validity),
                Uid.of(Long.parseLong(matcher.group(3))),
                section == null ? Section.FULL : section(decoded(section)),
                offset == null ? null : new Partial(Long.parseLong(offset), Long.parseLong(matcher.group(6))));
    }

    private static Section section(String spec) {
        List<Long> part = new ArrayList<>();
        String rest = spec;
        while (rest.matches("[1-9]\\d{0,9}(?:\\..*)?")) {
            int dot = rest.indexOf('.');
            part.add(Long.parseLong(dot < 0 ? rest : rest.substring(0, dot)));
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        int space = rest.indexOf(" (");
        String keyword = space < 0 ? rest : rest.substring(0, space);
        List<String> fields = space < 0 || !rest.endsWith(")")
                ? List.of()
                : List.of(rest.substring(space + 2, rest.length() - 1).split(" +"));
        for (Section.Text text : Section.Text.values()) {
            if (text.keyword().equalsIgnoreCase(keyword)) {
                return new Section(part, text, fields);
            }
        }
        throw new IllegalArgumentException("not a section of a message");
    }

    private static String decoded(String encoded) {
        byte[] octets = encoded.getBytes(StandardCharsets.UTF_8);
        int size = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%') {
                if (i + 2 >= octets.length) {
                    throw new IllegalArgumentException("a % without its two digits");
                }
                octets[size++] = (byte) Integer.parseInt(new String(octets, i + 1, 2, StandardCharsets.US_ASCII), 16);
                i += 2;
            } else {
                octets[size++] = octets[i];
            }
        }
        return new String(octets, 0, size, StandardCharsets.UTF_8);
    }

    /** Returns the form of the wire. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder();
        if (mailbox != null) {
            url.append('/').append(encoded(mailbox.text()));
            url.append(uidValidity == null ? "" : ";UIDVALIDITY=" + uidValidity);
        }
        url.append("/;UID=").append(uid.value());
        if (!section.equals(Section.FULL)) {
            url.append("/;SECTION=").append(encoded(spec()));
        }
        if (partial != null) {
            url.append("/;PARTIAL=").append(partial.offset()).append('.').append(partial.length());
        }
        return url.toString();
    }

    private String spec() {
        StringBuilder spec = new StringBuilder();
        section.part()
                .forEach(number -> spec.append(spec.length() == 0 ? "" : ".").append(number));
        if (section.text() != Section.Text.ALL) {
            spec.append(spec.length() == 0 ? "" : ".").append(section.text().keyword());
        }
        if (!section.fields().isEmpty()) {
            spec.append(" (").append(String.join(" ", section.fields())).append(')');
        }
        return spec.toString();
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || c < 0x7F && PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
