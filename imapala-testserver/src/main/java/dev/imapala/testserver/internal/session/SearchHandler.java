package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** SEARCH and UID SEARCH (RFC 9051 section 6.4.4); the answer is SEARCH or ESEARCH (RFC 4731 section 3.1). */
final class SearchHandler {
    private final Session session;
    private final SelectedMailbox selected;

    SearchHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(Tag tag, SearchCommand command) throws IOException {
        NumberSet found = find(command);
        Set<Search.Return> returns = command.search().returns();
        if (returns.isEmpty() && !session.isRev2()) {
            session.send(new Untagged.Search(SearchResult.of(command.uid(), found)));
        } else {
            Set<Search.Return> wanted = returns.isEmpty() ? Set.of(Search.Return.ALL) : returns;
            session.send(new Untagged.ESearch(tag.value(), result(command.uid(), found, wanted)));
        }
        return Outcome.ok(command.name() + " completed");
    }

    private NumberSet find(SearchCommand command) {
        Predicate<NumberedMessage> wanted =
                new SearchMatcher(selected).all(command.search().keys());
        NumberSet.Builder found = NumberSet.builder();
        List<StoredMessage> messages = selected.messages();
        for (int i = 0; i < messages.size(); i++) {
            if (wanted.test(new NumberedMessage(i + 1, messages.get(i)))) {
                found.add(command.uid() ? messages.get(i).uid() : i + 1);
            }
        }
        return found.build();
    }

    private static SearchResult result(boolean uids, NumberSet found, Set<Search.Return> wanted) {
        SearchResult.Builder result = SearchResult.builder(uids);
        boolean any = !found.isEmpty();
        if (any && wanted.contains(Search.Return.MIN)) {
            result.min(found.min());
        }
        if (any && wanted.contains(Search.Return.MAX)) {
            result.max(found.max());
        }
        if (any && wanted.contains(Search.Return.ALL)) {
            result.all(found);
        }
        if (wanted.contains(Search.Return.COUNT)) {
            result.count(found.count());
        }
        return result.build();
    }
}
