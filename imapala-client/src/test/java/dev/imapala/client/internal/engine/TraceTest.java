package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.Credentials;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Logger LOGGER = Logger.getLogger("dev.imapala.wire");

    private final List<String> log = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

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
    }

    @Test
    void logShowsBothSidesWithoutCredentials() {
        Wire wire = new Wire(Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT);
        wire.logIn();
        assertThat(log)
                .containsExactly(
                        "T < * OK [CAPABILITY IMAP4rev1] hello",
                        "T > T1 LOGIN \"ann\" ***",
                        "T < T1 OK [CAPABILITY IMAP4rev1 ] welcome");
        assertThat(wire.listener.wire).hasSize(3);
    }

    @Test
    void saslMessagesAreHiddenInBothDirections() {
        Wire wire = new Wire(Wire.PLAIN);
        wire.engine.opened();
        wire.server("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello", "+ Y2hhbGxlbmdl");
        assertThat(log).endsWith("T > T1 AUTHENTICATE PLAIN", "T < + ***", "T > ***");
    }

    @Test
    void mailIsShownByTheNamesOfItsItemsAndItsSize() {
        Wire wire = Wire.loggedIn();
        Selection inbox = wire.select(1);
        Fetch full = Fetch.items(FetchItem.UID, FetchItem.body(Section.FULL));
        wire.engine.submit(new FetchTask(new FetchCommand(SeqSet.of(1), full), inbox, Elements.open()));
        wire.server("* 1 FETCH (UID 5 BODY[] {14}\r\nprivate matter)");
        assertThat(log).last().isEqualTo("T < * 1 FETCH [UID, BODY[]] 45 octets");
    }

    @Test
    void literalsAreShownByTheirSizeAndControlsAsQuestionMarks() {
        Wire wire = Wire.loggedIn();
        wire.server("* LIST () \"/\" {4}\r\nWork", "* OK \u001b[31m{5}");
        assertThat(log).endsWith("T < * LIST () \"/\" {4}", "T < * OK ?[31m{5}");
    }
}
