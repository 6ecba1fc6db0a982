package dev.imapala.client;

import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.EngineSettings;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.netty.Connection;
import dev.imapala.client.internal.netty.Network;
import dev.imapala.protocol.Limits;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the asynchronous client and its blocking view share. */
final class ClientCore {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final Network network;
    private final EngineSettings.Timeouts timeouts;
    private final int commandsInFlight;
    private final Limits limits;
    private final @Nullable ImapListener listener;
    private final boolean logsMail;
    private final boolean compresses;
    private final Map<String, @Nullable String> clientId;
    private final Executor callbacks;

    ClientCore(
            Network network,
            EngineSettings.Timeouts timeouts,
            int commandsInFlight,
            Limits limits,
            @Nullable ImapListener listener,
            boolean logsMail,
            boolean compresses,
            Map<String, @Nullable String> clientId,
            Executor callbacks) {
        this.network = network;
        this.timeouts = timeouts;
        this.commandsInFlight = commandsInFlight;
        this.limits = limits;
        this.listener = listener;
        this.logsMail = logsMail;
        this.compresses = compresses;
        this.clientId = clientId;
        this.callbacks = callbacks;
    }

    static Map<String, @Nullable String> defaultId() {
        String version = ImapClient.class.getPackage().getImplementationVersion();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("name", "Imapala");
        fields.put("version", version == null ? "development" : version);
        return fields;
    }

    CompletableFuture<ImapSession> connect(ServerAddress address, Credentials credentials, Executor completing) {
        EngineSettings settings = new EngineSettings(
                address, credentials, clientId, limits, timeouts, commandsInFlight, logsMail, compresses, tagPrefix());
        Promise<ImapSession> promise = new Promise<>(completing);
        Executor offLoop = task -> Callbacks.run(callbacks, task);
        ImapListener relay = listener == null ? null : new ListenerRelay(listener, new Callbacks(callbacks));
        Connection connection = network.open(
                settings,
                offLoop,
                relay,
                opened -> Reply.mapping(
                        promise,
                        state -> new ImapSession(
                                new Link(opened.engine(), state, opened, address, completing, callbacks))));
        promise.onCancel(() -> connection.execute(Engine::close));
        return promise;
    }

    /** Returns a letter that begins tags, and three more that tell connections apart in logs. */
    private String tagPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            prefix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return prefix.toString();
    }

    void close() {
        network.close();
    }
}
