package dev.imapala.cli.output;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells it to programs: JSON Lines, with a field {@code type} in each. Names of fields are documented, and stay. */
final class JsonReport implements Report {
    private final Environment environment;
    private final Screen screen;
    private final @Nullable String place;

    JsonReport(Environment environment) {
        this(environment, new Screen(environment), null);
    }

    private JsonReport(Environment environment, Screen screen, @Nullable String place) {
        this.environment = environment;
        this.screen = screen;
        this.place = place;
    }

    @Override
    public Report about(String mailbox) {
        return new JsonReport(environment, screen, mailbox);
    }

    private Json object(String type) {
        return Json.object(screen.encoder()).put("type", type);
    }

    private Json event(String type) {
        return object(type)
                .put(
                        "time",
                        environment
                                .clock()
                                .get()
                                .instant()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString());
    }

    private void out(Json line) {
        screen.outRaw(line.toString());
    }

    private void err(Json line) {
        screen.errRaw(line.toString());
    }

    @Override
    public Progress begin(Task task) {
        return Progress.UNSEEN;
    }

    @Override
    public void tell(Outcome outcome) {
        out(outcome.describe(object(outcome.type())));
    }

    @Override
    public void table(Table table) {
        table.outcomes().forEach(this::tell);
    }

    @Override
    public void mailbox(MailboxSummary mailbox) {
        out(object("mailbox")
                .put("mailbox", mailbox.name())
                .put("messages", mailbox.messages())
                .putNumber("unseen", mailbox.unseen())
                .putNumber("uidValidity", mailbox.uidValidity())
                .putNumber("uidNext", mailbox.uidNext()));
    }

    @Override
    public void messages(List<FetchedMessage> messages) {
        messages.forEach(message -> out(describe(object("message"), message)));
    }

    @Override
    public void watching() {
        out(event("watching").put("by", "idle"));
    }

    @Override
    public void polling(Duration interval) {
        out(event("watching").put("by", "polling").put("seconds", interval.toSeconds()));
    }

    private Json happening(String type) {
        return place == null ? event(type) : event(type).put("mailbox", place);
    }

    @Override
    public void arrived(FetchedMessage message) {
        out(describe(happening("new"), message));
    }

    @Override
    public void expunged(long number, long left) {
        out(happening("expunged").put("number", number).put("messages", left));
    }

    @Override
    public void flagsChanged(FetchedMessage message) {
        out(happening("flags")
                .put("number", message.sequenceNumber())
                .putNumber("uid", message.find(FetchItem.UID).map(Uid::value).orElse(null))
                .putStrings("flags", flags(message)));
    }

    private static Json describe(Json line, FetchedMessage message) {
        @Nullable Envelope envelope = message.find(FetchItem.ENVELOPE).orElse(null);
        line.put("number", message.sequenceNumber())
                .putNumber("uid", message.find(FetchItem.UID).map(Uid::value).orElse(null))
                .put(
                        "date",
                        message.find(FetchItem.INTERNALDATE)
                                .map(JsonReport::date)
                                .orElse(null))
                .putObjects("from", envelope == null ? List.of() : addresses(line, envelope.from()))
                .put("subject", envelope == null ? null : envelope.subject())
                .put("messageId", envelope == null ? null : envelope.messageId())
                .putNumber("size", message.find(FetchItem.RFC822_SIZE).orElse(null))
                .putStrings("flags", flags(message));
        return line;
    }

    private static String date(InternalDate date) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.toOffsetDateTime());
    }

    private static List<Json> addresses(Json line, List<Address> addresses) {
        return addresses.stream()
                .flatMap(Address::mailboxes)
                .map(mailbox -> line.nested().put("name", mailbox.displayName()).put("address", mailbox.address()))
                .toList();
    }

    private static List<String> flags(FetchedMessage message) {
        Set<Flag> flags = message.find(FetchItem.FLAGS).orElse(Set.of());
        return flags.stream().map(Flag::name).sorted().toList();
    }

    @Override
    public void step(String what) {
        out(object("step").put("text", what));
    }

    @Override
    public void warning(String what) {
        err(object("warning").put("message", what));
    }

    @Override
    public void failure(Failure failure) {
        err(object("error")
                .put("code", failure.code().keyword())
                .put("status", failure.code().status())
                .put("message", failure.message())
                .put("hint", failure.hint()));
    }

    @Override
    public void wire(Side side, String line) {
        err(event("wire").put("side", side.letter()).put("line", line));
    }

    @Override
    public void stack(Throwable error) {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        err(object("stack").put("text", stack.toString()));
    }
}
