package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.PasswordReader;
import dev.imapala.cli.account.TrustFile;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.Secret;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that works on one mailbox of one server. */
abstract class ServerCommand implements Callable<Integer>, Failures.Reporting {
    private final Environment environment;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ServerCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public final OutputOptions output() {
        return output;
    }

    @Override
    public final Integer call() {
        verify();
        Report report = output.report(environment);
        try (Connection opened = connector(report).connect()) {
            work(opened, report);
        } catch (ImapException e) {
            throw new ServerProblems(connection.address()).working(e);
        }
        return ExitCode.OK.status();
    }

    private Connector connector(Report report) {
        MailboxAddress address = connection.address();
        Connector connector = new Connector(address, connection.timeout(), report).polling(pollInterval());
        if (output.trace()) {
            connector = connector.tracing();
        }
        String ca = connection.ca();
        if (ca != null) {
            connector = connector.trusting(TrustFile.read(ca));
        }
        Secret password = new PasswordReader(environment, report::warning).read(connection.passwordSource(), address);
        return connector.as(password);
    }

    /** Returns how often to ask a server that has no IDLE. */
    Duration pollInterval() {
        return Duration.ofSeconds(30);
    }

    /**
     * Looks at the options before anything else is done.
     *
     * @throws dev.imapala.cli.output.Failure if one of them is out of range
     */
    abstract void verify();

    /** Does what the command is for. */
    abstract void work(Connection connection, Report report);
}
