package dev.imapala.cli;

import dev.imapala.cli.account.Access;
import dev.imapala.cli.account.PasswordReader;
import dev.imapala.cli.account.PasswordSource;
import dev.imapala.cli.account.TrustFile;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.Secret;
import java.time.Duration;
import java.time.LocalDate;
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

    /** Returns what the command has around it. */
    final Environment environment() {
        return environment;
    }

    /** Returns which day it is for the user. */
    final LocalDate today() {
        return LocalDate.now(environment.clock().get());
    }

    @Override
    public final OutputOptions output() {
        return output;
    }

    @Override
    public final Integer call() {
        verify();
        Report report = output.report(environment);
        Access access = connection.access(environment);
        try (Connection opened = connector(access, report).connect()) {
            work(opened, report);
        } catch (ImapException e) {
            throw new ServerProblems(access.address()).working(e);
        }
        return ExitCode.OK.status();
    }

    private Connector connector(Access access, Report report) {
        Connector connector = new Connector(access.address(), connection.timeout(), report).polling(pollInterval());
        if (output.trace()) {
            connector = connector.tracing();
        }
        String ca = access.ca();
        if (ca != null) {
            connector = connector.trusting(TrustFile.read(ca));
        }
        PasswordReader passwords = new PasswordReader(environment, report::warning);
        Secret secret = passwords.read(access.password(), access.address());
        return access.password() instanceof PasswordSource.Token ? connector.byToken(secret) : connector.as(secret);
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
