package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.terminal.Environment;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's accounts, by names that stand for addresses, in a file of lines such as {@code work.address =
 * imaps://ann@imap.example.org}. It holds no secrets, only the commands and files to take them from.
 */
public final class AccountsFile {
    /** The variable with the path of the file. */
    static final String VARIABLE = "IMAPALA_ACCOUNTS";

    private static final String ADDRESS = "address";
    private static final String PASSWORD_COMMAND = "password-command";
    private static final String PASSWORD_FILE = "password-file";
    private static final String TOKEN_COMMAND = "token-command";
    private static final String CA = "ca";
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of(ADDRESS, PASSWORD_COMMAND, PASSWORD_FILE, TOKEN_COMMAND, CA));

    private final Path file;
    private final Map<String, Map<String, String>> accounts;

    private AccountsFile(Path file, Map<String, Map<String, String>> accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    /**
     * Reads the file that the environment names: {@value #VARIABLE}, or else {@code imapala/accounts.properties} where
     * the user's configuration is. One that does not exist has no accounts.
     *
     * @throws Failure if it cannot be read or understood
     */
    public static AccountsFile read(Environment environment) {
        Path file = path(environment);
        Properties lines = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            lines.load(text);
        } catch (NoSuchFileException e) {
            return new AccountsFile(file, Map.of());
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.usage(
                    "the file of accounts " + file + " cannot be read", "it is text in UTF-8: " + example());
        }
        return new AccountsFile(file, accounts(file, lines));
    }

    private static Path path(Environment environment) {
        try {
            return environment
                    .variable(VARIABLE)
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .orElseGet(() -> configuration(environment).resolve("imapala/accounts.properties"));
        } catch (InvalidPathException e) {
            throw Failure.usage(
                    "the variable " + VARIABLE + " is not the path of a file", "set it to one, or unset it");
        }
    }

    private static Path configuration(Environment environment) {
        return environment
                .variable("XDG_CONFIG_HOME")
                .filter(path -> path.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.variable("HOME").orElse(""), ".config"));
    }

    private static Map<String, Map<String, String>> accounts(Path file, Properties lines) {
        Map<String, Map<String, String>> accounts = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            int dot = name.lastIndexOf('.');
            String key = name.substring(dot + 1).toLowerCase(Locale.ROOT);
            if (key.equals("password") || key.equals("token")) {
                throw Failure.usage(
                        "the file of accounts " + file + " has a " + key + " in it",
                        "remove it, and use " + PASSWORD_COMMAND + ", " + PASSWORD_FILE + " or " + TOKEN_COMMAND
                                + " instead");
            } else if (dot < 1 || !KEYS.contains(key)) {
                throw Failure.usage(
                        "the file of accounts " + file + " has the unknown key " + name,
                        "keys are NAME. and one of " + String.join(", ", KEYS));
            }
            accounts.computeIfAbsent(name.substring(0, dot), account -> new TreeMap<>())
                    .put(key, lines.getProperty(name).strip());
        }
        return accounts;
    }

    /** Tells whether {@code text} begins with what can be the name of an account; addresses, with or without all, do not. */
    public static boolean mayName(String text) {
        String name = name(text);
        return !name.isEmpty() && name.indexOf(':') < 0 && name.indexOf('@') < 0;
    }

    private static String name(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /**
     * Returns the way to a mailbox, as the user names it: {@code NAME} or {@code NAME/MAILBOX}.
     *
     * @throws Failure if there is no such account, or it is not complete
     */
    public Access find(String text) {
        String name = name(text);
        Map<String, String> account = accounts.get(name);
        if (account == null) {
            throw unknown(name);
        }
        MailboxAddress address = address(name, account);
        String mailbox = text.substring(Math.min(text.length(), name.length() + 1));
        return new Access(mailbox.isEmpty() ? address : address.in(mailbox), password(name, account), account.get(CA));
    }

    private Failure unknown(String name) {
        if (accounts.isEmpty()) {
            return Failure.usage(
                    name + " is no address, which has a scheme, and there are no accounts in " + file,
                    "write it like " + AddressParser.EXAMPLE + ", or name an account there: " + example());
        }
        return Failure.usage(
                "there is no account " + name + " in " + file,
                "there are " + String.join(", ", accounts.keySet()) + "; an address looks like "
                        + AddressParser.EXAMPLE);
    }

    private MailboxAddress address(String name, Map<String, String> account) {
        String address = account.get(ADDRESS);
        if (address == null) {
            throw Failure.usage("the account " + name + " in " + file + " has no address", "add " + example(name));
        }
        return MailboxAddress.parse(address);
    }

    private PasswordSource password(String name, Map<String, String> account) {
        @Nullable String command = account.get(PASSWORD_COMMAND);
        @Nullable String path = account.get(PASSWORD_FILE);
        @Nullable String token = account.get(TOKEN_COMMAND);
        if (Stream.of(PASSWORD_COMMAND, PASSWORD_FILE, TOKEN_COMMAND)
                        .filter(account::containsKey)
                        .count()
                > 1) {
            throw Failure.usage(
                    "the account " + name + " in " + file + " has two sources of its password",
                    "keep one of " + PASSWORD_COMMAND + ", " + PASSWORD_FILE + " and " + TOKEN_COMMAND);
        } else if (command != null) {
            return new PasswordSource.Command(command);
        } else if (token != null) {
            return new PasswordSource.Token(token);
        }
        return path == null ? new PasswordSource.Default() : new PasswordSource.File(path);
    }

    private static String example() {
        return example("work");
    }

    private static String example(String name) {
        return name + "." + ADDRESS + " = imaps://ann@imap.example.org";
    }
}
