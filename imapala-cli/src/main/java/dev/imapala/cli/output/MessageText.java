package dev.imapala.cli.output;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A message in words short enough for a column. What a server left out is a hyphen. */
final class MessageText {
    private static final String MISSING = "-";

    private MessageText() {}

    static String uid(FetchedMessage message) {
        return message.find(FetchItem.UID).map(Object::toString).orElse(MISSING);
    }

    /** Returns {@code 20 Nov 12:51} in the year of {@code now}, and {@code 20 Nov 2025} before and after it. */
    static String date(FetchedMessage message, Clock now) {
        return message.find(FetchItem.INTERNALDATE)
                .map(date -> date(date, ZonedDateTime.now(now)))
                .orElse(MISSING);
    }

    private static String date(InternalDate date, ZonedDateTime now) {
        ZonedDateTime local = date.toOffsetDateTime().atZoneSameInstant(now.getZone());
        String pattern = local.getYear() == now.getYear() ? "dd MMM HH:mm" : "dd MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(local);
    }

    /** Returns the name of the first author, or the address where there is none, and how many more there are. */
    static String from(FetchedMessage message) {
        List<Address> from =
                message.find(FetchItem.ENVELOPE).map(Envelope::from).orElse(List.of());
        if (from.isEmpty()) {
            return MISSING;
        }
        String more = from.size() == 1 ? "" : " +" + (from.size() - 1);
        return name(from.get(0)) + more;
    }

    private static String name(Address address) {
        String name = address.displayName().strip();
        if (!name.isEmpty()) {
            return name;
        }
        return address.mailboxes().map(Address.Mailbox::address).findFirst().orElse(MISSING);
    }

    static String subject(FetchedMessage message) {
        String subject = message.find(FetchItem.ENVELOPE)
                .map(Envelope::subject)
                .orElse("")
                .strip();
        return subject.isEmpty() ? "(no subject)" : subject;
    }

    static String size(FetchedMessage message) {
        return message.find(FetchItem.RFC822_SIZE).map(Sizes::text).orElse(MISSING);
    }

    /** Returns a letter or sign for each flag that people want to know of; N is for the absence of {@code \\Seen}. */
    static String flags(Set<Flag> flags) {
        StringBuilder signs = new StringBuilder();
        signs.append(flags.contains(Flag.SEEN) ? "" : "N");
        signs.append(flags.contains(Flag.FLAGGED) ? "!" : "");
        signs.append(flags.contains(Flag.ANSWERED) ? "r" : "");
        signs.append(flags.contains(Flag.FORWARDED) ? "f" : "");
        signs.append(flags.contains(Flag.DRAFT) ? "d" : "");
        signs.append(flags.contains(Flag.DELETED) ? "x" : "");
        return signs.toString();
    }
}
