package dev.imapala.cli.mime;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page: paragraphs as lines, list items with a hyphen, links with where they lead to. It is for reading a
 * message, not for showing its looks, and knows no more of HTML than that takes.
 */
final class HtmlText {
    private static final int LONGEST_TAG = 4096;
    private static final int LONGEST_ENTITY = 12;

    private static final Set<String> LINES = Set.of(
            "br", "div", "tr", "li", "dt", "dd", "table", "section", "article", "header", "footer", "form", "address");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr", "title");
    private static final Set<String> UNSEEN = Set.of("script", "style", "title", "template");
    private static final Pattern LINK =
            Pattern.compile("\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);

    private final Consumer<String> lines;
    private final PlainText text;
    private final StringBuilder words = new StringBuilder();
    private boolean begun;
    private boolean gap;
    private boolean preformatted;
    private String unseen = "";
    private String link = "";

    HtmlText(Consumer<String> lines) {
        this.lines = lines;
        this.text = new PlainText(this::line);
    }

    /** Passes {@code line} on; of empty ones, one at most, and none at the beginning and the end. */
    private void line(String line) {
        if (line.isBlank()) {
            gap = begun;
            return;
        }
        if (gap) {
            lines.accept("");
        }
        lines.accept(line);
        begun = true;
        gap = false;
    }

    void read(Reader html) throws IOException {
        Pushback in = new Pushback(html);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '<') {
                markup(in);
            } else if (unseen.isEmpty()) {
                character(c == '&' ? entity(in) : Character.toString(c));
            }
        }
        text.finish();
    }

    /** Reads what is behind a {@code <}: a comment, a tag, or just text. */
    private void markup(Pushback in) throws IOException {
        int first = in.read();
        if (first == '!' || first == '?') {
            skipDeclaration(in);
        } else if (first == '/' || first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z') {
            tag(in.until('>', LONGEST_TAG, Character.toString(first)));
        } else {
            in.unread(first);
            if (unseen.isEmpty()) {
                character("<");
            }
        }
    }

    private static void skipDeclaration(Pushback in) throws IOException {
        int first = in.read();
        int second = first == '-' ? in.read() : 0;
        if (first == '-' && second == '-') {
            int hyphens = 0;
            for (int c = in.read(); c >= 0 && !(c == '>' && hyphens >= 2); c = in.read()) {
                hyphens = c == '-' ? hyphens + 1 : 0;
            }
        } else if (first != '>') {
            in.until('>', LONGEST_TAG, "");
        }
    }

    private void tag(String tag) {
        boolean end = tag.startsWith("/");
        String name = tag.substring(end ? 1 : 0).split("[\\s/>]", 2)[0].toLowerCase(Locale.ROOT);
        if (!unseen.isEmpty()) {
            unseen = end && name.equals(unseen) ? "" : unseen;
            return;
        }
        if (!end && UNSEEN.contains(name) && !tag.endsWith("/")) {
            unseen = name;
        } else if (PARAGRAPHS.contains(name)) {
            endLine();
            text.end();
            preformatted = name.equals("pre") ? !end : preformatted;
        } else if (name.equals("br")) {
            text.end();
        } else if (LINES.contains(name)) {
            endLine();
            if (name.equals("li") && !end) {
                print("- ");
            }
        } else if (name.equals("td") || name.equals("th")) {
            character(" ");
        } else if (name.equals("a")) {
            link(end ? "" : href(tag));
        }
    }

    private static String href(String tag) {
        Matcher matcher = LINK.matcher(tag);
        if (!matcher.find()) {
            return "";
        }
        String target = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        String plain = HtmlEntities.replaceIn(target).strip();
        return plain.matches("(?i)(https?|mailto):.*") ? plain : "";
    }

    /** Notes that the words of a link begin, or that they end: then it is said where it leads to, if they do not. */
    private void link(String target) {
        if (!link.isEmpty()) {
            String said = words.toString().strip();
            if (!link.contains(said) || said.isEmpty()) {
                print(" <" + link + ">");
            } else if (!link.replaceFirst("(?i)mailto:", "").equals(said)) {
                print(" <" + link + ">");
            }
        }
        words.setLength(0);
        link = target;
    }

    private void endLine() {
        if (!text.isEmpty()) {
            text.end();
        }
    }

    private void print(String shown) {
        shown.chars().forEach(c -> text.add((char) c));
    }

    private void character(String shown) {
        if (!link.isEmpty() && words.length() < LONGEST_TAG) {
            words.append(shown);
        }
        char c = shown.charAt(0);
        boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
        if (!space) {
            print(shown);
        } else if (preformatted) {
            if (c == '\n') {
                text.end();
            } else if (c != '\r') {
                text.add(c);
            }
        } else if (!text.isEmpty() && !text.endsInSpace()) {
            text.add(' ');
        }
    }

    /** Reads what is behind an {@code &}; what is no entity stays as it is. */
    private static String entity(Pushback in) throws IOException {
        StringBuilder name = new StringBuilder();
        int c = in.read();
        while (name.length() < LONGEST_ENTITY && (c == '#' || c < 0x80 && Character.isLetterOrDigit(c))) {
            name.append((char) c);
            c = in.read();
        }
        String meaning = HtmlEntities.find(name.toString());
        if (c != ';' || meaning == null) {
            in.unread(c);
        }
        return meaning == null ? "&" + name : meaning;
    }

    /** A reader that takes one character back. */
    private static final class Pushback {
        private final Reader reader;
        private final char[] piece = new char[4096];
        private int at;
        private int end;

        Pushback(Reader reader) {
            this.reader = reader;
        }

        int read() throws IOException {
            if (at == end) {
                int count = reader.read(piece, 1, piece.length - 1);
                if (count < 0) {
                    return -1;
                }
                at = 1;
                end = 1 + count;
            }
            return piece[at++];
        }

        void unread(int c) {
            if (c >= 0) {
                piece[--at] = (char) c;
            }
        }

        /** Returns {@code text} and what comes before {@code last}, which is taken too; no more than {@code most} is kept. */
        String until(char last, int most, String text) throws IOException {
            StringBuilder kept = new StringBuilder(text);
            for (int c = read(); c >= 0 && c != last; c = read()) {
                if (kept.length() < most) {
                    kept.append((char) c);
                }
            }
            return kept.toString();
        }
    }
}
