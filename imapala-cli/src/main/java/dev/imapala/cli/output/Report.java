package dev.imapala.cli.output;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Duration;
import java.util.List;

/** What commands tell their user: results on standard output, everything else on standard error. */
public interface Report {
    /** Returns a report for people. */
    static Report text(Environment environment) {
        return new TextReport(environment);
    }

    /** Returns a report for people who do not care how far things have come. */
    static Report quiet(Environment environment) {
        return new TextReport(environment).quiet();
    }

    /** Returns a report for programs, one JSON object a line. */
    static Report json(Environment environment) {
        return new JsonReport(environment);
    }

    /** Shows how far {@code task}, which begins now, has come: to people who see standard error on a terminal. */
    Progress begin(Task task);

    /** Tells what became of something. */
    void tell(Outcome outcome);

    /** Shows {@code table}, or nothing if it has no rows. */
    void table(Table table);

    /** Returns the same report, whose events name {@code mailbox}: for where several are watched. */
    Report about(String mailbox);

    /** Tells of a mailbox. */
    void mailbox(MailboxSummary mailbox);

    /** Lists messages, in the given order. */
    void messages(List<FetchedMessage> messages);

    /** Tells that the mailbox is watched by IDLE from now on. */
    void watching();

    /** Tells that the mailbox is watched from now on by asking every {@code interval}, as the server has no IDLE. */
    void polling(Duration interval);

    /** Tells of a message that came. */
    void arrived(FetchedMessage message);

    /** Tells that the message at {@code number} is gone, and {@code left} messages are left. */
    void expunged(long number, long left);

    /** Tells of a message whose flags changed. */
    void flagsChanged(FetchedMessage message);

    /** Tells what is being done. */
    void step(String what);

    /** Warns of something that is not quite right. */
    void warning(String what);

    /** Tells what ends the command early. */
    void failure(Failure failure);

    /** Shows what went over the wire. */
    void wire(Side side, String line);

    /** Shows the stack of {@code error}, for those who asked for it. */
    void stack(Throwable error);

    /** Who said a line of the protocol. */
    enum Side {
        /** The client. */
        CLIENT("C"),
        /** The server. */
        SERVER("S"),
        /** Neither: a remark on what was said. */
        NOTE("-");

        private final String letter;

        Side(String letter) {
            this.letter = letter;
        }

        /** Returns the letter by which the RFCs name it. */
        public String letter() {
            return letter;
        }
    }
}
