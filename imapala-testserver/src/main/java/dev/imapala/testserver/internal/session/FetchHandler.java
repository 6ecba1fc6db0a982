package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.mime.BodyStructureReader;
import dev.imapala.testserver.internal.mime.EnvelopeReader;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FETCH and UID FETCH (RFC 9051 section 6.4.5). */
final class FetchHandler {
    private final Session session;
    private final SelectedMailbox selected;

    FetchHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(FetchCommand command) throws IOException {
        List<FetchItem<?>> items = command.fetch().items();
        boolean withUid = command.messages() instanceof UidSet;
        boolean marks = !selected.isReadOnly() && items.stream().anyMatch(FetchHandler::marksSeen);
        for (NumberedMessage target : selected.resolve(command.messages())) {
            boolean marked = marks && selected.changeFlags(target.message(), FetchHandler::seen);
            session.send(new Untagged.Fetch(answer(target, items, withUid, marked)));
        }
        return Outcome.ok(command.name() + " completed");
    }

    private static boolean marksSeen(FetchItem<?> item) {
        return item.section() != null && !item.isPeek();
    }

    private static Set<Flag> seen(Set<Flag> flags) {
        Set<Flag> more = new LinkedHashSet<>(flags);
        more.add(Flag.SEEN);
        return more;
    }

    private FetchedMessage answer(
            NumberedMessage target, List<FetchItem<?>> items, boolean withUid, boolean withFlags) {
        FetchedMessage.Builder answer = FetchedMessage.builder(target.number());
        if (withUid) {
            answer.uid(target.message().uid());
        }
        if (withFlags) {
            answer.flags(selected.flags(target.message(), !session.isRev2()));
        }
        items.forEach(item -> put(answer, item, target.message()));
        return answer.build();
    }

    private void put(FetchedMessage.Builder answer, FetchItem<?> item, StoredMessage message) {
        Section section = item.section();
        if (section != null) {
            putSection(answer, section, item.partial(), message);
        } else if (item.equals(FetchItem.UID)) {
            answer.put(FetchItem.UID, Uid.of(message.uid()));
        } else if (item.equals(FetchItem.FLAGS)) {
            answer.put(FetchItem.FLAGS, selected.flags(message, !session.isRev2()));
        } else if (item.equals(FetchItem.INTERNALDATE)) {
            answer.put(FetchItem.INTERNALDATE, message.internalDate());
        } else if (item.equals(FetchItem.RFC822_SIZE)) {
            answer.put(FetchItem.RFC822_SIZE, (long) message.content().size());
        } else if (item.equals(FetchItem.ENVELOPE)) {
            answer.put(FetchItem.ENVELOPE, EnvelopeReader.read(message.mime()));
        } else if (item.equals(FetchItem.BODYSTRUCTURE)) {
            answer.put(FetchItem.BODYSTRUCTURE, BodyStructureReader.read(message.mime()));
        } else if (item.equals(FetchItem.BODY)) {
            answer.put(FetchItem.BODY, BodyStructureReader.read(message.mime()));
        } else {
            throw new RefusedException(Outcome.bad("the item " + item + " is not offered"));
        }
    }

    private static void putSection(
            FetchedMessage.Builder answer, Section section, @Nullable Partial partial, StoredMessage message) {
        FetchItem<Bytes> item = partial == null ? FetchItem.body(section) : FetchItem.body(section, partial);
        Optional<Bytes> content = SectionContent.of(message.mime(), section);
        if (content.isEmpty()) {
            answer.putNil(item);
        } else {
            answer.put(item, partial == null ? content.get() : SectionContent.slice(content.get(), partial));
        }
    }
}
