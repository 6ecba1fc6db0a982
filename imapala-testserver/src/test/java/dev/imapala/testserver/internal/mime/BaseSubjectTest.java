package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The base subject of RFC 5256 section 2.1. */
class BaseSubjectTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "hello|hello|false",
                "  hello \t world  |hello world|false",
                "Re: hello|hello|true",
                "RE :  re: Fwd: fw:hello|hello|true",
                "Re[2]: hello|hello|true",
                "Re [2] : hello|hello|true",
                "[list] Re: [list] hello|hello|true",
                "[list] hello|hello|false",
                "[a] [b] hello|hello|false",
                "[only]|[only]|false",
                "[a] [b]|[b]|false",
                "Re: [only]|[only]|true",
                "hello (fwd)|hello|true",
                "hello (FWD) (fwd)  |hello|true",
                "[fwd: hello]|hello|true",
                "[Fwd: Re: [list] hello (fwd)]|hello|true",
                "[fwd: [fwd: hello]]|hello|true",
                "Reply: hello|Reply: hello|false",
                "ref: hello|ref: hello|false",
                "re hello|re hello|false",
                "Re:|``|true",
                "``|``|false",
                "=?utf-8?Q?Re:_Gr=C3=BC=C3=9Fe?=|Gr\u00fc\u00dfe|true",
            })
    void whatRepliesAndForwardsAddIsTakenAway(String subject, String base, boolean isReply) {
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(base, isReply));
    }
}
