package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.testserver.internal.mime.BaseSubject;
import dev.imapala.testserver.internal.mime.EnvelopeReader;
import dev.imapala.testserver.internal.mime.SentTime;
import dev.imapala.testserver.internal.mime.UnicodeCasemap;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes comparators of sort criteria (RFC 5256 section 3, RFC 5957 section 3). */
final class SortKeys {
    private SortKeys() {}

    /**
     * Returns the order of {@code criteria}; messages that are equal in all of them are in the order of the mailbox.
     *
     * @throws RefusedException if a criterion is not known
     */
    static Comparator<NumberedMessage> order(List<SortCriterion> criteria) {
        Comparator<NumberedMessage> order = Comparator.comparing(message -> 0);
        for (SortCriterion criterion : criteria) {
            Comparator<NumberedMessage> next = ascending(criterion);
            order = order.thenComparing(criterion.isReverse() ? next.reversed() : next);
        }
        return order.thenComparingInt(NumberedMessage::number);
    }

    private static Comparator<NumberedMessage> ascending(SortCriterion criterion) {
        return switch (criterion.name()) {
            case "ARRIVAL" -> by(message -> message.internalDate().epochSecond(), Comparator.naturalOrder());
            case "DATE" -> by(SortKeys::sent, Comparator.naturalOrder());
            case "SIZE" -> by(message -> message.content().size(), Comparator.naturalOrder());
            case "RELEVANCY" -> by(message -> 0, Comparator.naturalOrder());
            default -> by(text(criterion), UnicodeCasemap::compare);
        };
    }

    private static Function<StoredMessage, String> text(SortCriterion criterion) {
        return switch (criterion.name()) {
            case "SUBJECT" ->
                message -> UnicodeCasemap.key(BaseSubject.of(message.mime()).text());
            case "FROM" -> message -> mailbox(envelope(message).from());
            case "TO" -> message -> mailbox(envelope(message).to());
            case "CC" -> message -> mailbox(envelope(message).cc());
            case "DISPLAYFROM" -> message -> display(envelope(message).from());
            case "DISPLAYTO" -> message -> display(envelope(message).to());
            default -> throw new RefusedException(Outcome.no("cannot sort by " + criterion.name()));
        };
    }

    /** Each key is made once. */
    private static <K> Comparator<NumberedMessage> by(Function<StoredMessage, K> key, Comparator<? super K> order) {
        Map<StoredMessage, K> known = new HashMap<>();
        return Comparator.comparing(message -> known.computeIfAbsent(message.message(), key), order);
    }

    /** Returns when a message was sent; where it does not say, when it came in (RFC 5256 section 2.2). */
    static Instant sent(StoredMessage message) {
        return SentTime.read(message.mime())
                .orElseGet(() -> Instant.ofEpochSecond(message.internalDate().epochSecond()));
    }

    private static Envelope envelope(StoredMessage message) {
        return EnvelopeReader.read(message.mime());
    }

    private static String mailbox(List<Address> addresses) {
        Address first = addresses.isEmpty() ? null : addresses.get(0);
        if (first instanceof Address.Mailbox mailbox) {
            return key(mailbox.mailbox());
        }
        return first instanceof Address.Group group ? key(group.name()) : "";
    }

    private static String display(List<Address> addresses) {
        Address first = addresses.isEmpty() ? null : addresses.get(0);
        if (!(first instanceof Address.Mailbox mailbox)) {
            return mailbox(addresses);
        }
        String name = mailbox.displayName();
        return UnicodeCasemap.key(name.isEmpty() ? mailbox.address() : name);
    }

    private static String key(@Nullable Bytes octets) {
        return octets == null ? "" : UnicodeCasemap.key(octets.text());
    }
}
