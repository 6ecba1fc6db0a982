package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.Fetch;
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

/** FETCH and UID FETCH (RFC 9051 section 6.4.5, RFC 7162 section 3.1.4). */
final class FetchHandler {
    private final Session session;
    private final SelectedMailbox selected;

    FetchHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(FetchCommand command) throws IOException {
        Fetch fetch = command.fetch();
        if (fetch.isVanished() && !session.enabled().contains(Capability.QRESYNC)) {
            return Outcome.bad("enable QRESYNC first");
        }
        ModSeq since = fetch.changedSince();
        if (since != null || fetch.items().contains(FetchItem.MODSEQ)) {
            session.enableCondstore();
        }
        if (since != null && fetch.isVanished()) {
            long uidNext = selected.mailbox().snapshot().uidNext();
            NumberSet wanted = command.messages().numbers().resolve(uidNext - 1);
            new Resynchronizer(session).vanished(since, wanted);
        }
        tell(
                command,
                since == null ? fetch.items() : fetch.and(FetchItem.MODSEQ).items());
        return Outcome.ok(command.name() + " completed");
    }

    private void tell(FetchCommand command, List<FetchItem<?>> items) throws IOException {
        boolean withUid = command.messages() instanceof UidSet;
        boolean marks = !selected.isReadOnly() && items.stream().anyMatch(FetchItem::marksSeen);
        ModSeq since = command.fetch().changedSince();
        for (NumberedMessage target : selected.resolve(command.messages())) {
            if (since == null || target.message().modSeq().compareTo(since) > 0) {
                boolean marked = marks && selected.changeFlags(target.message(), FetchHandler::seen);
                session.send(new Untagged.Fetch(answer(target, items, withUid, marked)));
            }
        }
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
        if (withFlags && session.isCondstore() && !items.contains(FetchItem.MODSEQ)) {
            answer.put(FetchItem.MODSEQ, target.message().modSeq());
        }
        items.forEach(item -> put(answer, item, target.message()));
        return answer.build();
    }

    private void put(FetchedMessage.Builder answer, FetchItem<?> item, StoredMessage message) {
        Section section = item.section();
        if (section != null) {
            putSection(answer, item, section, message);
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
            ExtendedItems.put(answer, item, message);
        }
    }

    private static void putSection(
            FetchedMessage.Builder answer, FetchItem<?> item, Section section, StoredMessage message) {
        Partial partial = item.partial();
        switch (item.kind()) {
            case BODY ->
                put(
                        answer,
                        partial == null ? FetchItem.body(section) : FetchItem.body(section, partial),
                        SectionContent.of(message.mime(), section));
            case BINARY ->
                put(
                        answer,
                        partial == null ? FetchItem.binary(section) : FetchItem.binary(section, partial),
                        SectionContent.decoded(message.mime(), section));
            case BINARY_SIZE ->
                answer.put(
                        FetchItem.binarySize(section),
                        SectionContent.decoded(message.mime(), section)
                                .map(octets -> (long) octets.size())
                                .orElse(0L));
            case NONE, LAZY -> throw new AssertionError(item);
        }
    }

    private static void put(FetchedMessage.Builder answer, FetchItem<Bytes> item, Optional<Bytes> content) {
        Partial partial = item.partial();
        if (content.isEmpty()) {
            answer.putNil(item);
        } else {
            answer.put(item, partial == null ? content.get() : SectionContent.slice(content.get(), partial));
        }
    }
}
