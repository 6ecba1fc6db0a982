package dev.imapala.cli;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.mail.SampleMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code imapala serve}: the test server, for programs of any language. */
@Command(
        name = "serve",
        header = "Run the test server, with mail in memory, until Ctrl-C.",
        description = {
            "%nListens on the loopback interface only, with TLS by a certificate that it makes itself.",
            "Whatever is put into it is gone when it ends. Anybody on this computer can log in: it is",
            "for tests, and for nothing else."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  imapala serve --messages 1000",
            "  imapala serve --user bo --port 1143 --tls-port 1993 --ca-out ca.pem"
        })
final class ServeCommand implements Callable<Integer>, Failures.Reporting {
    @Option(
            names = "--user",
            paramLabel = "USER",
            description =
                    "A user, who has an INBOX and some mailboxes more; ann if not set. May be given several times."
                            + " Every password is right.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "20",
            description = "Put N sample messages into each INBOX; ${DEFAULT-VALUE} if not set.")
    private int messages;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Makes other sample messages; ${DEFAULT-VALUE} if not set.")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port without TLS, and for STARTTLS; any if not set.")
    private int port;

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port for TLS; any if not set.")
    private int tlsPort;

    @Option(names = "--ca-out", paramLabel = "FILE", description = "Write the certificate to trust into this PEM file.")
    private @Nullable String caFile;

    @Option(
            names = "--without",
            paramLabel = "CAPABILITY",
            description = "Do not offer this capability. May be given several times.")
    private List<String> without = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Environment environment;
    private final CountDownLatch end;

    ServeCommand(Environment environment) {
        this(environment, new CountDownLatch(1));
    }

    /** Makes a command that serves until {@code end} is down. */
    ServeCommand(Environment environment, CountDownLatch end) {
        this.environment = environment;
        this.end = end;
    }

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public Integer call() throws InterruptedException {
        verify();
        Report report = output.report(environment);
        try (ImapTestServer server = start()) {
            fill(server);
            String ca = server.certificate().authorityPem();
            if (caFile != null) {
                write(caFile, ca);
            }
            tell(server, report);
            end.await();
        }
        return ExitCode.OK.status();
    }

    private void verify() {
        if (messages < 0 || messages > 1_000_000) {
            throw Failure.usage("--messages must be 0 to 1000000, not " + messages, "leave it out for 20 messages");
        }
        verifyPort("--port", port);
        verifyPort("--tls-port", tlsPort);
        if (users.isEmpty()) {
            users = List.of("ann");
        }
    }

    private static void verifyPort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw Failure.usage(option + " must be 1 to 65535, not " + number, "leave it out for any that is free");
        }
    }

    private ImapTestServer start() {
        ImapTestServerBuilder builder =
                ImapTestServer.builder().anyPassword().port(port).tlsPort(tlsPort);
        users.forEach(user -> builder.user(user, ""));
        try {
            builder.without(without.stream().map(Capability::of).toArray(Capability[]::new));
            return builder.start();
        } catch (UncheckedIOException e) {
            throw new Failure(
                    ExitCode.CONNECT,
                    "the server cannot listen on the ports " + port + " and " + tlsPort,
                    "another program has one of them, or you may not use it: choose others, or none",
                    e);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--without: " + e.getMessage(), "it takes a capability, such as IDLE");
        }
    }

    private void fill(ImapTestServer server) {
        for (String user : users) {
            SampleMail.seeded(seed).messages(messages).forEach(mail -> server.deliver(user, "INBOX", mail));
        }
    }

    private static void write(String path, String text) {
        try {
            Files.writeString(Path.of(path), text);
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("the file " + path + " cannot be written", "--ca-out takes the path of a file");
        }
    }

    private void tell(ImapTestServer server, Report report) {
        String user = users.get(0);
        String address = "imaps://" + user + "@localhost:" + server.tlsPort();
        report.tell(Outcome.of(
                        "serving",
                        "serving " + address + ", and STARTTLS at port " + server.port() + "; Ctrl-C ends it")
                .with("address", address)
                .withNumber("port", (long) server.port())
                .withNumber("tlsPort", (long) server.tlsPort())
                .withStrings("users", users)
                .withNumber("messages", (long) messages));
        if (caFile != null) {
            report.tell(Outcome.of("try", "try: imapala check --ca " + caFile + " " + address)
                    .with("ca", caFile));
        }
    }
}
