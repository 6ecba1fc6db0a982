package dev.imapala.testserver.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes the text of letters about a topic. */
final class Prose {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final int COLUMNS = 72;

    private static final List<String> FIRST = List.of(
            "Ann", "Bruno", "Carla", "David", "Edith", "Felix", "Grace", "Henry", "Ines", "Jonas", "Kate", "Lucas",
            "Maria", "Nora", "Oscar", "Paula", "Ruth", "Simon", "Tess", "Victor");
    private static final List<String> COMPANIES = List.of(
            "Northwind Paper",
            "Bluebird Logistics",
            "Harbour & Sons",
            "Lindgren Optics",
            "Maple Street Bakery",
            "Quarry Lane Press",
            "Alder Instruments",
            "Tidewater Shipping");
    private static final List<String> CITIES = List.of(
            "Lisbon", "Vienna", "Bergen", "Utrecht", "Krakow", "Bologna", "Porto", "Ghent", "Graz", "Tallinn",
            "Leipzig", "Cork", "Trieste", "Basel", "Uppsala");
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> THINGS = List.of(
            "scheduler",
            "coffee machine",
            "label printer",
            "search index",
            "bicycle",
            "projector",
            "archive server",
            "piano",
            "map",
            "road sign",
            "barometer",
            "mail gateway",
            "tent");

    private static final List<String> DISHES =
            List.of("lentil soup", "risotto", "onion tart", "mushroom ramen", "plum cake", "fish pie", "potato salad");

    private final Dice dice;

    Prose(Dice dice) {
        this.dice = dice;
    }

    /** Returns the text with every slot filled. */
    String fill(String text) {
        Function<MatchResult, String> word = slot -> word(slot.group(1));
        return SLOT.matcher(text).replaceAll(word);
    }

    private String word(String slot) {
        return switch (slot) {
            case "first" -> dice.pick(FIRST);
            case "company" -> dice.pick(COMPANIES);
            case "city" -> dice.pick(CITIES);
            case "weekday" -> dice.pick(WEEKDAYS);
            case "month" -> dice.pick(MONTHS);
            case "dish" -> dice.pick(DISHES);
            case "thing" -> dice.pick(THINGS);
            case "n" -> String.valueOf(dice.between(2, 40));
            case "k" -> String.valueOf(dice.between(1000, 99999));
            default -> throw new IllegalArgumentException("topics.txt uses the unknown slot " + slot);
        };
    }

    /** Returns one to five paragraphs about the topic, each without line breaks. */
    List<String> paragraphs(Topic topic) {
        List<String> paragraphs = new ArrayList<>();
        for (int left = dice.between(1, 5); left > 0; left--) {
            paragraphs.add(paragraph(topic));
        }
        return paragraphs;
    }

    private String paragraph(Topic topic) {
        int count = dice.between(2, topic.sentences().size());
        int first = dice.below(topic.sentences().size());
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(
                    fill(topic.sentences().get((first + i) % topic.sentences().size())));
        }
        return String.join(" ", chosen);
    }

    /** Breaks paragraphs into lines of at most 72 columns, with an empty line between paragraphs. */
    static String wrap(List<String> paragraphs, String beforeBreak) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : paragraphs) {
            if (out.length() > 0) {
                out.append("\r\n");
            }
            wrap(paragraph, beforeBreak, out);
        }
        return out.toString();
    }

    private static void wrap(String paragraph, String beforeBreak, StringBuilder out) {
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column + word.length() >= COLUMNS) {
                out.append(beforeBreak).append("\r\n");
                column = 0;
            }
            out.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        out.append("\r\n");
    }
}
