package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.testserver.internal.mime.MimePart;
import dev.imapala.testserver.internal.mime.ReadableText;
import dev.imapala.testserver.internal.mime.SentDate;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes predicates of search keys (RFC 9051 section 6.4.4). */
final class SearchMatcher {
    private final SelectedMailbox selected;

    SearchMatcher(SelectedMailbox selected) {
        this.selected = selected;
    }

    /** Returns the messages that {@code search} finds, by number. */
    static List<NumberedMessage> find(SelectedMailbox selected, Search search) {
        Predicate<NumberedMessage> wanted = new SearchMatcher(selected).all(search.keys());
        List<NumberedMessage> found = new ArrayList<>();
        List<StoredMessage> messages = selected.messages();
        for (int i = 0; i < messages.size(); i++) {
            NumberedMessage message = new NumberedMessage(i + 1, messages.get(i));
            if (wanted.test(message)) {
                found.add(message);
            }
        }
        return found;
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
        } else if (key instanceof SearchKey.Fuzzy fuzzy) {
            // matching exactly is one way of matching fuzzily
            return of(fuzzy.key());
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
        return ofServer(key);
    }

    private static Predicate<StoredMessage> ofServer(SearchKey key) {
        if (key instanceof SearchKey.Older older) {
            long moment = Instant.now().getEpochSecond() - older.seconds();
            return message -> message.internalDate().epochSecond() <= moment;
        } else if (key instanceof SearchKey.Younger younger) {
            long moment = Instant.now().getEpochSecond() - younger.seconds();
            return message -> message.internalDate().epochSecond() >= moment;
        } else if (key instanceof SearchKey.SaveDateSupported) {
            return message -> true;
        } else if (key instanceof SearchKey.Changed changed) {
            return message -> message.modSeq().value() >= changed.modSeq();
        } else if (key instanceof SearchKey.EmailId email) {
            return message -> message.emailId().equals(email.id());
        } else if (key instanceof SearchKey.ThreadId thread) {
            return message -> message.threadId().equals(thread.id());
        }
        return ofGmail(key);
    }

    private static Predicate<StoredMessage> ofGmail(SearchKey key) {
        if (key instanceof SearchKey.GmailRaw raw) {
            return message -> containsText(ReadableText.ofHeader(message.mime()), raw.query())
                    || containsText(ReadableText.ofBody(message.mime()), raw.query());
        } else if (key instanceof SearchKey.GmailMessageId id) {
            return message -> message.gmailMessage() == id.id();
        } else if (key instanceof SearchKey.GmailThreadId id) {
            return message -> message.gmailThread() == id.id();
        } else if (key instanceof SearchKey.Labelled labelled) {
            return message -> message.labels().contains(labelled.label());
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
            case BEFORE -> internalDay(message).isBefore(key.day());
            case ON -> internalDay(message).equals(key.day());
            case SINCE -> !internalDay(message).isBefore(key.day());
            case SAVEDBEFORE -> savedDay(message).isBefore(key.day());
            case SAVEDON -> savedDay(message).equals(key.day());
            case SAVEDSINCE -> !savedDay(message).isBefore(key.day());
            case SENTBEFORE -> isSent(message, day -> day.isBefore(key.day()));
            case SENTON -> isSent(message, day -> day.equals(key.day()));
            case SENTSINCE -> isSent(message, day -> !day.isBefore(key.day()));
        };
    }

    private static LocalDate internalDay(StoredMessage message) {
        return message.internalDate().toOffsetDateTime().toLocalDate();
    }

    private static LocalDate savedDay(StoredMessage message) {
        return message.saveDate().toOffsetDateTime().toLocalDate();
    }

    private static boolean isSent(StoredMessage message, Predicate<LocalDate> wanted) {
        return SentDate.read(message.mime()).filter(wanted).isPresent();
    }
}
