package dev.imapala.cli.output;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells it to people. */
final class TextReport implements Report {
    private static final int EVENT_COLUMNS = 9;

    private final Environment environment;
    private final Screen screen;
    private final @Nullable String place;
    private boolean quiet;

    TextReport(Environment environment) {
        this(environment, new Screen(environment), null);
    }

    private TextReport(Environment environment, Screen screen, @Nullable String place) {
        this.environment = environment;
        this.screen = screen;
        this.place = place;
    }

    @Override
    public Report about(String mailbox) {
        TextReport report = new TextReport(environment, screen, mailbox);
        return quiet ? report.quiet() : report;
    }

    /** Shows no progress, and returns this. */
    TextReport quiet() {
        quiet = true;
        return this;
    }

    private Clock clock() {
        return environment.clock().get();
    }

    @Override
    public Progress begin(Task task) {
        boolean seen = !quiet && screen.canRedraw();
        return seen ? new ProgressBar(task, screen, environment.clock()) : Progress.UNSEEN;
    }

    @Override
    public void tell(Outcome outcome) {
        screen.out(outcome.line());
    }

    @Override
    public void table(Table table) {
        table.lines(screen).forEach(screen::out);
    }

    @Override
    public void mailbox(MailboxSummary mailbox) {
        boolean one = mailbox.messages() == 1;
        Line line = Line.of(one ? "there is " : "there are ")
                .add(String.valueOf(mailbox.messages()), Style.BOLD)
                .add(one ? " message in " : " messages in ")
                .add(mailbox.name(), Style.BOLD);
        if (mailbox.unseen() != null && mailbox.messages() > 0) {
            line.add(" (" + (mailbox.unseen() == 0 ? "none" : mailbox.unseen()) + " unseen)");
        }
        screen.out(line);
    }

    @Override
    public void messages(List<FetchedMessage> messages) {
        if (!messages.isEmpty()) {
            new MessageTable(screen, clock()).lines(messages).forEach(screen::out);
        }
    }

    @Override
    public void watching() {
        screen.out(new Line().add("watching by IDLE; Ctrl-C ends it", Style.FAINT));
    }

    @Override
    public void polling(Duration interval) {
        String every = interval.toSeconds() == 1 ? "every second" : "every " + interval.toSeconds() + " seconds";
        screen.out(new Line().add("the server has no IDLE: asking " + every + "; Ctrl-C ends it", Style.FAINT));
    }

    @Override
    public void arrived(FetchedMessage message) {
        String uid = "uid " + MessageText.uid(message);
        String size = MessageText.size(message);
        int named = place == null ? 0 : DisplayWidth.of(place()) + 2;
        int rest = screen.columns() - named - 8 - EVENT_COLUMNS - uid.length() - size.length() - 5 * 2;
        String from = DisplayWidth.cut(TerminalText.of(MessageText.from(message)), rest * 2 / 5, screen.ellipsis());
        int left = rest - DisplayWidth.of(from);
        String subject = DisplayWidth.cut(TerminalText.of(MessageText.subject(message)), left, screen.ellipsis());
        screen.out(event("new", Style.GOOD)
                .add(uid + "  " + from + "  ")
                .add(subject, Style.BOLD)
                .add("  " + size));
    }

    @Override
    public void expunged(long number, long left) {
        screen.out(event("expunged", Style.NOTICE)
                .add("message " + number + "; " + left + (left == 1 ? " message is left" : " messages are left")));
    }

    @Override
    public void flagsChanged(FetchedMessage message) {
        String names = message.find(FetchItem.FLAGS).orElse(Set.of()).stream()
                .filter(flag -> !flag.equals(Flag.RECENT)) // not the user's business, and gone in IMAP4rev2
                .map(Flag::name)
                .sorted()
                .collect(Collectors.joining(" "));
        String shown = names.isEmpty() ? "no flags" : names;
        screen.out(event("flags", Style.ACCENT).add("message " + message.sequenceNumber() + ": " + shown));
    }

    private Line event(String name, Style style) {
        String time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(LocalTime.now(clock()));
        Line line = new Line()
                .add(time, Style.FAINT)
                .add("  ")
                .column(name, EVENT_COLUMNS, false, screen.ellipsis(), style)
                .add(" ");
        return place == null ? line : line.add(place(), Style.BOLD).add("  ");
    }

    /** Returns the mailbox of an event, in a quarter of the line at most. */
    private String place() {
        return place == null ? "" : DisplayWidth.cut(TerminalText.of(place), screen.columns() / 4, screen.ellipsis());
    }

    @Override
    public void step(String what) {
        screen.out(new Line().add("* ", Style.ACCENT).add(what));
    }

    @Override
    public void warning(String what) {
        screen.err(new Line().add("imapala: ", Style.NOTICE).add("warning: " + what));
    }

    @Override
    public void failure(Failure failure) {
        screen.err(new Line().add("imapala: ", Style.BAD).add(failure.message()));
        screen.err(new Line().add("hint: ", Style.ACCENT).add(failure.hint()));
    }

    @Override
    public void wire(Side side, String line) {
        String time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).format(LocalTime.now(clock()));
        Style style = side == Side.CLIENT ? Style.ACCENT : Style.PLAIN;
        screen.err(new Line().add(time + " ", Style.FAINT).add(side.letter() + ": " + line, style));
    }

    @Override
    public void stack(Throwable error) {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        stack.toString().lines().forEach(line -> screen.err(Line.of(line.replace("\t", "    "))));
    }
}
