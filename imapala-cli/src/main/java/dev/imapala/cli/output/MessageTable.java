package dev.imapala.cli.output;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Messages as rows of a table that is as wide as the terminal. */
final class MessageTable {
    private record Row(
            String uid, String date, String from, String subject, String size, String flags, Style text, Style sides) {}

    private static final Row HEAD =
            new Row("UID", "DATE", "FROM", "SUBJECT", "SIZE", "FLAGS", Style.FAINT, Style.FAINT);
    private static final int GAP = 2;
    private static final int LEAST_FROM = 8;
    private static final int LEAST_SUBJECT = 12;

    private final Screen screen;
    private final Clock clock;

    MessageTable(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    List<Line> lines(List<FetchedMessage> messages) {
        List<Row> rows = new ArrayList<>();
        rows.add(HEAD);
        messages.forEach(message -> rows.add(row(message)));
        Widths widths = Widths.of(rows, screen.columns());
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private Row row(FetchedMessage message) {
        Set<Flag> flags = message.find(FetchItem.FLAGS).orElse(Set.of(Flag.SEEN));
        return new Row(
                MessageText.uid(message),
                MessageText.date(message, clock),
                MessageText.from(message),
                MessageText.subject(message),
                MessageText.size(message),
                MessageText.flags(flags),
                flags.contains(Flag.SEEN) ? Style.PLAIN : Style.BOLD,
                Style.PLAIN);
    }

    private Line line(Row row, Widths widths) {
        String gap = " ".repeat(GAP);
        String ellipsis = screen.ellipsis();
        return new Line()
                .column(row.uid, widths.uid, true, ellipsis, row.sides)
                .add(gap)
                .column(row.date, widths.date, false, ellipsis, row.sides)
                .add(gap)
                .column(row.from, widths.from, false, ellipsis, row.text)
                .add(gap)
                .column(row.subject, widths.subject, false, ellipsis, row.text)
                .add(gap)
                .column(row.size, widths.size, true, ellipsis, row.sides)
                .add(gap)
                .column(row.flags, widths.flags, false, ellipsis, row.sides);
    }

    /** The columns' widths; sender and subject share what the others leave. */
    private record Widths(int uid, int date, int from, int subject, int size, int flags) {
        static Widths of(List<Row> rows, int columns) {
            int uid = widest(rows.stream().map(Row::uid).toList());
            int date = widest(rows.stream().map(Row::date).toList());
            int size = widest(rows.stream().map(Row::size).toList());
            int flags = widest(rows.stream().map(Row::flags).toList());
            int rest = Math.max(LEAST_FROM + LEAST_SUBJECT, columns - uid - date - size - flags - 5 * GAP);
            int wantedFrom = widest(rows.stream().map(Row::from).toList());
            int wantedSubject = widest(rows.stream().map(Row::subject).toList());
            int from = Math.min(wantedFrom, Math.max(rest / 3, rest - wantedSubject));
            return new Widths(uid, date, from, Math.min(wantedSubject, rest - from), size, flags);
        }

        private static int widest(List<String> cells) {
            return cells.stream()
                    .mapToInt(cell -> DisplayWidth.of(TerminalText.of(cell)))
                    .max()
                    .orElse(0);
        }
    }
}
