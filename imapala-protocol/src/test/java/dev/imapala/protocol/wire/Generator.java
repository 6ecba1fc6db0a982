package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes values at random, with a liking for what is hard: quotes, braces, line ends, ends of ranges. */
class Generator {
    private static final String PIECES =
            "a|Z|0| |\"|\\|{5}|(|)|[|]|*|%|&|&-|NIL|inbox|~|+|-|.|,|/|@|ü|é|日|😀|\t|\r|\n|\r\n|=?|ı";
    private static final String ATOM = "abcxyzABCXYZ0123456789!#$&'+,-./:;<=>?@^_`|}~[";
    private static final String DIGITS = "0123456789";

    final Random random;

    Generator(Random random) {
        this.random = random;
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    final <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    <T> List<T> listOf(int least, int most, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    /** Any text without NUL. */
    String text() {
        String[] pieces = PIECES.split("\\|");
        return String.join("", listOf(0, 5, () -> oneOf(pieces)));
    }

    /** Text that may stand on a line. */
    String line() {
        return text().replaceAll("[\r\n\t]", "");
    }

    /** Any octets without NUL. */
    Bytes octets() {
        if (maybe()) {
            return Bytes.of(text());
        }
        byte[] octets = new byte[random.nextInt(6)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (1 + random.nextInt(255));
        }
        return Bytes.copyOf(octets);
    }

    /** Octets of mail: of any length, and any. */
    Bytes mail() {
        byte[] octets = new byte[oneOf(0, 1, 10, 1024, 1025, 5000)];
        random.nextBytes(octets);
        return maybe() ? Bytes.copyOf(octets) : octets();
    }

    String atom() {
        StringBuilder atom = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            atom.append(ATOM.charAt(random.nextInt(ATOM.length())));
        }
        return atom.toString();
    }

    Tag tag() {
        return new Tag(atom().replace('+', ']'));
    }

    /** A number of 1 to 32 bits, often at the end of a range. */
    long nonZero() {
        return oneOf(
                1L,
                2L,
                Unsigned32.MAX,
                Unsigned32.MAX - 1,
                1L + random.nextInt(1000),
                1L + random.nextLong(Unsigned32.MAX));
    }

    long number() {
        return maybe() ? nonZero() : 0;
    }

    PartialRange partialRange() {
        return maybe() ? new PartialRange(nonZero(), nonZero()) : new PartialRange(-nonZero(), -nonZero());
    }

    ModSeq modSeq() {
        return ModSeq.of(oneOf(1L, nonZero(), Long.MAX_VALUE, 1 + random.nextLong(Long.MAX_VALUE)));
    }

    /** A set with at least one number; maybe open. */
    NumberSet numbers(boolean mayBeOpen) {
        NumberSet.Builder numbers = NumberSet.builder().add(nonZero());
        for (int i = random.nextInt(4); i > 0; i--) {
            numbers.addRange(nonZero(), maybe() ? nonZero() : 1 + random.nextInt(100));
        }
        if (mayBeOpen && random.nextInt(4) == 0) {
            return maybe()
                    ? numbers.addLargest().build()
                    : numbers.addFrom(nonZero()).build();
        }
        return numbers.build();
    }

    Flag flag() {
        return switch (random.nextInt(4)) {
            case 0 -> oneOf(Flag.SEEN, Flag.DRAFT, Flag.FLAGGED, Flag.ANSWERED, Flag.DELETED);
            case 1 -> Flag.of("\\" + atom());
            case 2 -> Flag.received(Bytes.of(oneOf("Café", "a(b)", "123", "{5}", "a{5}", "x*", "]")));
            default -> Flag.of(oneOf("$Junk", atom()));
        };
    }

    Set<Flag> flags() {
        return new LinkedHashSet<>(listOf(0, 4, this::flag));
    }

    Capability capability() {
        return Capability.of(oneOf("IMAP4rev1", "IMAP4rev2", "IDLE", "AUTH=PLAIN", atom()));
    }

    Set<Capability> capabilities(int least) {
        return new LinkedHashSet<>(listOf(least, 5, this::capability));
    }

    MailboxName mailbox() {
        String name = line();
        return switch (random.nextInt(3)) {
            case 0 -> MailboxName.received(octets());
            case 1 -> MailboxName.INBOX;
            default -> MailboxName.of(name.isEmpty() ? "x" : name);
        };
    }

    StatusItem<?> statusItem() {
        return maybe() ? oneOf(StatusItem.APPENDLIMIT, StatusItem.MAILBOXID) : statusNumber();
    }

    StatusItem<Long> statusNumber() {
        return StatusItem.numberNamed(oneOf(
                        "MESSAGES",
                        "UIDNEXT",
                        "UIDVALIDITY",
                        "UNSEEN",
                        "DELETED",
                        "SIZE",
                        "RECENT",
                        "HIGHESTMODSEQ",
                        "DELETED-STORAGE"))
                .orElseThrow();
    }

    Rights rights() {
        StringBuilder letters = new StringBuilder();
        "lrswipkxteacdqz019".chars().filter(c -> maybe()).forEach(c -> letters.append((char) c));
        return Rights.of(letters.toString());
    }

    /** Whom rights are for, or the name of a quota root. */
    String identifier() {
        return oneOf("anyone", "-fred", "$team", "NIL", "+", "x" + line());
    }

    QuotaResource quotaResource() {
        return oneOf(QuotaResource.STORAGE, QuotaResource.MESSAGE, QuotaResource.of(atom()));
    }

    /** A number of 63 bits, often at the end of a range. */
    long number63() {
        return oneOf(0L, number(), Long.MAX_VALUE, random.nextLong(Long.MAX_VALUE));
    }

    MetadataEntry metadataEntry() {
        return oneOf(
                MetadataEntry.SHARED_COMMENT,
                MetadataEntry.PRIVATE_COMMENT,
                MetadataEntry.of("/shared/vendor/" + atom().replaceAll("[/%*]", "")),
                MetadataEntry.of("/PRIVATE/a \"b\" {5}"));
    }

    Map<MetadataEntry, @Nullable Bytes> metadata(int least) {
        Map<MetadataEntry, @Nullable Bytes> values = new LinkedHashMap<>();
        listOf(least, 3, this::metadataEntry).forEach(entry -> values.put(entry, orNull(this::mail)));
        return values;
    }

    MailboxAttribute use() {
        return oneOf(MailboxAttribute.SENT, MailboxAttribute.IMPORTANT, MailboxAttribute.of("\\" + atom()));
    }

    InternalDate date() {
        return new InternalDate(random.nextLong(-62_000_000_000L, 253_000_000_000L), random.nextInt(-1080, 1081));
    }

    /** Fields of ID: names and values in printable ASCII. */
    Map<String, @Nullable String> idFields() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        listOf(0, 4, this::line).forEach(name -> {
            if (Bytes.of(name).isAscii()) {
                fields.put(name, maybe() ? null : atom() + " \"\\");
            }
        });
        return fields;
    }

    ObjectId objectId() {
        return ObjectId.of(oneOf("M6d99ac3275bb4e", "-", "_", "NIL", "a".repeat(255)));
    }

    GmailLabel label() {
        return switch (random.nextInt(3)) {
            case 0 -> oneOf(GmailLabel.INBOX, GmailLabel.SENT, GmailLabel.of("\\" + atom()), GmailLabel.of("\\"));
            case 1 -> GmailLabel.of(oneOf("Muy Importante", "a\"b", "{5}", "NIL", "(", "x]"));
            default -> GmailLabel.received(mailbox().encoded());
        };
    }

    /** A part, or the whole message. */
    Section whole() {
        List<Long> part = listOf(0, 3, this::nonZero);
        return new Section(part, Section.Text.ALL, List.of());
    }

    Section section() {
        List<Long> part = listOf(0, 3, this::nonZero);
        Section.Text text = oneOf(Section.Text.values());
        boolean named = text == Section.Text.HEADER_FIELDS || text == Section.Text.HEADER_FIELDS_NOT;
        List<String> fields = named ? listOf(1, 3, this::fieldName) : List.of();
        return new Section(text == Section.Text.MIME && part.isEmpty() ? List.of(1L) : part, text, fields);
    }

    private String fieldName() {
        return oneOf("From", "NIL", "X-{5}", "a(b", "x]", "Date", "7" + DIGITS);
    }

    Partial partial() {
        return new Partial(number(), nonZero());
    }
}
