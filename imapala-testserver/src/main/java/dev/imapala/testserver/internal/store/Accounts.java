package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The users of a server. */
public final class Accounts {
    private static final long UID_VALIDITY_STEP = 1000;

    private final Map<String, Account> accounts = new TreeMap<>();
    private final Annotations annotations = new Annotations();
    private final boolean anyPassword;
    private long nextUidValidity = 1_700_000_000;

    /** Makes a server without users. */
    public Accounts(boolean anyPassword) {
        this.anyPassword = anyPassword;
    }

    /**
     * Adds a user with an INBOX, and Archive, Drafts, Junk, Sent and Trash.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public synchronized Account add(String user, Secret password) {
        if (accounts.containsKey(user)) {
            throw new IllegalArgumentException("the user " + user + " exists already");
        }
        Account account = new Account(user, password, nextUidValidity);
        nextUidValidity += UID_VALIDITY_STEP;
        accounts.put(user, account);
        return account;
    }

    /** Returns the account of that user. */
    public synchronized Optional<Account> find(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** Returns the annotations of the server that all users share. */
    public Annotations annotations() {
        return annotations;
    }

    /** Tells all users but {@code author} that shared entries of the server have changed. */
    public synchronized void annotated(List<MetadataEntry> entries, AnnotationWatcher author) {
        accounts.values().forEach(account -> account.annotated(null, entries, author));
    }

    /** Returns the names of all users. */
    public synchronized List<String> users() {
        return List.copyOf(accounts.keySet());
    }

    /** Returns the account of that user, if that is the password or any will do. */
    public Optional<Account> logIn(String user, Secret password) {
        return find(user).filter(account -> anyPassword || account.accepts(password));
    }
}
