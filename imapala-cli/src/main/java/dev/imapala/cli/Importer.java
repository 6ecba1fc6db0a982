package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.transfer.Journal;
import dev.imapala.cli.transfer.Letter;
import dev.imapala.cli.transfer.MailSource;
import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandFailedException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.response.ResponseCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends messages out of files: small ones many at a time, where the server takes that, and large ones while they are read. */
final class Importer {
    private static final int MOST_MESSAGES = 100;
    private static final long MOST_OCTETS = 1 << 20;

    /** A message that waits for others to be sent with. */
    private record Waiting(Journal.Sent sent, Append append) {}

    private final Connection connection;
    private final String mailbox;
    private final Journal journal;
    private final Report report;
    private final Progress progress;
    private final long limit;
    private final List<Waiting> waiting = new ArrayList<>();
    private long waitingOctets;
    private long stored;
    private long octets;
    private long already;
    private long refused;

    Importer(Connection connection, Journal journal, Report report, Progress progress) {
        this.connection = connection;
        this.mailbox = connection.address().mailbox();
        this.journal = journal;
        this.report = report;
        this.progress = progress;
        this.limit = connection.appendLimit(mailbox);
    }

    /** Returns how many messages the server has taken. */
    long stored() {
        return stored;
    }

    /** Returns how many octets they had. */
    long octets() {
        return octets;
    }

    /** Returns how many messages the server had before. */
    long already() {
        return already;
    }

    /** Returns how many messages the server cannot have. */
    long refused() {
        return refused;
    }

    /** Sends what the server does not have yet. */
    void run(MailSource source) throws IOException {
        new Aftermath(connection, journal, report).settle();
        for (Letter letter = source.next(); letter != null; letter = source.next()) {
            if (journal.isDone(letter.key())) {
                already++;
                progress.advance(letter.body().octets());
            } else if (isSendable(letter)) {
                add(letter);
            }
        }
        send();
    }

    private boolean isSendable(Letter letter) {
        long size = letter.body().octets();
        if (size == 0) {
            refuse(letter.key(), "is empty");
        } else if (letter.body().hasNul()) {
            refuse(letter.key(), "has a NUL octet, which IMAP cannot carry");
        } else if (size > limit) {
            refuse(letter.key(), "has " + size + " octets, and the server takes " + limit + " at most");
        } else {
            return true;
        }
        return false;
    }

    private void refuse(String key, String reason) {
        refused++;
        report.warning("the message " + key + " " + reason);
    }

    private void add(Letter letter) throws IOException {
        Journal.Sent sent = letter.sent();
        if (waitingOctets + sent.octets() > MOST_OCTETS || waiting.size() == MOST_MESSAGES) {
            send();
        }
        Content content = letter.body().content(progress::advance);
        Append append = Append.message(content).flags(letter.flags().toArray(Flag[]::new));
        waiting.add(new Waiting(sent, letter.date() == null ? append : append.internalDate(letter.date())));
        waitingOctets += sent.octets();
        if (!(content instanceof Content.InMemory) || !connection.has(Capability.MULTIAPPEND)) {
            send(); // what is read while it is sent is gone when the next message is asked for
        }
    }

    /** Sends what waits. All of it is stored, or nothing. */
    private void send() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        waitingOctets = 0;
        journal.send(now.stream().map(Waiting::sent).toList());
        if (now.size() == 1) {
            sendOne(now.get(0));
            return;
        }
        List<AppendResult> results;
        try {
            results = connection
                    .session()
                    .append(mailbox, now.stream().map(Waiting::append).toList());
        } catch (CommandFailedException e) {
            for (Waiting one : now) {
                sendOne(one);
            }
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            note(now.get(i), i < results.size() ? results.get(i) : AppendResult.UNKNOWN);
        }
    }

    private void sendOne(Waiting one) throws IOException {
        try {
            note(one, connection.session().append(mailbox, one.append));
        } catch (CommandFailedException e) {
            journal.refused(one.sent.key());
            if (e.code().filter(ResponseCode.OVERQUOTA::equals).isPresent()) {
                throw full(e);
            }
            refuse(one.sent.key(), "is refused by the server: " + e.text());
        }
    }

    private Failure full(CommandFailedException e) {
        return new Failure(
                ExitCode.SERVER,
                "the mailbox " + mailbox + " may hold no more: " + e.text(),
                "when there is room again, the same command goes on where it stopped",
                e);
    }

    private void note(Waiting one, AppendResult result) throws IOException {
        journal.done(one.sent.key(), result.uid().orElse(null));
        stored++;
        octets += one.sent.octets();
        if (one.append.parts().get(0).content() instanceof Content.InMemory) {
            progress.advance(one.sent.octets());
        }
    }
}
