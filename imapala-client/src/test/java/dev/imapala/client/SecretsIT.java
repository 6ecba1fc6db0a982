package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is logged, thrown, or told to a listener in a broad session holds no secret in any of its forms, and no mail. */
class SecretsIT {
    private static final String USER = "ann";
    private static final String PASSWORD = "Gr\u00F6\u00DFe\"Pw\\93x";
    private static final String WRONG = "Fal\u00E7ch\"Pw\\47y";
    private static final String TOKEN = "ya29.Tok3n-Zq81";
    private static final String WRONG_TOKEN = "ya29.Stale-Kp55";
    private static final String MAIL = "private matter of ann";
    private static final List<String> SECRETS = List.of(PASSWORD, WRONG, TOKEN, WRONG_TOKEN);

    private static final Logger LOGGER = Logger.getLogger("dev.imapala");

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Object[] parameters = line.getParameters();
            told.add(parameters == null ? line.getMessage() : MessageFormat.format(line.getMessage(), parameters));
            if (line.getThrown() != null) {
                tell(line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final ImapTestServer server =
            ImapTestServer.builder().user(USER, PASSWORD).token(USER, TOKEN).start();
    private final ImapClient client = ImapClient.builder()
            .trust(server.certificate().authority())
            .listener(new Telling())
            .build();

    private void tell(Throwable failure) {
        StringWriter out = new StringWriter();
        failure.printStackTrace(new PrintWriter(out));
        told.add(out.toString());
        if (failure instanceof ImapException known) {
            told.addAll(known.conversation());
        }
        if (failure instanceof CommandFailedException refused) {
            told.add(refused.text() + refused.code());
        }
    }

    /** Notes everything. */
    private final class Telling extends ImapListener {
        @Override
        public void connected(ServerAddress address) {
            told.add("connected " + address);
        }

        @Override
        public void authenticated(ServerAddress address, String user) {
            told.add("authenticated " + user);
        }

        @Override
        public void ready(ServerAddress address, Duration latency) {
            told.add("ready");
        }

        @Override
        public void commandDone(ServerAddress address, String command, CommandOutcome outcome, Duration latency) {
            told.add("done " + command + " " + outcome);
        }

        @Override
        public void traffic(ServerAddress address, long received, long sent) {
            told.add("traffic");
        }

        @Override
        public void wireSent(String redacted) {
            told.add(redacted);
        }

        @Override
        public void wireReceived(String redacted) {
            told.add(redacted);
        }

        @Override
        public void event(Untagged response) {
            told.add(response.toString());
        }

        @Override
        public void tolerated(Quirk quirk, Bytes response) {
            told.add(quirk + response.text());
        }

        @Override
        public void fellBack(String how) {
            told.add(how);
        }

        @Override
        public void defective(ParseException cause, Bytes response) {
            told.add(response.text());
            tell(cause);
        }

        @Override
        public void closed(ServerAddress address, @Nullable Throwable cause) {
            told.add("closed");
            if (cause != null) {
                tell(cause);
            }
        }
    }

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void restore() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
        client.close();
        server.close();
    }

    /** Waits, and notes what is thrown. */
    private <T> @Nullable T outcome(CompletableFuture<T> future) {
        try {
            return TestNetwork.await(future);
        } catch (ImapException e) {
            tell(e);
            return null;
        }
    }

    private static List<Credentials> credentials(String password, String token) {
        return List.of(
                Credentials.password(USER, password),
                Credentials.plain(USER, password),
                Credentials.login(USER, password),
                Credentials.sasl(USER, SaslMechanisms.login(USER, Secret.of(password))),
                Credentials.cramMd5(USER, password),
                Credentials.scram(USER, password),
                Credentials.xoauth2(USER, Secret.of(token)),
                Credentials.oauth(USER, Secret.of(token)));
    }

    private List<ServerAddress> ways() {
        return List.of(
                ServerAddress.tls("localhost", server.tlsPort()),
                ServerAddress.startTls("localhost", server.port()),
                ServerAddress.insecurePlaintext("localhost", server.port()));
    }

    /** The forms in which {@code secret} might be written, made here without the help of what is tested. */
    private static List<String> forms(String secret) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                secret,
                secret.replace("\\", "\\\\").replace("\"", "\\\""),
                HexFormat.of().formatHex(utf8),
                HexFormat.of().withUpperCase().formatHex(utf8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replaceAll("[^ -~]", "?"),
                secret.replaceAll("[^ -~]", "??")));
        // modified UTF-7 of the two words with letters beyond ASCII
        forms.add(secret.replace("\u00F6\u00DF", "&APYA3w-").replace("\u00E7", "&AOc-"));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + utf8.length];
            System.arraycopy(utf8, 0, shifted, shift, utf8.length);
            forms.add(Base64.getEncoder().encodeToString(shifted));
        }
        return forms;
    }

    /** Returns what of {@code form} gives a secret away: of base64, the middle, as the ends depend on what is beside. */
    private static String telling(String form) {
        return form.matches("[A-Za-z0-9+/]{12,}=*") ? form.substring(4, form.length() - 5) : form;
    }

    /** Makes the server repeat {@code secret} in every form, as a text for people. */
    private static Fault parroting(String secret) {
        StringBuilder lines = new StringBuilder();
        for (String form : forms(secret)) {
            lines.append("* OK you said ").append(form).append("\r\n");
            lines.append("* 1 FETCH (X ").append(form).append("\r\n");
        }
        lines.append("* OK ")
                .append("x".repeat(90))
                .append(secret)
                .append("x".repeat(50))
                .append("\r\n");
        return Fault.garbage(Bytes.of(lines.toString()));
    }

    @Test
    void nothingThatIsToldHoldsASecret() {
        for (ServerAddress way : ways()) {
            for (Credentials right : credentials(PASSWORD, TOKEN)) {
                ImapSession session = TestNetwork.await(client.connect(way, right));
                outcome(session.append("INBOX", Append.message(Bytes.of("Subject: " + MAIL + "\r\n\r\n" + MAIL))));
                outcome(session.select("INBOX")
                        .thenCompose(inbox -> inbox.fetch(
                                        inbox.newest(3), Fetch.items(FetchItem.ENVELOPE, FetchItem.body(Section.FULL)))
                                .toList()));
                outcome(session.select("nowhere"));
                outcome(session.logout());
            }
            credentials(WRONG, WRONG_TOKEN).forEach(wrong -> outcome(client.connect(way, wrong)));
        }
        assertClean();
        assertThat(told).anyMatch(line -> line.contains("AUTHENTICATE SCRAM-SHA-256"));
        assertThat(told).anyMatch(line -> line.contains("the conversation before was"));
    }

    @Test
    void serverThatRepeatsWhatItWasToldIsNotRepeated() {
        ServerAddress way = ServerAddress.tls("localhost", server.tlsPort());
        for (Credentials right : credentials(PASSWORD, TOKEN)) {
            String secret = right.password().reveal().isEmpty()
                            && right.mechanisms().toString().contains("OAUTH")
                    ? TOKEN
                    : PASSWORD;
            for (String command : List.of("LOGIN", "AUTHENTICATE", "NOOP")) {
                server.faults().on(Moment.beforeTagged(command), parroting(secret));
                ImapSession session = outcome(client.connect(way, right));
                if (session != null) {
                    outcome(session.noop());
                    server.faults().on(Moment.command("STATUS"), parroting(secret));
                    server.faults().on(Moment.command("STATUS"), Fault.close());
                    outcome(session.status("INBOX", StatusItem.MESSAGES));
                }
            }
        }
        assertThat(told).anyMatch(line -> line.contains("you said ***"));
        assertClean();
    }

    @Test
    void mailIsShownOnlyWhereItWasAskedFor() {
        try (ImapClient loud = ImapClient.builder()
                .trust(server.certificate().authority())
                .listener(new Telling())
                .insecureLogMail()
                .build()) {
            server.deliver(USER, "INBOX", Bytes.of("Subject: " + MAIL + "\r\n\r\n" + MAIL));
            ImapSession session = TestNetwork.await(
                    loud.connect(ServerAddress.tls("localhost", server.tlsPort()), Credentials.scram(USER, PASSWORD)));
            outcome(session.select("INBOX")
                    .thenCompose(inbox -> inbox.fetch(inbox.newest(3), Fetch.items(FetchItem.body(Section.FULL)))
                            .toList()));
            Bytes sent = Bytes.of("Subject: sent\r\n\r\n" + MAIL + " " + PASSWORD);
            outcome(session.append("INBOX", Append.message(sent)));
            byte[] streamed = ("Subject: streamed\r\n\r\n" + MAIL).getBytes(StandardCharsets.UTF_8);
            Upload upload = Upload.of(streamed.length, BodyPublishers.ofByteArray(streamed));
            outcome(session.append("INBOX", Append.message(upload)));
            outcome(session.logout());
        }
        for (String subject : List.of(MAIL, "sent", "streamed")) {
            assertThat(told).anyMatch(line -> line.contains("Subject: " + subject) && line.contains(MAIL));
        }
        assertThat(told).noneMatch(line -> SECRETS.stream().anyMatch(line::contains));
    }

    private void assertClean() {
        client.close();
        assertThat(told).isNotEmpty().noneMatch(line -> line.contains(MAIL));
        for (String secret : SECRETS) {
            for (String form : forms(secret)) {
                assertThat(told).as("secret as %s", form).noneMatch(line -> line.contains(telling(form)));
            }
        }
    }
}
