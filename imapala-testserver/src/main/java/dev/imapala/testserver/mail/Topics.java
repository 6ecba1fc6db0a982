package dev.imapala.testserver.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The topics of the resource {@code topics.txt}, by what they are good for. */
final class Topics {
    private static final List<Topic> ALL = read();

    static final List<Topic> ENGLISH = in(Topic.Language.EN);
    static final List<Topic> OTHER =
            ALL.stream().filter(topic -> topic.language() != Topic.Language.EN).toList();
    static final List<Topic> LATIN_1 =
            ALL.stream().filter(topic -> topic.language().isLatin1()).toList();

    private Topics() {}

    private static List<Topic> in(Topic.Language language) {
        return ALL.stream().filter(topic -> topic.language() == language).toList();
    }

    /** Picks a topic as usual mail would have it, mostly English. */
    static Topic usual(Dice dice) {
        return dice.pick(dice.percent(78) ? ENGLISH : OTHER);
    }

    private static List<Topic> read() {
        List<Topic> topics = new ArrayList<>();
        for (String block : text().split("\nsubject ", -1)) {
            int colon = block.indexOf(": ");
            if (!block.startsWith("#")) {
                List<String> lines = block.substring(colon + 2)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
                Topic.Language language =
                        Topic.Language.valueOf(block.substring(0, colon).toUpperCase(Locale.ROOT));
                topics.add(new Topic(language, lines.get(0), List.copyOf(lines.subList(1, lines.size()))));
            }
        }
        return List.copyOf(topics);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream("topics.txt"), "topics.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
