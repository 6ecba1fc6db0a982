package dev.imapala.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code imapala} command. */
@Command(
        name = "imapala",
        description = "Checks and watches IMAP mailboxes.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(isVersionOnly(arguments) ? printVersion() : new CommandLine(new Main()).execute(arguments));
    }

    /** Tells the one question that is answered without loading picocli, so that it is answered at once. */
    private static boolean isVersionOnly(String[] arguments) {
        return arguments.length == 1 && arguments[0].equals("--version");
    }

    private static int printVersion() {
        System.out.println(version());
        return 0;
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "imapala " + (version == null ? "(unpackaged)" : version);
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }
}
