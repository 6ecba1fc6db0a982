package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The literals whose octets are not among the lines of their frame: large ones, gathered each in memory of its own, and
 * those that were streamed. They are known by where they would be, counted from the start of the frame.
 */
final class LiteralsApart {
    static final LiteralsApart NONE = new LiteralsApart();

    /** A literal, and how many octets were gathered up to its end. */
    private record Apart(Content content, int gathered) {}

    private final TreeMap<Integer, Apart> byPosition = new TreeMap<>();
    private int gathered;

    /** Returns these and one more behind them: the same object, unless it is the one of none. */
    LiteralsApart with(int position, Content content) {
        LiteralsApart literals = this == NONE ? new LiteralsApart() : this;
        literals.gathered += content instanceof Content.InMemory ? (int) content.size() : 0;
        literals.byPosition.put(position, new Apart(content, literals.gathered));
        return literals;
    }

    LiteralsApart copy() {
        LiteralsApart copy = new LiteralsApart();
        copy.byPosition.putAll(byPosition);
        copy.gathered = gathered;
        return copy;
    }

    boolean isEmpty() {
        return byPosition.isEmpty();
    }

    /** Returns how many octets were gathered. */
    int gathered() {
        return gathered;
    }

    /** Returns how many octets were gathered of literals up to {@code position}. */
    int gatheredBefore(int position) {
        Map.Entry<Integer, Apart> last = byPosition.floorEntry(position);
        return last == null ? 0 : last.getValue().gathered;
    }

    /** Returns the literal at {@code position}; null if there is none, or it is among the lines. */
    @Nullable
    Content find(int position) {
        Apart apart = byPosition.get(position);
        return apart == null ? null : apart.content;
    }

    /** Returns the octets of a frame, which begins at {@code base} of {@code array}, with what was gathered in its places. */
    Bytes join(byte[] array, int base, int from, int to) {
        int size = to - from + gatheredBefore(to - base) - gatheredBefore(from - base);
        Bytes.Builder whole = Bytes.builder(size);
        int at = from;
        for (Map.Entry<Integer, Apart> entry :
                byPosition.subMap(from - base, false, to - base, true).entrySet()) {
            if (entry.getValue().content instanceof Content.InMemory literal) {
                int position = base + entry.getKey();
                whole.append(array, at, position).append(literal.octets());
                at = position;
            }
        }
        return whole.append(array, at, to).build();
    }
}
