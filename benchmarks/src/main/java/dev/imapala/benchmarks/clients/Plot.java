package dev.imapala.benchmarks.clients;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws how much more than Imapala the peers take, on a logarithmic scale, as SVG. */
final class Plot {
    private static final int LEFT = 210;
    private static final int WIDTH = 640;
    private static final int RIGHT = 70;
    private static final int TOP = 44;
    private static final int BAR = 14;
    private static final int TITLE = 24;
    private static final int GAP = 12;
    private static final double LEAST = 0.01;
    private static final double MOST = 100;
    private static final Map<Peer, String> COLOURS = Map.of(
            Peer.DRAIN, "#9aa0a6",
            Peer.IMAPALA, "#1a7f64",
            Peer.IMAPALA_BLOCKING, "#5db79d",
            Peer.ANGUS, "#c2571a",
            Peer.ANGUS_PROTOCOL, "#e3a26f",
            Peer.IMAPLIB, "#3b6fb5");

    private final StringBuilder out = new StringBuilder();
    private int y = TOP;

    private Plot() {}

    static String of(List<Bars> groups) {
        return new Plot().draw(groups);
    }

    private String draw(List<Bars> groups) {
        int height = TOP + 20;
        for (Bars group : groups) {
            height += TITLE + group.ratios().size() * BAR + GAP;
        }
        begin(height);
        for (double at = LEAST; at <= MOST * 1.01; at *= 10) {
            grid(at, height);
        }
        groups.forEach(this::group);
        return out.append("</svg>\n").toString();
    }

    private void begin(int height) {
        int width = LEFT + WIDTH + RIGHT;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"11\">",
                width, height, width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        text(
                LEFT,
                18,
                "start",
                "#222222",
                "What the peers take when Imapala takes 1: right of it more, left of it less; logarithmic",
                true);
    }

    private void grid(double at, int height) {
        double x = x(at);
        add(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>",
                x, TOP - 6, x, height - 12, at > 0.99 && at < 1.01 ? "#555555" : "#dddddd");
        text(x, TOP - 10, "middle", "#555555", number(at), false);
    }

    private void group(Bars group) {
        text(LEFT, y + 14, "start", "#222222", group.title(), true);
        y += TITLE;
        group.ratios().forEach(this::bar);
        y += GAP;
    }

    private void bar(Peer peer, double ratio) {
        double begin = Math.min(x(1), x(ratio));
        double length = Math.max(2, Math.abs(x(ratio) - x(1)));
        text(LEFT - 8, y + 10, "end", "#222222", peer.title(), false);
        add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                begin, y + 1, length, BAR - 3, COLOURS.getOrDefault(peer, "#999999"));
        text(begin + length + 5, y + 10, "start", "#222222", number(ratio), false);
        y += BAR;
    }

    private static double x(double ratio) {
        double bounded = Math.max(LEAST, Math.min(MOST, ratio));
        return LEFT + WIDTH * Math.log(bounded / LEAST) / Math.log(MOST / LEAST);
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, ratio >= 9.95 ? "%.0f" : ratio >= 0.995 ? "%.1f" : "%.2f", ratio);
    }

    private void text(double x, int baseline, String anchor, String colour, String words, boolean bold) {
        add(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                x,
                baseline,
                anchor,
                colour,
                bold ? " font-weight=\"bold\"" : "",
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
