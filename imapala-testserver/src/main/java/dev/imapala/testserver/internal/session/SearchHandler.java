package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import java.io.IOException;
import java.util.Set;

/** SEARCH and UID SEARCH (RFC 9051 section 6.4.4); the answer is SEARCH or ESEARCH (RFC 4731 section 3.1). */
final class SearchHandler {
    private final Session session;
    private final SelectedMailbox selected;

    SearchHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    /** A search that keeps its result and says nothing else has no answer but the tagged one (RFC 5182 section 1). */
    Outcome handle(Tag tag, SearchCommand command) throws IOException {
        Search search = asExtended(command.search());
        FoundMessages found =
                new FoundMessages(selected, SearchMatcher.find(selected, command.search()), search, command.uid());
        if (!search.isExtended()) {
            session.send(new Untagged.Search(found.plainResult()));
            return Outcome.ok(command.name() + " completed");
        }
        Untagged.ESearch answer = new Untagged.ESearch(tag.value(), found.extendedResult());
        boolean savesOnly = search.partial() == null && search.returns().equals(Set.of(Search.Return.SAVE));
        if (!savesOnly) {
            session.send(answer);
        }
        return Outcome.ok(command.name() + " completed");
    }

    private Search asExtended(Search search) {
        return session.isRev2() && !search.isExtended() ? search.returning(Search.Return.ALL) : search;
    }
}
