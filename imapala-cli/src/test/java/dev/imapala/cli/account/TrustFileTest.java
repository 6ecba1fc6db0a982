package dev.imapala.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.testserver.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFileTest {
    @TempDir
    private Path folder = Path.of("");

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), content).toString();
    }

    @Test
    void readsAllCertificatesOfAFile() throws IOException {
        ServerCertificate one = ServerCertificate.forLocalhost();
        ServerCertificate two = ServerCertificate.forLocalhost();

        assertThat(TrustFile.read(file("# mine\n" + one.authorityPem() + "\n" + two.authorityPem())))
                .containsExactly(one.authority(), two.authority());
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no certificate",
        "hello, does not hold certificates",
        "'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', does not hold certificates",
    })
    void aFileWithoutCertificatesIsAnError(String content, String message) throws IOException {
        String path = file(content);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> TrustFile.read(path))
                .satisfies(failure -> assertThat(failure.message()).contains(path, message));
    }

    @Test
    void aFileThatCannotBeReadIsAnError() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> TrustFile.read(folder.resolve("missing").toString()))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.message()).startsWith("there is no certificate file");
                });
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> TrustFile.read(folder.toString()))
                .satisfies(failure -> assertThat(failure.message()).contains("cannot be read"));
    }
}
