package dev.imapala.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxAddressTest {
    @ParameterizedTest
    @CsvSource({
        "imaps://ann@imap.example.org, TLS, ann, imap.example.org, 993, INBOX",
        "imaps://ann@imap.example.org/, TLS, ann, imap.example.org, 993, INBOX",
        "IMAPS://ann@imap.example.org:1993/Work, TLS, ann, imap.example.org, 1993, Work",
        "imap+starttls://ann@localhost/Work/2026, STARTTLS, ann, localhost, 143, Work/2026",
        "imap+insecure-plaintext://ann@127.0.0.1:1143, INSECURE_PLAINTEXT, ann, 127.0.0.1, 1143, INBOX",
        "imaps://ann%40example.org@imap.example.org, TLS, ann@example.org, imap.example.org, 993, INBOX",
        "imaps://ann@example.org@imap.example.org, TLS, ann@example.org, imap.example.org, 993, INBOX",
        "imaps://ann%3Ab@h, TLS, ann:b, h, 993, INBOX",
        "imaps://ann@[::1]/x, TLS, ann, ::1, 993, x",
        "imaps://ann@[2001:db8::25]:1993, TLS, ann, 2001:db8::25, 1993, INBOX",
        "imaps://ann@[fe80::1%25eth0], TLS, ann, fe80::1%eth0, 993, INBOX",
        "imaps://ann@[::ffff:127.0.0.1], TLS, ann, ::ffff:127.0.0.1, 993, INBOX",
        "imaps://ann@bücher.example, TLS, ann, xn--bcher-kva.example, 993, INBOX",
        "imaps://ann@h/Entw%C3%BCrfe, TLS, ann, h, 993, Entwürfe",
        "imaps://ann@h/Entwürfe, TLS, ann, h, 993, Entwürfe",
        "imaps://ann@h/%E5%8F%97%E4%BF%A1, TLS, ann, h, 993, 受信",
        "imaps://ann@h/My%20Mail, TLS, ann, h, 993, My Mail",
        "imaps://ann@h/My Mail, TLS, ann, h, 993, My Mail",
        "imaps://ann@h/100%25, TLS, ann, h, 993, 100%",
        "imaps://ann@h/a@b, TLS, ann, h, 993, a@b",
        "imaps://ann@h/what%3F, TLS, ann, h, 993, what?",
        "imaps://j%C3%B6rg@h, TLS, jörg, h, 993, INBOX",
        "imaps://ann+x@h, TLS, ann+x, h, 993, INBOX",
    })
    void readsAddresses(String text, Security security, String user, String host, int port, String mailbox) {
        assertThat(MailboxAddress.parse(text)).isEqualTo(new MailboxAddress(security, user, host, port, mailbox));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imaps://ann@imap.example.org/INBOX",
                "imaps://ann%40example.org@imap.example.org:1993/Work/2026",
                "imap+starttls://j%C3%B6rg%3A%2F@[::1]/%E5%8F%97%E4%BF%A1%3F%25%3B",
                "imap+insecure-plaintext://ann@127.0.0.1:1/a@b:c&d=e",
            })
    void writesThemBack(String text) {
        assertThat(MailboxAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no scheme",
                "ann@imap.example.org|no scheme",
                "imaps:ann@imap.example.org|no scheme",
                "https://ann@h|unknown scheme \"https\"",
                "pop3s://ann@h|unknown scheme \"pop3s\"",
                "imaps://imap.example.org|names no user",
                "imaps://|names no user",
                "imaps://imap.example.org/a@b|names no user",
                "imaps://@h|user in the address is empty",
                "imaps://ann@|host in the address is empty",
                "imaps://ann@:993|host in the address is empty",
                "imaps://ann@a b|host \"a b\"",
                "imaps://ann@.h|host \".h\"",
                "imaps://ann@h..i|host \"h..i\"",
                "imaps://ann@-h|host \"-h\"",
                "imaps://ann@h?x|host \"h?x\"",
                "imaps://ann@[::1|host \"[::1\"",
                "imaps://ann@[h]|host \"[h]\"",
                "imaps://ann@[::g]|host \"[::g]\"",
                "imaps://ann@[1:2]|host \"[1:2]\"",
                "imaps://ann@[::1]x|host \"[::1]x\"",
                "imaps://ann@h:|port \"\"",
                "imaps://ann@h:imap|port \"imap\"",
                "imaps://ann@h:0|port \"0\"",
                "imaps://ann@h:65536|port \"65536\"",
                "imaps://ann@h:999999999999|port \"999999999999\"",
                "imaps://ann@h:-1|port \"-1\"",
                "imaps://ann@::1|host \"::1\"",
                "imaps://ann@2001:db8::1|host \"2001:db8::1\"",
                "imaps://a%@h|user \"a%\"",
                "imaps://a%4@h|user \"a%4\"",
                "imaps://a%zz@h|user \"a%zz\"",
                "imaps://a%C3@h|user \"a%C3\"",
                "imaps://ann@h/%|mailbox \"%\"",
                "imaps://ann@h/%FF|mailbox \"%FF\"",
                "imaps://ann@h/a%00b|mailbox in the address has a control character",
                "imaps://ann%0D@h|user in the address has a control character",
                "imaps://ann@h/a%E2%80%A8b|mailbox in the address has a control character",
                "imaps://ann;AUTH=PLAIN@h|user in the address has the parameter ;AUTH=PLAIN",
                "imaps://ann@h/INBOX;UIDVALIDITY=1|mailbox in the address has the parameter ;UIDVALIDITY=1",
                "imaps://ann@h/INBOX?SUBJECT%20x|mailbox in the address has a ?",
            })
    void namesTheBadPartOfAMalformedAddress(String text, String part) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> MailboxAddress.parse(text))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.message()).contains(part).doesNotContain("\n");
                    assertThat(failure.hint()).isNotBlank().doesNotContain("\n");
                });
    }

    @Test
    void anAddressThatDoesNotSayHowItIsSecuredIsRefusedWithTheTwoGoodChoices() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> MailboxAddress.parse("imap://ann@h"))
                .satisfies(failure -> assertThat(failure.hint())
                        .contains("imaps://", "imap+starttls://")
                        .doesNotContain("insecure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imaps://ann:s3cr3t@h/INBOX",
                "imaps://ann:s3cr3t@h",
                "imaps://ann:s3cr@3t@h",
                "imaps://ann:s3c/r3t@h",
                "imaps://ann:s3c/r@3t@h",
                "imaps://ann@example.org:s3cr3t@h",
                "imaps://ann@example.org:s3cr/3t@h",
                "imaps://ann@example.org:s3:cr/3t@h",
                "imaps://ann:%ZZs3cr3t@h",
            })
    void aPasswordInTheAddressIsRefusedAndNotRepeated(String text) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> MailboxAddress.parse(text))
                .satisfies(failure ->
                        assertThat(failure.message() + failure.hint()).doesNotContain("s3", "r3t", "3t@"));
        assertThat(MailboxAddress.withoutPassword(text)).doesNotContain("s3").endsWith("@h" + text.split("@h", 2)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "imaps://ann@h:993/x", "imaps://ann@[::1]:993", "--json", "a:b@c"})
    void argumentsWithoutAPasswordStayAsTheyAre(String argument) {
        assertThat(MailboxAddress.withoutPassword(argument)).isEqualTo(argument);
    }

    @Test
    void showsHostAndPort() {
        assertThat(MailboxAddress.parse("imaps://ann@[::1]").hostAndPort()).isEqualTo("[::1]:993");
        assertThat(MailboxAddress.parse("imaps://ann@h:7").hostAndPort()).isEqualTo("h:7");
    }
}
