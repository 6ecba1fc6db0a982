package dev.imapala.interop;

/** Holds the server under test, made when the first test asks for it. */
final class CurrentServer {
    static final ServerUnderTest INSTANCE = make(System.getProperty("imapala.interop.server", "testserver"));

    private CurrentServer() {}

    private static ServerUnderTest make(String name) {
        return name.equals("testserver") ? new EmbeddedServer() : new StartedServer(name);
    }
}
