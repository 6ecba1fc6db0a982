package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.TerminalText;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.protocol.Secret;
import java.util.Arrays;
import java.util.function.Consumer;

/** Gets the password from where the user says. */
public final class PasswordReader {
    static final String WAYS =
            "use --password-file FILE, --password-command CMD or the variable " + PasswordSource.DEFAULT_VARIABLE;

    private final Environment environment;
    private final Consumer<String> warnings;

    /** Makes a reader that tells {@code warnings} of what is not quite right. */
    public PasswordReader(Environment environment, Consumer<String> warnings) {
        this.environment = environment;
        this.warnings = warnings;
    }

    /**
     * Returns the password for {@code address}.
     *
     * @throws Failure if there is none to be had
     */
    public Secret read(PasswordSource source, MailboxAddress address) {
        Secret password = readAny(source, address);
        if (password.reveal().text().indexOf('\0') >= 0) {
            throw Failure.usage("the password has a NUL character, which IMAP cannot carry", "check its source");
        }
        return password;
    }

    private Secret readAny(PasswordSource source, MailboxAddress address) {
        if (source instanceof PasswordSource.Default) {
            return byDefault(address);
        } else if (source instanceof PasswordSource.Variable variable) {
            return ofVariable(variable.name());
        } else if (source instanceof PasswordSource.File file) {
            return PasswordFile.read(file.path(), environment.in(), warnings);
        } else if (source instanceof PasswordSource.Command command) {
            return PasswordCommand.password(command.command());
        } else if (source instanceof PasswordSource.Token token) {
            return PasswordCommand.token(token.command());
        }
        throw new AssertionError(source);
    }

    private Secret byDefault(MailboxAddress address) {
        return environment
                .variable(PasswordSource.DEFAULT_VARIABLE)
                .filter(value -> !value.isEmpty())
                .map(Secret::of)
                .orElseGet(() -> ask(address));
    }

    private Secret ask(MailboxAddress address) {
        String question = TerminalText.of("Password of " + address.user() + " at " + address.host() + ": ");
        char[] typed = environment
                .terminal()
                .askSecret(question)
                .orElseThrow(() -> Failure.usage("there is no password, and no terminal to ask for it", WAYS));
        if (typed.length == 0) {
            throw Failure.usage("no password was typed", "type it and press Enter, or " + WAYS);
        }
        Secret password = Secret.of(typed);
        Arrays.fill(typed, '\0');
        return password;
    }

    private Secret ofVariable(String name) {
        String value = environment
                .variable(name)
                .orElseThrow(() -> Failure.usage(
                        "the environment has no variable " + name,
                        "export it before, and give --password-env its name, not its value"));
        if (value.isEmpty()) {
            throw Failure.usage("the environment variable " + name + " is empty", "set it to the password");
        }
        return Secret.of(value);
    }
}
