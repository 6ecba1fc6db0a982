package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.testserver.internal.mime.MimePart;
import dev.imapala.testserver.internal.mime.ReadableText;
import dev.imapala.testserver.internal.mime.SentDate;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes predicates of search keys (RFC 9051 section 6.4.4). */
final class SearchMatcher {
    private final SelectedMailbox selected;

    SearchMatcher(SelectedMailbox selected) {
        this.selected = selected;
    }

    /** Returns what tells the messages that meet all conditions. */
    Predicate<NumberedMessage> all(List<SearchKey> keys) {
        return keys.stream().map(this::of).reduce(message -> true, Predicate::and);
    }

    private Predicate<NumberedMessage> of(SearchKey key) {
        if (key instanceof SearchKey.All) {
            return message -> true;
        } else if (key instanceof SearchKey.Not not) {
            return of(not.key()).negate();
        } else if (key instanceof SearchKey.Or or) {
            return of(or.one()).or(of(or.other()));
        } else if (key instanceof SearchKey.And and) {
            return all(and.keys());
        } else if (key instanceof SearchKey.In in) {
            return in(in);
        } else if (key instanceof SearchKey.Has has) {
            return message -> hasFlag(message.message(), has.flag());
        } else if (key instanceof SearchKey.Lacks lacks) {
            return message -> !hasFlag(message.message(), lacks.flag());
        }
        Predicate<StoredMessage> content = ofContent(key);
        return message -> content.test(message.message());
    }

    private boolean hasFlag(StoredMessage message, Flag flag) {
        return selected.flags(message, true).contains(flag);
    }

    private Predicate<NumberedMessage> in(SearchKey.In in) {
        NumberSet numbers = selected.resolvedNumbers(in.messages());
        return in.messages() instanceof SeqSet
                ? message -> numbers.contains(message.number())
                : message -> numbers.contains(message.message().uid());
    }

    private static Predicate<StoredMessage> ofContent(SearchKey key) {
        if (key instanceof SearchKey.Larger larger) {
            return message -> message.content().size() > larger.size();
        } else if (key instanceof SearchKey.Smaller smaller) {
            return message -> message.content().size() < smaller.size();
        } else if (key instanceof SearchKey.Header header) {
            return message -> fieldContains(message.mime(), header.name(), header.text());
        } else if (key instanceof SearchKey.Contains contains) {
            return message -> contains(message.mime(), contains);
        } else if (key instanceof SearchKey.Dated dated) {
            return message -> isDated(message, dated);
        }
        throw new AssertionError(key);
    }

    private static boolean contains(MimePart message, SearchKey.Contains key) {
        return switch (key.where()) {
            case BCC, CC, FROM, SUBJECT, TO ->
                fieldContains(message, key.where().name(), key.text());
            case BODY -> containsText(ReadableText.ofBody(message), key.text());
            case TEXT ->
                containsText(ReadableText.ofHeader(message), key.text())
                        || containsText(ReadableText.ofBody(message), key.text());
        };
    }

    private static boolean fieldContains(MimePart message, String name, String text) {
        return message.header().all(name).stream().anyMatch(value -> containsText(ReadableText.ofField(value), text));
    }

    private static boolean containsText(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    private static boolean isDated(StoredMessage message, SearchKey.Dated key) {
        return switch (key.relation()) {
            case BEFORE, SAVEDBEFORE -> internalDay(message).isBefore(key.day());
            case ON, SAVEDON -> internalDay(message).equals(key.day());
            case SINCE, SAVEDSINCE -> !internalDay(message).isBefore(key.day());
            case SENTBEFORE -> isSent(message, day -> day.isBefore(key.day()));
            case SENTON -> isSent(message, day -> day.equals(key.day()));
            case SENTSINCE -> isSent(message, day -> !day.isBefore(key.day()));
        };
    }

    private static LocalDate internalDay(StoredMessage message) {
        return message.internalDate().toOffsetDateTime().toLocalDate();
    }

    private static boolean isSent(StoredMessage message, Predicate<LocalDate> wanted) {
        return SentDate.read(message.mime()).filter(wanted).isPresent();
    }
}
