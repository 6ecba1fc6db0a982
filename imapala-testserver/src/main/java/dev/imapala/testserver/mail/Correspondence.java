package dev.imapala.testserver.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Who answers whom, when, and about what; each a function of the seed and the index alone. */
final class Correspondence {
    private static final long SECONDS_BETWEEN = 37 * 60;
    private static final int LONGEST_THREAD = 25;
    private static final List<ZoneOffset> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneOffset.ofHours(1),
            ZoneOffset.ofHours(1),
            ZoneOffset.ofHours(2),
            ZoneOffset.ofHours(2),
            ZoneOffset.ofHours(-5),
            ZoneOffset.ofHours(-8),
            ZoneOffset.ofHoursMinutes(5, 30),
            ZoneOffset.ofHours(9),
            ZoneOffset.ofHoursMinutes(12, 45));

    private final long seed;
    private final Instant begin;
    private final IntFunction<MailKind> kinds;

    Correspondence(long seed, Instant begin, IntFunction<MailKind> kinds) {
        this.seed = seed;
        this.begin = begin;
        this.kinds = kinds;
    }

    Dice dice(int index, Purpose purpose) {
        return Dice.of(seed, index, purpose.salt);
    }

    /** What dice are thrown for; each purpose has its own, so that one does not disturb the other. */
    enum Purpose {
        KIND(0),
        DATE(1),
        PARENT(2),
        SUBJECT(3),
        PEOPLE(4),
        CONTENT(5),
        FLAGS(6),
        SUBJECT_WORDS(7),
        MESSAGE_ID(8);

        private final int salt;

        Purpose(int salt) {
            this.salt = salt;
        }
    }

    /** Returns when the message was sent, in its author's time zone. */
    OffsetDateTime sent(int index) {
        Dice dice = dice(index, Purpose.DATE);
        long seconds = SECONDS_BETWEEN * index + dice.below((int) SECONDS_BETWEEN);
        return begin.plusSeconds(seconds).atOffset(dice.pick(ZONES));
    }

    /** Returns when the message arrived. */
    OffsetDateTime arrived(int index) {
        return sent(index).plusSeconds(1 + index % 40).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Writes a date as the Date field has it (RFC 5322 section 3.3). */
    static String headerDate(OffsetDateTime date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(date).replace("GMT", "+0000");
    }

    String messageId(int index) {
        long number = dice(index, Purpose.MESSAGE_ID).next();
        return "<" + Long.toUnsignedString(number, 36) + "." + index + "@mail.example.org>";
    }

    /** Returns the messages above this one in its thread, the first one first. */
    List<Integer> ancestors(int index) {
        List<Integer> chain = new ArrayList<>();
        OptionalInt parent = parent(index);
        while (parent.isPresent() && chain.size() < LONGEST_THREAD) {
            chain.add(0, parent.getAsInt());
            parent = parent(parent.getAsInt());
        }
        return chain;
    }

    private OptionalInt parent(int index) {
        Dice dice = dice(index, Purpose.PARENT);
        if (index == 0 || !talks(index) || !dice.percent(45)) {
            return OptionalInt.empty();
        }
        int candidate = index - 1 - dice.below(Math.min(index, 12));
        return talks(candidate) ? OptionalInt.of(candidate) : OptionalInt.empty();
    }

    private boolean talks(int index) {
        return switch (kinds.apply(index)) {
            case PLAIN, FLOWED, ALTERNATIVE, ATTACHMENTS, SIGNED, LONG_REFERENCES -> true;
            default -> false;
        };
    }

    /** Returns the topic, which replies share with the message that began their thread. */
    Topic topic(int index) {
        Dice dice = dice(root(index), Purpose.SUBJECT);
        return switch (kinds.apply(index)) {
            case EIGHT_BIT_LATIN_1 -> dice.pick(Topics.LATIN_1);
            case EIGHT_BIT_UTF_8, ENCODED_SUBJECT -> dice.pick(Topics.OTHER);
            case LIST_MAIL, DELIVERY_REPORT, CALENDAR -> dice.pick(Topics.ENGLISH);
            default -> Topics.usual(dice);
        };
    }

    /** Returns the subject of the thread, without {@code Re:}. */
    String threadSubject(int index) {
        Dice dice = dice(root(index), Purpose.SUBJECT_WORDS);
        return new Prose(dice).fill(topic(index).subject());
    }

    private int root(int index) {
        List<Integer> ancestors = ancestors(index);
        return ancestors.isEmpty() ? index : ancestors.get(0);
    }
}
