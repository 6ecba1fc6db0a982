package dev.imapala.benchmarks.clients;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.angus.mail.imap.IdleManager;
import org.jspecify.annotations.Nullable;

/** Angus Mail with its IdleManager: one thread for all connections, and a store and a folder for each. */
final class AngusIdle implements IdleProcess.Opener {
    private final int port;
    private final String protocol;
    private final Session session;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final IdleManager manager;
    private final List<Folder> folders = new ArrayList<>();

    AngusIdle(int port, @Nullable Path keys) throws IOException, GeneralSecurityException {
        this.port = port;
        protocol = keys == null ? "imap" : "imaps";
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".usesocketchannels", "true");
        if (keys != null) {
            properties.put("mail.imaps.ssl.socketFactory", Keys.socketFactory(keys));
        }
        session = Session.getInstance(properties);
        manager = new IdleManager(session, executor);
    }

    @Override
    public void open(int howMany) throws MessagingException {
        for (int i = 0; i < howMany; i++) {
            Store store = session.getStore(protocol);
            store.connect("127.0.0.1", port, "user", "password");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            folders.add(folder);
            manager.watch(folder);
        }
    }

    @Override
    public void close() {
        manager.stop();
        executor.shutdownNow();
    }
}
