package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import picocli.CommandLine.Mixin;

/** A command that changes messages: it shows what it is about to do, and asks. */
abstract class ChangeCommand extends SelectingCommand {
    private static final int SHOWN = 5;

    @Mixin
    private Consent consent = new Consent();

    private Search search = Search.all();

    ChangeCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        search = selection().required(today());
        consent.verify(environment(), output().json());
    }

    /** Tells whether nothing is to be changed, but only shown. */
    final boolean isDryRun() {
        return consent.isDryRun();
    }

    /**
     * Returns the change, before the mailbox is opened.
     *
     * @throws dev.imapala.cli.output.Failure if the server cannot do it, or lacks what it takes
     */
    abstract Change change(Connection connection, Report report);

    @Override
    final void work(Connection connection, Report report) {
        Change change = change(connection, report);
        BlockingMailbox mailbox = consent.isDryRun() ? connection.examine() : connection.select();
        UidSet found = (UidSet) mailbox.search(search).messages();
        boolean any = !found.numbers().isEmpty();
        if (consent.isDryRun() || any && !consent.isGiven()) {
            show(change, mailbox, found, report);
        }
        if (consent.isDryRun()) {
            return;
        } else if (any && !consent.isGiven()) {
            consent.ask(environment());
        }
        tell(change, mailbox, found, any ? change.apply(mailbox, found) : UidSet.EMPTY, report);
    }

    private void show(Change change, BlockingMailbox mailbox, UidSet found, Report report) {
        String some = found.count() > SHOWN
                ? "; the first " + SHOWN + ":"
                : found.numbers().isEmpty() ? "" : ":";
        String text = (consent.isDryRun() ? "would " : "will ") + change.verb() + " " + object(change, mailbox, found);
        Outcome plan = Outcome.of("plan", text + some).with("action", change.action());
        report.tell(change.describe(fields(plan, mailbox, found)));
        UidSet first = UidSet.of(found.numbers().stream().limit(SHOWN).toArray());
        report.messages(new OpenMailbox(mailbox, report).fetch(first));
    }

    private static void tell(Change change, BlockingMailbox mailbox, UidSet found, UidSet now, Report report) {
        Outcome done = Outcome.of(change.type(), change.past() + " " + object(change, mailbox, found));
        report.tell(change.describe(fields(done, mailbox, found))
                .with("newUids", now.numbers().isEmpty() ? null : now.toString()));
    }

    private static String object(Change change, BlockingMailbox mailbox, UidSet found) {
        return change.object(
                Words.count(found.count(), "message"), mailbox.name().text());
    }

    private static Outcome fields(Outcome outcome, BlockingMailbox mailbox, UidSet found) {
        return outcome.with("mailbox", mailbox.name().text())
                .withNumber("count", found.count())
                .with("uids", found.toString());
    }
}
