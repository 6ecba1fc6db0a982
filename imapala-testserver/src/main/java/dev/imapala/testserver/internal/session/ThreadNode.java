package dev.imapala.testserver.internal.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a thread; one without a message stands for a message that others refer to (RFC 5256 section 3). */
final class ThreadNode {
    private final @Nullable NumberedMessage message;
    private @Nullable ThreadNode parent;
    private List<ThreadNode> children = new ArrayList<>();

    ThreadNode(@Nullable NumberedMessage message) {
        this.message = message;
    }

    @Nullable
    NumberedMessage message() {
        return message;
    }

    boolean isDummy() {
        return message == null;
    }

    List<ThreadNode> children() {
        return children;
    }

    @Nullable
    ThreadNode parent() {
        return parent;
    }

    /** Makes this a child of {@code newParent} in place of its present parent. */
    void moveBelow(ThreadNode newParent) {
        detach();
        parent = newParent;
        newParent.children.add(this);
    }

    void detach() {
        if (parent != null) {
            parent.children.remove(this);
            parent = null;
        }
    }

    /** Tells whether this is {@code other} or somewhere below it. */
    boolean isIn(ThreadNode other) {
        ThreadNode node = this;
        while (node != null && node != other) {
            node = node.parent;
        }
        return node != null;
    }

    /** Returns this and all below it, parents before their children. */
    List<ThreadNode> all() {
        List<ThreadNode> all = new ArrayList<>();
        Deque<ThreadNode> next = new ArrayDeque<>(List.of(this));
        while (!next.isEmpty()) {
            ThreadNode node = next.pop();
            all.add(node);
            node.children.forEach(next::push);
        }
        return all;
    }

    /** Replaces each child without a message by its children, if it has at most {@code most} of them. */
    void pruneChildren(int most) {
        List<ThreadNode> pruned = new ArrayList<>();
        for (ThreadNode child : children) {
            if (child.isDummy() && child.children.size() <= most) {
                child.children.forEach(grandchild -> grandchild.parent = this);
                pruned.addAll(child.children);
            } else {
                pruned.add(child);
            }
        }
        children = pruned;
    }

    void sortChildren() {
        children.sort(Comparator.comparing(ThreadNode::sent).thenComparingInt(ThreadNode::number));
    }

    /** Returns the message of this place, or that of its first child. */
    NumberedMessage first() {
        ThreadNode node = this;
        while (node.message == null) {
            node = node.children.get(0);
        }
        return node.message;
    }

    private Instant sent() {
        return SortKeys.sent(first().message());
    }

    private int number() {
        return first().number();
    }
}
