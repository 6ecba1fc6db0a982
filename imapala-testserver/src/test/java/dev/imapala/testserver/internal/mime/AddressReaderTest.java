package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.Address;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ann@example.org                               | (- - ann example.org)",
                "Ann Archer <ann@example.org>                  | (Ann Archer - ann example.org)",
                "\"Archer, Ann\" <ann@example.org>             | (Archer, Ann - ann example.org)",
                "\"Ann \\\"A\\\" B\" <ann@example.org>         | (Ann \"A\" B - ann example.org)",
                "Dr. Ann   Archer <ann@example.org>            | (Dr. Ann Archer - ann example.org)",
                "ann@example.org (Ann Archer)                  | (Ann Archer - ann example.org)",
                "(a (nested) comment) ann@example.org          | (- - ann example.org)",
                "<ann@example.org>                             | (- - ann example.org)",
                "ann@example.org, bob@example.com              | (- - ann example.org)(- - bob example.com)",
                "=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M?= <j@x.y>  | (=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M?= - j x.y)",
                "\"john doe\"@example.org                      | (- - john doe example.org)",
                "<@a.example,@b.example:ann@example.org>       | (- @a.example,@b.example ann example.org)",
                "ann@[192.0.2.1]                               | (- - ann [192.0.2.1])",
                "team: ann@example.org, Bob <bob@example.com>; | [team (- - ann example.org)(Bob - bob example.com)]",
                "undisclosed-recipients:;                      | [undisclosed-recipients ]",
                "a@x.y, team: b@x.y; , c@x.y                   | (- - a x.y)[team (- - b x.y)](- - c x.y)"
            })
    void addressesAreRead(String field, String expected) {
        assertThat(shown(AddressReader.read(field))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ann Archer ann@example.org          | (- - Ann Archer ann example.org)",
                "<ann@example.org                    | (- - ann example.org)",
                "ann@                                | (- - ann )",
                "@example.org                        | (- -  example.org)",
                "undisclosed recipients              | (- - undisclosed recipients )",
                "<ann>                               | (- - ann )",
                "Team: ann@example.org               | [Team (- - ann example.org)]",
                "a: b@x.y, c: d@x.y;                 | [a (- - b x.y)][c (- - d x.y)]",
                "ann@example.org; bob@example.org    | (- - ann example.org)(- - bob example.org)",
                "<<ann@example.org>>                 | (- - ann example.org)",
                ",, ,ann@example.org,,               | (- - ann example.org)",
                "\"Ann <ann@example.org>             | (- - Ann <ann@example.org> )",
                "ann@@example.org                    | (- - ann )"
            })
    void brokenAddressesAreReadAsWhatTheyResemble(String field, String expected) {
        assertThat(shown(AddressReader.read(field))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"``", "(only a comment)", "`, ;`"})
    void nothingIsNoAddress(String field) {
        assertThat(AddressReader.read(field)).isEmpty();
    }

    @Test
    void octetsOutsideAsciiAreKept() {
        List<Address> addresses = AddressReader.read("J\u00f6rg <joerg@example.org>");
        Address.Mailbox mailbox = (Address.Mailbox) addresses.get(0);
        assertThat(mailbox.name()).isEqualTo(Bytes.copyOf(new byte[] {'J', (byte) 0xF6, 'r', 'g'}));
    }

    private static String shown(List<Address> addresses) {
        return addresses.stream().map(AddressReaderTest::shown).collect(Collectors.joining());
    }

    private static String shown(Address address) {
        if (address instanceof Address.Group group) {
            String members =
                    group.members().stream().map(AddressReaderTest::shown).collect(Collectors.joining());
            return "[" + text(group.name()) + " " + members + "]";
        }
        Address.Mailbox box = (Address.Mailbox) address;
        return "(" + text(box.name()) + " " + text(box.route()) + " " + text(box.mailbox()) + " " + text(box.host())
                + ")";
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "-" : bytes.text();
    }
}
