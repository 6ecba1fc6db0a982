package dev.imapala.testserver.internal.session;

import dev.imapala.testserver.internal.mime.BaseSubject;
import dev.imapala.testserver.internal.mime.Header;
import dev.imapala.testserver.internal.mime.UnicodeCasemap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The algorithm REFERENCES, in the six steps of RFC 5256 section 3. */
final class ReferencesThreader {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^<>@\"\\s]+))@([^<>\\s]+)\\s*>");

    private final Map<String, ThreadNode> byId = new LinkedHashMap<>();
    private final List<ThreadNode> nodes = new ArrayList<>();
    private final ThreadNode root = new ThreadNode(null);

    private ReferencesThreader() {}

    /** Returns a node whose children are the threads of {@code messages}. */
    static ThreadNode thread(List<NumberedMessage> messages) {
        return new ReferencesThreader().threads(messages);
    }

    private ThreadNode threads(List<NumberedMessage> messages) {
        messages.forEach(this::register);
        nodes.stream().filter(node -> !node.isDummy()).toList().forEach(this::link);
        for (ThreadNode node : nodes) {
            if (node.parent() == null) {
                node.moveBelow(root);
            }
        }
        prune();
        sortAll();
        new SubjectMerger().merge();
        sortAll();
        return root;
    }

    /** Of several messages with one Message-ID, the first one keeps it. */
    private void register(NumberedMessage message) {
        ThreadNode node = new ThreadNode(message);
        nodes.add(node);
        List<String> own =
                ids(message.message().mime().header().first("Message-ID").orElse(""));
        if (!own.isEmpty()) {
            byId.putIfAbsent(own.get(0), node);
        }
    }

    /** Steps 1.A and 1.B. */
    private void link(ThreadNode node) {
        ThreadNode before = null;
        for (String id : references(node)) {
            ThreadNode referred = byId.computeIfAbsent(id, unknown -> dummy());
            if (before != null && referred.parent() == null && !before.isIn(referred)) {
                referred.moveBelow(before);
            }
            before = referred;
        }
        node.detach();
        if (before != null && !before.isIn(node)) {
            node.moveBelow(before);
        }
    }

    private ThreadNode dummy() {
        ThreadNode dummy = new ThreadNode(null);
        nodes.add(dummy);
        return dummy;
    }

    private static List<String> references(ThreadNode node) {
        Header header = node.first().message().mime().header();
        List<String> references = ids(header.first("References").orElse(""));
        List<String> answered = ids(header.first("In-Reply-To").orElse(""));
        return references.isEmpty() && !answered.isEmpty() ? answered.subList(0, 1) : references;
    }

    /** Returns the message identifiers in a field, without their quotes. */
    private static List<String> ids(String field) {
        List<String> ids = new ArrayList<>();
        Matcher id = MESSAGE_ID.matcher(field);
        while (id.find()) {
            String local = id.group(1) == null ? id.group(2) : id.group(1).replaceAll("\\\\(.)", "$1");
            ids.add(local + "@" + id.group(3));
        }
        return ids;
    }

    /** Step 3: from the leaves up; a thread may begin with a place without a message if it has several children. */
    private void prune() {
        List<ThreadNode> all = root.all();
        Collections.reverse(all);
        for (ThreadNode node : all) {
            node.pruneChildren(node == root ? 1 : Integer.MAX_VALUE);
        }
    }

    /** Steps 4 and 6: from the leaves up, so that a place without a message has its first child first. */
    private void sortAll() {
        List<ThreadNode> all = root.all();
        Collections.reverse(all);
        all.forEach(ThreadNode::sortChildren);
    }

    /** Step 5: threads of one subject become one. */
    private final class SubjectMerger {
        private final Map<String, ThreadNode> table = new LinkedHashMap<>();

        void merge() {
            List<ThreadNode> threads = List.copyOf(root.children());
            threads.forEach(this::enter);
            threads.forEach(this::merge);
        }

        private void enter(ThreadNode thread) {
            String subject = subject(thread);
            ThreadNode known = table.get(subject);
            boolean better =
                    known != null && !known.isDummy() && (thread.isDummy() || (isReply(known) && !isReply(thread)));
            if (!subject.isEmpty() && (known == null || better)) {
                table.put(subject, thread);
            }
        }

        private void merge(ThreadNode thread) {
            String subject = subject(thread);
            ThreadNode known = table.get(subject);
            if (known == null || known == thread) {
                return;
            }
            if (known.isDummy() && thread.isDummy()) {
                List.copyOf(thread.children()).forEach(child -> child.moveBelow(known));
                thread.detach();
            } else if (known.isDummy() || (isReply(thread) && !isReply(known))) {
                thread.moveBelow(known);
            } else {
                ThreadNode both = new ThreadNode(null);
                both.moveBelow(root);
                thread.moveBelow(both);
                known.moveBelow(both);
                table.put(subject, both);
            }
        }

        private static String subject(ThreadNode thread) {
            return UnicodeCasemap.key(base(thread).text());
        }

        private static boolean isReply(ThreadNode thread) {
            return !thread.isDummy() && base(thread).isReplyOrForward();
        }

        private static BaseSubject base(ThreadNode thread) {
            return BaseSubject.of(thread.first().message().mime());
        }
    }
}
