package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Secret;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;

/**
 * A password, or a token, that a command prints. The command has the terminal and standard error of this process, for those of password
 * stores ask the user themselves. Messages do not repeat it: it may hold secrets.
 */
final class PasswordCommand {
    private PasswordCommand() {}

    /** Runs the command for a password. */
    static Secret password(String command) {
        return run(command, "password");
    }

    /** Runs the command for a token. */
    static Secret token(String command) {
        return run(command, "token");
    }

    private static Secret run(String command, String what) {
        String hint = "run it by hand: the first line that it prints must be the " + what;
        try {
            Process process = shell(command).start();
            byte[] said = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw Failure.usage("the " + what + " command ended with status " + status, hint);
            }
            return PasswordFile.firstLine(new ByteArrayInputStream(said), "the output of the " + what + " command");
        } catch (IOException e) {
            throw Failure.usage("the " + what + " command cannot be run", hint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.usage("the " + what + " command was interrupted", hint);
        }
    }

    private static ProcessBuilder shell(String command) {
        boolean windows = File.separatorChar == '\\';
        return new ProcessBuilder(windows ? "cmd" : "sh", windows ? "/c" : "-c", command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
