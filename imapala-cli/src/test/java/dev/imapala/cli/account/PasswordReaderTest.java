package dev.imapala.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordReaderTest {
    private static final MailboxAddress ADDRESS = MailboxAddress.parse("imaps://ann@imap.example.org");

    private final Surroundings surroundings = new Surroundings();
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Secret read(PasswordSource source) {
        return new PasswordReader(surroundings.environment(), warnings::add).read(source, ADDRESS);
    }

    private void assertFails(PasswordSource source, String message) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(source)).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
            assertThat(failure.message()).contains(message);
            assertThat(failure.hint()).isNotBlank();
        });
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void byDefaultTheVariableIsTaken() {
        surroundings.with("IMAPALA_PASSWORD", "s3cr3t").onTerminal(80, "typed");

        assertThat(read(new PasswordSource.Default())).isEqualTo(Secret.of("s3cr3t"));
    }

    @Test
    void byDefaultTheUserIsAskedWhereTheVariableIsNotSet() {
        surroundings.with("IMAPALA_PASSWORD", "").onTerminal(80, "typed");

        assertThat(read(new PasswordSource.Default())).isEqualTo(Secret.of("typed"));
        assertThat(surroundings.err()).isEqualTo("Password of ann at imap.example.org: ");
    }

    @Test
    void theQuestionIsSafeToShow() {
        surroundings.onTerminal(80, "typed");
        MailboxAddress odd = MailboxAddress.parse("imaps://a%E2%80%AEb@imap.example.org");

        new PasswordReader(surroundings.environment(), warnings::add).read(new PasswordSource.Default(), odd);

        assertThat(surroundings.err()).isEqualTo("Password of a\\u202Eb at imap.example.org: ");
    }

    @Test
    void withoutASourceAndATerminalThereIsNoPassword() {
        assertFails(new PasswordSource.Default(), "no terminal to ask for it");
    }

    @Test
    void anEmptyAnswerIsNoPassword() {
        surroundings.onTerminal(80, "");

        assertFails(new PasswordSource.Default(), "no password was typed");
    }

    @Test
    void aVariableIsTakenByName() {
        surroundings.with("MAIL_PW", " Grüße \u20AC ");

        assertThat(read(new PasswordSource.Variable("MAIL_PW"))).isEqualTo(Secret.of(" Grüße \u20AC "));
    }

    @Test
    void aMissingOrEmptyVariableIsAnError() {
        surroundings.with("EMPTY", "").onTerminal(80, "typed");

        assertFails(new PasswordSource.Variable("MISSING"), "no variable MISSING");
        assertFails(new PasswordSource.Variable("EMPTY"), "variable EMPTY is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pä ss", "pä ss\n", "pä ss\r\n", "pä ss\nsecond line\n"})
    void aFileGivesItsFirstLine(String content) throws IOException {
        Path file = file(content, "rw-------");

        assertThat(read(new PasswordSource.File(file.toString()))).isEqualTo(Secret.of("pä ss"));
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--"})
    void aFileThatOthersMayReadIsTakenWithAWarning(String permissions) throws IOException {
        Path file = file("s3cr3t", permissions);

        assertThat(read(new PasswordSource.File(file.toString()))).isEqualTo(Secret.of("s3cr3t"));
        assertThat(warnings).singleElement().asString().contains(file.toString(), "chmod 600");
    }

    @ParameterizedTest
    @CsvSource({"''", "'\n'", "'\nsecond'", "'\r\n'"})
    void aFileWithoutAPasswordIsAnError(String content) throws IOException {
        assertFails(new PasswordSource.File(file(content, "rw-------").toString()), "no password in its first line");
    }

    @Test
    void aFileThatCannotBeReadIsAnError() {
        assertFails(new PasswordSource.File(folder.resolve("missing").toString()), "there is no password file");
        assertFails(new PasswordSource.File(folder.toString()), "cannot be read");
        assertFails(new PasswordSource.File("a\0b"), "cannot be read");
    }

    @Test
    void aFileThatIsNoPasswordAtAllIsAnError() throws IOException {
        assertFails(
                new PasswordSource.File(file("x".repeat(70_000), "rw-------").toString()), "too long");
        assertFails(new PasswordSource.File(file("a\0b", "rw-------").toString()), "NUL");
    }

    @Test
    void standardInputGivesItsFirstLine() {
        surroundings.withInput("s3cr3t\nmore\n");

        assertThat(read(new PasswordSource.File("-"))).isEqualTo(Secret.of("s3cr3t"));
    }

    @Test
    void aCommandGivesTheFirstLineThatItPrints() {
        assertThat(read(new PasswordSource.Command("printf 'one two\\nthree\\n'")))
                .isEqualTo(Secret.of("one two"));
    }

    @Test
    void aCommandMayPrintMoreThanAPipeHolds() {
        String command = "echo s3cr3t; head -c 300000 /dev/zero";

        assertThat(read(new PasswordSource.Command(command))).isEqualTo(Secret.of("s3cr3t"));
    }

    @Test
    void aCommandThatFailsIsAnErrorThatDoesNotRepeatIt() {
        String failing = "echo s3cr3t; exit 3";

        assertFails(new PasswordSource.Command(failing), "ended with status 3");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(new PasswordSource.Command(failing)))
                .satisfies(failure ->
                        assertThat(failure.message() + failure.hint()).doesNotContain("s3cr3t"));
    }

    @Test
    void aCommandThatPrintsNothingIsAnError() {
        assertFails(new PasswordSource.Command("true"), "no password in its first line");
    }
}
