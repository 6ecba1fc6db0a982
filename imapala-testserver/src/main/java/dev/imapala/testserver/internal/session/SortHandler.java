package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;
import java.util.List;

/** SORT and UID SORT (RFC 5256 section 3); the answer is SORT or ESEARCH (RFC 5267 section 3.1). */
final class SortHandler {
    private final Session session;

    SortHandler(Session session) {
        this.session = session;
    }

    Outcome handle(Tag tag, SortCommand command) throws IOException {
        List<NumberedMessage> sorted = SearchMatcher.find(
                        session.selected(), command.sort().search())
                .stream()
                .sorted(SortKeys.order(command.sort().criteria()))
                .toList();
        FoundMessages found =
                new FoundMessages(session.selected(), sorted, command.sort().search(), command.uid());
        session.send(
                command.sort().search().isExtended()
                        ? new Untagged.ESearch(tag.value(), found.extendedResult())
                        : new Untagged.Sort(found.plainResult()));
        return Outcome.ok(command.name() + " completed");
    }
}
