package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imapala flag}: flags and keywords of messages. */
@Command(
        name = "flag",
        header = "Add flags and keywords to messages, or remove them.",
        description = {
            "%nShows what it will do, and asks. The messages are named as for search, or by --uid.",
            "A FLAG is seen, flagged, answered, deleted, draft, or a keyword of your own."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala flag work/Lists --add seen older:2w",
            "  imapala flag work --yes --add '$Label1' --remove flagged --uid 3,7:9"
        })
final class FlagCommand extends ChangeCommand {
    @Option(
            names = {"-a", "--add"},
            paramLabel = "FLAG",
            description = "Add this flag. May be given several times.")
    private List<String> add = new ArrayList<>();

    @Option(
            names = {"-r", "--remove"},
            paramLabel = "FLAG",
            description = "Remove this flag. May be given several times.")
    private List<String> remove = new ArrayList<>();

    private FlagChange change = new FlagChange(List.of(), List.of());

    FlagCommand(Environment environment) {
        super(environment);
    }

    @Override
    void verify() {
        change = new FlagChange(List.of(FlagNames.parse("--add", add)), List.of(FlagNames.parse("--remove", remove)));
        if (change.add.isEmpty() && change.remove.isEmpty()) {
            throw Failure.usage("it is not said which flags", "--add FLAG adds one, --remove FLAG removes one");
        } else if (change.add.stream().anyMatch(change.remove::contains)) {
            throw Failure.usage("a flag is to be added and to be removed", "leave one of them out");
        }
        super.verify();
    }

    @Override
    Change change(Connection connection, Report report) {
        return change;
    }

    /** Adds and removes flags. */
    private record FlagChange(List<Flag> add, List<Flag> remove) implements Change {
        @Override
        public String verb() {
            return "flag";
        }

        @Override
        public String past() {
            return "flagged";
        }

        @Override
        public String object(String messages, String mailbox) {
            String signs = Stream.concat(
                            add.stream().map(flag -> "+" + flag.name()),
                            remove.stream().map(flag -> "-" + flag.name()))
                    .collect(Collectors.joining(" "));
            return messages + " in " + mailbox + ": " + signs;
        }

        @Override
        public Outcome describe(Outcome outcome) {
            return outcome.withStrings("add", add.stream().map(Flag::name).toList())
                    .withStrings("remove", remove.stream().map(Flag::name).toList());
        }

        @Override
        public UidSet apply(BlockingMailbox mailbox, UidSet messages) {
            requireKeepable(mailbox);
            UidPieces.of(messages).forEach(piece -> {
                if (!add.isEmpty()) {
                    mailbox.store(piece, Store.add(add.toArray(Flag[]::new)).silent());
                }
                if (!remove.isEmpty()) {
                    mailbox.store(
                            piece, Store.remove(remove.toArray(Flag[]::new)).silent());
                }
            });
            return UidSet.EMPTY;
        }

        /** A server takes what it does not keep, and forgets it when the session ends. */
        private void requireKeepable(BlockingMailbox mailbox) {
            Set<Flag> kept = mailbox.state().permanentFlags();
            boolean any = kept.contains(Flag.ANY_KEYWORD);
            Flag[] lost = add.stream()
                    .filter(flag -> !kept.isEmpty() && !kept.contains(flag) && !(any && flag.isKeyword()))
                    .toArray(Flag[]::new);
            if (lost.length > 0) {
                throw new Failure(
                        ExitCode.SERVER,
                        "the mailbox " + mailbox.name().text() + " does not keep "
                                + Arrays.stream(lost).map(Flag::name).collect(Collectors.joining(" ")),
                        "it keeps " + kept.stream().map(Flag::name).sorted().collect(Collectors.joining(" ")));
            }
        }
    }
}
