package dev.imapala.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Drafts;UIDVALIDITY=385759045/;UID=20",
                "/Drafts;UIDVALIDITY=385759045/;UID=20/;SECTION=HEADER",
                "/INBOX/;UID=4294967295/;SECTION=1.5.9",
                "/Drafts/Old/;UID=20/;SECTION=1.MIME",
                "/a%20b%25%3B%C3%BC/;UID=1/;SECTION=2.1.HEADER.FIELDS%20(From%20To)/;PARTIAL=0.1024",
                "/;UID=7",
                "/;UID=7/;SECTION=TEXT"
            })
    void addressesAreReadAndWritten(String url) {
        assertThat(MessageUrl.parse(url)).hasToString(url);
    }

    @Test
    void partsOfAnAddressAreWhatTheyWereMadeOf() {
        MessageUrl url = MessageUrl.of(MailboxName.of("Entwürfe;1"), 7, Uid.of(20))
                .section(Section.part(2, 1).mime());
        assertThat(url).hasToString("/Entw%C3%BCrfe%3B1;UIDVALIDITY=7/;UID=20/;SECTION=2.1.MIME");
        assertThat(MessageUrl.parse(url.toString())).isEqualTo(url);
        MessageUrl some = new MessageUrl(null, null, Uid.of(3), Section.TEXT, new Partial(5, 10));
        assertThat(MessageUrl.parse(some.toString())).isEqualTo(some);
    }

    @Test
    void caseOfWordsDoesNotMatter() {
        assertThat(MessageUrl.parse("/Drafts;uidvalidity=5/;uid=20/;section=1.mime"))
                .isEqualTo(MessageUrl.of(MailboxName.of("Drafts"), 5, Uid.of(20))
                        .section(Section.part(1).mime()));
        assertThat(MessageUrl.parse(";UID=20")).isEqualTo(MessageUrl.inSelected(Uid.of(20)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "imap://server/INBOX/;UID=5",
                "/INBOX",
                "/INBOX/;UID=0",
                "/INBOX/;UID=99999999999",
                "/INBOX;UIDVALIDITY=0/;UID=5",
                "/INBOX/;UID=5/;SECTION=BODY",
                "/INBOX/;UID=5/;SECTION=MIME",
                "/INBOX/;UID=5/;SECTION=1%2",
                "/INBOX/;UID=5/;SECTION=1%zz",
                "/INBOX/;UID=5;URLAUTH=anonymous"
            })
    void whatIsNoAddressOfAMessageHereIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageUrl.parse(url));
    }

    @Test
    void validityIsThatOfAMailbox() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageUrl(null, 5L, Uid.of(1), Section.FULL, null));
    }
}
