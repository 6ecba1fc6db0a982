package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Secret;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;

/**
 * A password that a command prints. The command has the terminal and standard error of this process, for those of password
 * stores ask the user themselves. Messages do not repeat it: it may hold secrets.
 */
final class PasswordCommand {
    private static final String HINT = "run it by hand: the first line that it prints must be the password";

    private PasswordCommand() {}

    static Secret run(String command) {
        try {
            Process process = shell(command).start();
            byte[] said = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw Failure.usage("the password command ended with status " + status, HINT);
            }
            return PasswordFile.firstLine(new ByteArrayInputStream(said), "the output of the password command");
        } catch (IOException e) {
            throw Failure.usage("the password command cannot be run", HINT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.usage("the password command was interrupted", HINT);
        }
    }

    private static ProcessBuilder shell(String command) {
        boolean windows = File.separatorChar == '\\';
        return new ProcessBuilder(windows ? "cmd" : "sh", windows ? "/c" : "-c", command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
