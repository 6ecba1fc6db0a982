package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names and strings before and after ENABLE UTF8=ACCEPT. */
class Utf8ModeTest {
    private static String line(Command command, boolean utf8) {
        WireOptions options = new WireOptions(WireOptions.LiteralMode.PLUS, utf8);
        return CommandSerializer.serialize(new Tag("A1"), command, options).fragments().stream()
                .map(fragment -> Peer.octets(fragment).text())
                .collect(Collectors.joining());
    }

    @Test
    void mailboxNames() {
        Command status = new StatusCommand(MailboxName.of("Entwürfe"), List.of(StatusItem.MESSAGES));
        assertThat(line(status, false)).contains("Entw&APw-rfe");
        assertThat(line(status, true)).contains("\"Entwürfe\"");
    }

    @Test
    void patterns() {
        Command list = new ListCommand(ListMailboxes.matching("Entwü%"));
        assertThat(line(list, false)).contains("Entw&APw-%");
        assertThat(line(list, true)).contains("\"Entwü%\"");
    }

    @Test
    void searchNeedsNoCharsetAfterwards() {
        Command search = new SearchCommand(Search.all().subject("Grüße"), true);
        assertThat(line(search, false)).contains("CHARSET UTF-8").contains("{7+}");
        assertThat(line(search, true)).doesNotContain("CHARSET").contains("\"Grüße\"");
    }

    @Test
    void aCharsetThatWasChosenIsNotWrittenAfterwards() {
        Search search = Search.all().subject("Grüße").encodedIn(StandardCharsets.ISO_8859_1);
        assertThat(line(new SearchCommand(search, true), false))
                .contains("CHARSET ISO-8859-1")
                .contains("{5+}");
        assertThat(line(new SearchCommand(search, true), true))
                .doesNotContain("CHARSET")
                .contains("\"Grüße\"");
    }

    @Test
    void sortAndThreadNameUtf8() {
        Search search = Search.all().subject("Grüße").encodedIn(StandardCharsets.ISO_8859_1);
        Command sort = new SortCommand(Sort.by(SortCriterion.DATE).where(search), true);
        Command thread = new ThreadCommand(ThreadAlgorithm.REFERENCES, search, true);
        assertThat(line(sort, true)).contains("(DATE) UTF-8 ALL SUBJECT \"Grüße\"");
        assertThat(line(thread, true)).contains("REFERENCES UTF-8 ALL SUBJECT \"Grüße\"");
        assertThat(line(thread, false)).contains("REFERENCES ISO-8859-1 ALL SUBJECT {5+}");
    }

    @Test
    void responses() {
        Untagged.StatusData status = new Untagged.StatusData(
                MailboxStatus.of(MailboxName.of("Entwürfe")).with(StatusItem.MESSAGES, 3L));
        assertThat(ResponseSerializer.serialize(status, false)).isEqualTo(bytes("Entw&APw-rfe"));
        assertThat(ResponseSerializer.serialize(status, true)).isEqualTo(bytes("\"Entwürfe\""));
    }

    private static Bytes bytes(String mailbox) {
        return Bytes.of("* STATUS " + mailbox + " (MESSAGES 3)\r\n");
    }
}
