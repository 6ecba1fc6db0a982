package dev.imapala.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsFileTest {
    private final Path file;

    AccountsFileTest(@TempDir Path folder) {
        file = folder.resolve("accounts.properties");
    }

    private Access find(String text, String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
        return AccountsFile.read(new Surroundings()
                        .with("IMAPALA_ACCOUNTS", file.toString())
                        .environment())
                .find(text);
    }

    @Test
    void aNameStandsForAnAddress() throws IOException {
        Access work = find("work", "work.address = imaps://ann@x.org/Lists", "home.address=imaps://bo@y.org");

        assertThat(work.address()).hasToString("imaps://ann@x.org/Lists");
        assertThat(work.password()).isEqualTo(new PasswordSource.Default());
        assertThat(work.ca()).isNull();
    }

    @Test
    void aMailboxMayFollow() throws IOException {
        assertThat(find("work/Entwürfe/alt", "work.address = imaps://ann@x.org/Lists")
                        .address()
                        .mailbox())
                .isEqualTo("Entwürfe/alt");
    }

    @Test
    void anAccountKnowsItsPasswordAndItsAuthority() throws IOException {
        Access work = find(
                "work",
                "work.address=imaps://ann@x.org",
                "work.password-command=pass show work",
                "work.ca=/etc/ca.pem");

        assertThat(work.password()).isEqualTo(new PasswordSource.Command("pass show work"));
        assertThat(work.ca()).isEqualTo("/etc/ca.pem");
        assertThat(find("b", "b.address=imaps://ann@x.org", "b.password-file=pw")
                        .password())
                .isEqualTo(new PasswordSource.File("pw"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.password=secret|has a password in it",
                "x.token=secret|has a token in it",
                "x.colour=red|has the unknown key x.colour",
                "address=imaps://ann@x.org|has the unknown key address",
                "y.address=imaps://ann@x.org|there is no account x in",
                "x.ca=ca.pem|has no address",
            })
    void whatIsWrongWithTheFileIsSaid(String line, String message) {
        assertThatThrownBy(() -> find("x", line))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void twoSourcesOfThePasswordAreOneTooMany() {
        assertThatThrownBy(() -> find(
                        "x", "x.address=imaps://ann@x.org", "x.password-file=pw", "x.password-command=pass show x"))
                .hasMessageContaining("two sources");
    }

    @Test
    void theFileIsWhereConfigurationIs(@TempDir Path home) throws IOException {
        Path configuration = Files.createDirectories(home.resolve(".config/imapala"));
        Files.writeString(configuration.resolve("accounts.properties"), "work.address=imaps://ann@x.org");
        Surroundings surroundings = new Surroundings().with("HOME", home.toString());

        assertThat(AccountsFile.read(surroundings.environment()).find("work").address())
                .hasToString("imaps://ann@x.org/INBOX");
    }

    @Test
    void withoutAFileItIsSaidWhatAnAddressLooksLike(@TempDir Path home) {
        Surroundings surroundings = new Surroundings().with("HOME", home.toString());

        assertThatThrownBy(() -> AccountsFile.read(surroundings.environment()).find("work"))
                .hasMessageContaining("work is no address")
                .hasMessageContaining("there are no accounts in " + home);
    }

    @ParameterizedTest
    @CsvSource({
        "work,true",
        "work/a@b:c,true",
        "ann@x.org,false",
        "imaps:ann,false",
        "imaps://ann@x.org,false",
        "'',false"
    })
    void addressesAreNotTakenForAccounts(String text, boolean account) {
        assertThat(AccountsFile.mayName(text)).isEqualTo(account);
    }
}
