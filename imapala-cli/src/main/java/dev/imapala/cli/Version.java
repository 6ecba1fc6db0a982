package dev.imapala.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {
    /** Returns the line that {@code --version} prints. */
    static String line() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "imapala " + (version == null ? "(unpackaged)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
