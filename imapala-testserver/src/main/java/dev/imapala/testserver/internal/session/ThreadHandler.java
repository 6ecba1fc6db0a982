package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** THREAD and UID THREAD (RFC 5256 section 3). */
final class ThreadHandler {
    private final Session session;

    ThreadHandler(Session session) {
        this.session = session;
    }

    Outcome handle(ThreadCommand command) throws IOException {
        List<NumberedMessage> found = SearchMatcher.find(session.selected(), command.search());
        session.send(new Untagged.Threads(threads(root(command.algorithm(), found), command.uid())));
        return Outcome.ok(command.name() + " completed");
    }

    private static ThreadNode root(ThreadAlgorithm algorithm, List<NumberedMessage> messages) {
        if (algorithm.equals(ThreadAlgorithm.REFERENCES)) {
            return ReferencesThreader.thread(messages);
        } else if (algorithm.equals(ThreadAlgorithm.ORDEREDSUBJECT)) {
            return OrderedSubjectThreader.thread(messages);
        }
        throw new RefusedException(Outcome.no("cannot thread by " + algorithm));
    }

    private static MessageThreads threads(ThreadNode root, boolean uid) {
        MessageThreads.Builder threads = MessageThreads.builder();
        Deque<Optional<ThreadNode>> next = new ArrayDeque<>();
        pushChildren(root, next);
        while (!next.isEmpty()) {
            Optional<ThreadNode> node = next.pop();
            if (node.isEmpty()) {
                threads.end();
            } else {
                begin(node.get(), uid, threads);
                next.push(Optional.empty());
                pushChildren(node.get(), next);
            }
        }
        return threads.build();
    }

    private static void pushChildren(ThreadNode node, Deque<Optional<ThreadNode>> next) {
        for (int i = node.children().size() - 1; i >= 0; i--) {
            next.push(Optional.of(node.children().get(i)));
        }
    }

    private static void begin(ThreadNode node, boolean uid, MessageThreads.Builder threads) {
        NumberedMessage message = node.message();
        if (message == null) {
            threads.beginMissing();
        } else {
            threads.begin(uid ? message.message().uid() : message.number());
        }
    }
}
