package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.testserver.internal.mime.BaseSubject;
import dev.imapala.testserver.internal.mime.UnicodeCasemap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The algorithm ORDEREDSUBJECT: below the first message of a subject are all others of it (RFC 5256 section 3). */
final class OrderedSubjectThreader {
    private OrderedSubjectThreader() {}

    /** Returns a node whose children are the threads of {@code messages}. */
    static ThreadNode thread(List<NumberedMessage> messages) {
        List<NumberedMessage> sorted = messages.stream()
                .sorted(SortKeys.order(List.of(SortCriterion.DATE)))
                .toList();
        Map<String, ThreadNode> bySubject = new LinkedHashMap<>();
        ThreadNode root = new ThreadNode(null);
        for (NumberedMessage message : sorted) {
            String subject =
                    UnicodeCasemap.key(BaseSubject.of(message.message().mime()).text());
            ThreadNode node = new ThreadNode(message);
            ThreadNode first = bySubject.putIfAbsent(subject, node);
            node.moveBelow(first == null ? root : first);
        }
        return root;
    }
}
