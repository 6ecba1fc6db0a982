package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala search}: the messages that meet criteria. */
@Command(
        name = "search",
        header = "Find messages in a mailbox.",
        description = {
            "%nAll criteria must be met. They are words that the message has, or:",
            "  unseen seen flagged unflagged answered unanswered draft deleted all",
            "  from: to: cc: bcc: subject: body:      text of a field, or of the body",
            "  since: before: on: sent-since: ...     a day, 2026-01-31",
            "  newer: older:                          an age, 7d 2w 3m 1y",
            "  larger: smaller:                       a size, 500k 1M",
            "  uid:1:9 keyword:$Label header:List-Id=garden",
            "not: before a criterion turns it round. The mailbox is opened to read only."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala search imaps://ann@imap.example.org unseen from:bo newer:7d",
            "  imapala search work/Lists --uids --raw 'OR FROM bo SUBJECT lunch'"
        })
final class SearchCommand extends SelectingCommand {
    @Option(
            names = {"-n", "--newest"},
            paramLabel = "N",
            defaultValue = "20",
            description = "List the newest N of those found; ${DEFAULT-VALUE} if not set, 0 for none.")
    private int newest;

    @Option(names = "--uids", description = "Tell only the UIDs, as a set such as 3,7:9.")
    private boolean uids;

    private Search search = Search.all();

    SearchCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        OpenMailbox.checkNewest(newest, 20);
        search = selection().search(today());
    }

    @Override
    void work(Connection connection, Report report) {
        BlockingMailbox mailbox = connection.examine();
        UidSet found = (UidSet) mailbox.search(search).messages();
        long count = found.numbers().count();
        String sentence = "found " + Words.count(count, "message") + " in "
                + mailbox.name().text();
        report.tell(Outcome.of("found", uids ? found.toString() : sentence)
                .with("mailbox", mailbox.name().text())
                .withNumber("count", count)
                .with("uids", found.toString()));
        if (!uids && newest > 0 && count > 0) {
            report.messages(new OpenMailbox(mailbox, report).fetch(newestOf(found.numbers())));
        }
    }

    private UidSet newestOf(NumberSet found) {
        return UidSet.of(
                found.stream().skip(Math.max(0, found.count() - newest)).toArray());
    }
}
