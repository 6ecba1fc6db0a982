package dev.imapala.testserver.mail;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A source of realistic mail: message {@code i} depends on the seed and on {@code i} alone, so that the same ten thousand
 * messages can be put into a server today and compared tomorrow.
 *
 * <p>Usual mail is mostly plain text and {@code multipart/alternative}, with attachments, forwards, reports and foreign
 * character sets among it, and six malformed messages in a hundred. {@link #only(MailKind...)} asks for chosen kinds.
 *
 * @since 0.1
 */
public final class SampleMail {
    private static final Instant BEGIN = Instant.parse("2025-01-06T07:00:00Z");
    private static final int MAX_ATTACHMENT_BYTES = 48 * 1024;

    private final long seed;
    private final List<MailKind> kinds;
    private final int maxAttachmentBytes;
    private final Correspondence correspondence;

    private SampleMail(long seed, List<MailKind> kinds, int maxAttachmentBytes) {
        this.seed = seed;
        this.kinds = kinds;
        this.maxAttachmentBytes = maxAttachmentBytes;
        this.correspondence = new Correspondence(seed, BEGIN, this::kind);
    }

    /** Returns the usual mail for a seed. */
    public static SampleMail seeded(long seed) {
        return new SampleMail(seed, List.of(), MAX_ATTACHMENT_BYTES);
    }

    /**
     * Restricts the mail to some kinds, which then come equally often.
     *
     * @throws IllegalArgumentException if no kind is given
     */
    public SampleMail only(MailKind... chosen) {
        return only(List.of(chosen));
    }

    /**
     * Restricts the mail to some kinds, which then come equally often.
     *
     * @throws IllegalArgumentException if no kind is given
     */
    public SampleMail only(List<MailKind> chosen) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("only(...) needs at least one kind of mail; MailKind lists them");
        }
        return new SampleMail(seed, List.copyOf(chosen), maxAttachmentBytes);
    }

    /**
     * Limits the size of attachments before encoding; the default is 48 KiB, the smallest limit 1 KiB.
     *
     * @throws IllegalArgumentException if {@code bytes} is below 1024
     */
    public SampleMail maxAttachmentBytes(int bytes) {
        if (bytes < 1024) {
            throw new IllegalArgumentException("maxAttachmentBytes must be at least 1024, got " + bytes);
        }
        return new SampleMail(seed, kinds, bytes);
    }

    /** Returns messages 0 to {@code count - 1}; each is made when the stream reaches it. */
    public Stream<GeneratedMessage> messages(int count) {
        return IntStream.range(0, count).mapToObj(this::message);
    }

    /**
     * Makes one message.
     *
     * @throws IllegalArgumentException if {@code index} is negative
     */
    public GeneratedMessage message(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, got " + index);
        }
        MailKind kind = kind(index);
        Letter letter = new LetterWriter(correspondence, index, kind, maxAttachmentBytes).letter();
        return kind.isWellFormed() ? wellFormed(index, kind, letter) : malformed(index, kind, letter);
    }

    private GeneratedMessage wellFormed(int index, MailKind kind, Letter letter) {
        Output out = new Output();
        MailFacts facts = letter.write(out);
        return generated(index, kind, out.toBytes(), facts);
    }

    private GeneratedMessage malformed(int index, MailKind kind, Letter letter) {
        Dice dice = correspondence.dice(index, Correspondence.Purpose.CONTENT);
        Contents contents = new Contents(correspondence.topic(index), dice, maxAttachmentBytes);
        return generated(index, kind, new MalformedMail(letter, contents, dice).write(kind), null);
    }

    private GeneratedMessage generated(int index, MailKind kind, Bytes bytes, @Nullable MailFacts facts) {
        return new GeneratedMessage(index, kind, bytes, flags(index), arrived(index), facts);
    }

    private InternalDate arrived(int index) {
        return InternalDate.of(correspondence.arrived(index));
    }

    private MailKind kind(int index) {
        Dice dice = correspondence.dice(index, Correspondence.Purpose.KIND);
        return kinds.isEmpty() ? MailKind.usual(dice) : dice.pick(kinds);
    }

    private Set<Flag> flags(int index) {
        Dice dice = correspondence.dice(index, Correspondence.Purpose.FLAGS);
        Set<Flag> flags = new LinkedHashSet<>();
        if (dice.percent(75)) {
            flags.add(Flag.SEEN);
        }
        if (dice.percent(15)) {
            flags.add(Flag.ANSWERED);
        }
        if (dice.percent(6)) {
            flags.add(Flag.FLAGGED);
        }
        return flags;
    }
}
