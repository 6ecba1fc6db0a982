package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, for people to read and for tests to compare: all of a value, and always the same. A value stands on
 * one line if it fits, else its parts stand on lines of their own, indented.
 */
final class Dump {
    private static final int WIDTH = 110;

    private final List<Object> shown = new ArrayList<>();

    private Dump() {}

    /** Returns {@code value} as lines without an end of line after the last. */
    static String of(@Nullable Object value) {
        List<String> lines = new ArrayList<>();
        print(new Dump().node(value), "", "", lines);
        return String.join("\n", lines);
    }

    /** Returns {@code value} and all that is in it. */
    static List<Object> parts(Object value) {
        Dump dump = new Dump();
        dump.node(value);
        return dump.shown;
    }

    /** A value: a text, maybe with named or unnamed parts. */
    private record Node(String text, List<Node> parts, List<String> names, boolean isList) {
        static Node leaf(String text) {
            return new Node(text, List.of(), List.of(), false);
        }

        static Node list(List<Node> parts) {
            return new Node("", parts, List.of(), true);
        }

        static Node of(String text, Map<String, Node> parts) {
            return new Node(text, List.copyOf(parts.values()), List.copyOf(parts.keySet()), false);
        }

        String inline() {
            if (isList) {
                return parts.stream().map(Node::inline).collect(Collectors.joining(", ", "[", "]"));
            }
            StringBuilder line = new StringBuilder(text);
            for (int i = 0; i < parts.size(); i++) {
                line.append(i == 0 ? "(" : ", ").append(names.get(i)).append(": ");
                line.append(parts.get(i).inline());
            }
            return line.append(parts.isEmpty() ? "" : ")").toString();
        }
    }

    private static void print(Node node, String indent, String prefix, List<String> lines) {
        String inline = indent + prefix + node.inline();
        if (inline.length() <= WIDTH || node.parts().isEmpty() && !node.text().contains("\\n")) {
            lines.add(inline);
        } else if (node.parts().isEmpty()) {
            lines.add((indent + prefix).stripTrailing());
            for (String line : node.text().split("(?<=\\\\n)(?!\"$)", -1)) {
                lines.add(indent + "    " + line);
            }
        } else {
            lines.add((indent + prefix + node.text()).stripTrailing());
            for (int i = 0; i < node.parts().size(); i++) {
                String name = node.isList() ? "- " : node.names().get(i) + ": ";
                print(node.parts().get(i), indent + "  ", name, lines);
            }
        }
    }

    private Node list(Collection<?> values) {
        return Node.list(values.stream().map(this::node).toList());
    }

    private Node node(@Nullable Object value) {
        if (value == null) {
            return Node.leaf("NIL");
        }
        shown.add(value);
        if (value instanceof Bytes octets) {
            return Node.leaf(quoted(octets));
        } else if (value instanceof String || value instanceof Character) {
            return Node.leaf(quoted(Bytes.of(value.toString())));
        } else if (value instanceof Secret secret) {
            return Node.leaf(quoted(secret.reveal()));
        } else if (value instanceof Content.InMemory memory) {
            return Node.leaf(quoted(memory.octets()));
        } else if (value instanceof NumberSet numbers) {
            return Node.leaf(numbers.isEmpty() ? "none" : numbers.toString());
        } else if (value instanceof NumberList || value instanceof PartialRange) {
            return Node.leaf(value.toString());
        } else if (value instanceof InternalDate date) {
            return Node.leaf(date.toOffsetDateTime().toString());
        } else if (value instanceof Rights rights) {
            return Node.leaf(quoted(Bytes.of(rights.toString())));
        } else if (value instanceof Tag tag) {
            return Node.leaf(tag.value());
        } else if (value instanceof MailboxName name) {
            return mailbox(name);
        } else if (value instanceof GmailLabel label) {
            return mailbox(label.name());
        } else if (value instanceof Collection<?> values) {
            return list(values);
        } else if (value instanceof Capabilities capabilities) {
            return list(capabilities.stream().toList());
        }
        return structured(value);
    }

    private Node structured(Object value) {
        if (value instanceof Map<?, ?> map) {
            return fields("", map);
        } else if (value instanceof TaggedCommand tagged) {
            Node command = node(tagged.command());
            return new Node(tagged.tag() + " " + command.text(), command.parts(), command.names(), false);
        } else if (value instanceof LimitExceededException error) {
            return parts("LimitExceededException", "limit", error.limit(), "most", error.most());
        } else if (value instanceof ParseException error) {
            return parts(
                    "ParseException", "expected", error.expected(), "found", error.found(), "offset", error.offset());
        } else if (value instanceof FetchedMessage message) {
            return message(message);
        } else if (value instanceof MailboxStatus status) {
            return status(status);
        } else if (value instanceof FetchItem<?> item) {
            return item(item);
        } else if (value instanceof Fetch fetch) {
            return fetch(fetch);
        } else if (value instanceof SelectCommand select) {
            return select(select);
        } else if (value instanceof Record) {
            return ofRecord(value);
        }
        return arguments(value);
    }

    private Node arguments(Object value) {
        if (value instanceof Append append) {
            return append(append);
        } else if (value instanceof Store store) {
            return store(store);
        } else if (value instanceof GetMetadata get) {
            return parts("GetMetadata", "entries", get.entries(), "depth", get.depth(), "maxSize", maxSize(get));
        } else if (value instanceof Search search) {
            return search(search);
        } else if (value instanceof SearchResult result) {
            return result(result);
        } else if (value instanceof ListMailboxes list) {
            return list(list);
        }
        return Node.leaf(value.toString());
    }

    private Node append(Append append) {
        Object message = append.isCatenated() ? append.parts() : append.parts().get(0);
        return parts(
                "Append",
                "flags",
                append.flags(),
                "internalDate",
                append.internalDate(),
                "message",
                message instanceof AppendPart.Text text ? text.content() : message);
    }

    private Node search(Search search) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("returns", search.returns());
        putIfThere(parts, "partial", search.partial());
        boolean usual = search.equals(search.encodedIn(StandardCharsets.UTF_8));
        putIfThere(parts, "charset", usual ? null : search.charset().name());
        parts.put("keys", search.keys());
        return fields("Search", parts);
    }

    private Node result(SearchResult result) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("uids", result.uids());
        parts.put("min", result.min());
        parts.put("max", result.max());
        NumberList order = result.all() == null ? null : result.inOrder();
        parts.put("all", order == null || order.isAscending() ? result.all() : order);
        parts.put("count", result.count());
        parts.put("modSeq", result.modSeq());
        putIfThere(parts, "part", result.part());
        putIfThere(parts, "relevancy", result.relevancy());
        putIfThere(parts, "unrecognized", result.unrecognized().isEmpty() ? null : result.unrecognized());
        return fields("SearchResult", parts);
    }

    private static void putIfThere(Map<String, @Nullable Object> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    private static @Nullable Long maxSize(GetMetadata get) {
        return get.maxSize().isPresent() ? get.maxSize().getAsLong() : null;
    }

    /** A list of all that matches one pattern is the usual one. */
    private Node list(ListMailboxes list) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        if (!list.selections().isEmpty()) {
            parts.put("selections", list.selections());
        }
        parts.put("reference", list.reference());
        boolean one = list.patterns().size() == 1;
        parts.put(one ? "pattern" : "patterns", one ? list.patterns().get(0) : list.patterns());
        parts.put("returns", list.returns());
        parts.put("status", list.status());
        return fields("ListMailboxes", parts);
    }

    private static Node mailbox(MailboxName name) {
        Bytes text = Bytes.of(name.text());
        return Node.leaf(quoted(text) + (text.equals(name.encoded()) ? "" : " as " + quoted(name.encoded())));
    }

    private Node item(FetchItem<?> item) {
        return switch (item.kind()) {
            case NONE -> Node.leaf(item.toString());
            case LAZY -> Node.leaf(item + " LAZY");
            case BINARY_SIZE -> parts("BINARY.SIZE", "section", item.section());
            case BODY, BINARY ->
                parts(
                        item.kind().keyword(),
                        "peek",
                        item.isPeek(),
                        "section",
                        item.section(),
                        "partial",
                        item.partial());
        };
    }

    private Node fetch(Fetch fetch) {
        if (fetch.changedSince() == null) {
            return list(fetch.items());
        }
        return parts(
                "Fetch", "items", fetch.items(), "changedSince", fetch.changedSince(), "vanished", fetch.isVanished());
    }

    /** Parameters are shown only where there are any. */
    private Node select(SelectCommand command) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("mailbox", command.mailbox());
        parts.put("readOnly", command.readOnly());
        if (command.select().isCondstore()) {
            parts.put("condstore", true);
        }
        if (command.select().resync() != null) {
            parts.put("resync", command.select().resync());
        }
        return fields("SelectCommand", parts);
    }

    private Node store(Store store) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("action", store.action());
        if (store.labels() == null) {
            parts.put("flags", store.flags());
        } else {
            parts.put("labels", store.labels());
        }
        parts.put("silent", store.isSilent());
        store.unchangedSince().ifPresent(modSeq -> parts.put("unchangedSince", modSeq));
        return fields("Store", parts);
    }

    private Node message(FetchedMessage message) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("number", message.sequenceNumber());
        for (FetchItem<?> item : message.items()) {
            parts.put(item.toString(), message.find(item).orElse(null));
        }
        if (!message.unrecognized().isEmpty()) {
            parts.put("unrecognized", message.unrecognized());
        }
        if (message.isDefective()) {
            parts.put("defect", message.defect().orElseThrow());
        }
        return fields("FetchedMessage", parts);
    }

    private Node status(MailboxStatus status) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("mailbox", status.mailbox());
        for (StatusItem<?> item : status.items()) {
            parts.put(item.name(), status.get(item));
        }
        if (!status.unrecognized().isEmpty()) {
            parts.put("unrecognized", status.unrecognized());
        }
        return fields("MailboxStatus", parts);
    }

    private Node ofRecord(Object value) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(value);
                if (!component.getName().equals("correlators") || !List.of().equals(part)) {
                    parts.put(component.getName(), part);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return fields(value.getClass().getSimpleName(), parts);
    }

    private Node parts(String name, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parts.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields(name, parts);
    }

    private Node fields(String name, Map<?, ? extends @Nullable Object> parts) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        parts.forEach((key, value) -> nodes.put(String.valueOf(key), node(value)));
        return parts.isEmpty() && name.isEmpty() ? Node.leaf("{}") : Node.of(name, nodes);
    }

    /** Returns octets in quotes: as UTF-8 where they are, with an escape for whatever cannot be seen. */
    static String quoted(Bytes octets) {
        byte[] array = octets.toArray();
        boolean utf8 = Arrays.equals(octets.text().getBytes(StandardCharsets.UTF_8), array);
        StringBuilder text = new StringBuilder("\"");
        if (utf8) {
            octets.text().codePoints().forEach(c -> append(text, c));
        } else {
            for (byte octet : array) {
                append(text, octet < 0 ? -1 - (octet & 0xFF) : octet);
            }
        }
        return text.append('"').toString();
    }

    /** Appends a character; a negative one is the octet that is one less than its opposite. */
    private static void append(StringBuilder text, int c) {
        switch (c) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '"', '\\' -> text.append('\\').append((char) c);
            default -> {
                if (c < 0) {
                    text.append(String.format("\\x%02X", -1 - c));
                } else if (c < ' ' || c >= 0x7F && c < 0xA0) {
                    text.append(String.format("\\u%04X", c));
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }
}
