package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Secret;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A user with a password and mailboxes. Names of mailboxes are compared as text, however they were encoded. */
public final class Account {
    /** What separates the levels of the hierarchy. */
    public static final char DELIMITER = '/';

    private static final List<MailboxAttribute> SPECIAL_USES = List.of(
            MailboxAttribute.ARCHIVE,
            MailboxAttribute.DRAFTS,
            MailboxAttribute.JUNK,
            MailboxAttribute.SENT,
            MailboxAttribute.TRASH);

    private final String user;
    private final Secret password;
    private volatile Set<Secret> tokens = Set.of();
    private volatile boolean administrator;
    private final Map<String, StoredMailbox> mailboxes = new TreeMap<>();
    private final Map<String, MailboxName> subscriptions = new TreeMap<>();
    private final QuotaLimits quotaLimits = new QuotaLimits(this);
    private final Annotations annotations = new Annotations();
    private final List<AnnotationWatcher> annotationWatchers = new CopyOnWriteArrayList<>();
    private long nextUidValidity;

    /** Makes an account with an INBOX and a mailbox for each usual purpose; their UIDVALIDITY values ascend. */
    public Account(String user, Secret password, long firstUidValidity) {
        this.user = user;
        this.password = password;
        this.nextUidValidity = firstUidValidity;
        create(MailboxName.INBOX, Set.of());
        subscribe(MailboxName.INBOX);
        for (MailboxAttribute use : SPECIAL_USES) {
            MailboxName name = MailboxName.of(use.name().substring(1));
            create(name, Set.of(use));
            subscribe(name);
        }
    }

    /** Returns the name of the user. */
    public String user() {
        return user;
    }

    /** Returns the user's password. */
    public Secret password() {
        return password;
    }

    /** Lets these tokens stand for the password, and no others. */
    public void setTokens(Set<Secret> newTokens) {
        tokens = Set.copyOf(newTokens);
    }

    /** Tells whether this token stands for the user's password. */
    public boolean acceptsToken(Secret candidate) {
        return tokens.contains(candidate);
    }

    /** Lets the user act as any other. */
    public void setAdministrator() {
        administrator = true;
    }

    /** Tells whether the user may act as {@code other}; everybody may as himself. */
    public boolean mayActAs(String other) {
        return administrator || other.equals(user);
    }

    /** Returns how much the user may have. */
    public QuotaLimits quotaLimits() {
        return quotaLimits;
    }

    /** Returns the user's private annotations of the server. */
    public Annotations annotations() {
        return annotations;
    }

    /** Tells {@code watcher} of every change of annotations from now on. */
    public void watchAnnotations(AnnotationWatcher watcher) {
        annotationWatchers.add(watcher);
    }

    /** Tells {@code watcher} nothing any more. */
    public void unwatchAnnotations(AnnotationWatcher watcher) {
        annotationWatchers.remove(watcher);
    }

    /** Tells all but {@code author} that entries of {@code mailbox}, or of the server if it is null, have changed. */
    public void annotated(@Nullable MailboxName mailbox, List<MetadataEntry> entries, AnnotationWatcher author) {
        for (AnnotationWatcher watcher : annotationWatchers) {
            if (watcher != author) {
                watcher.changed(mailbox, entries);
            }
        }
    }

    /** Tells whether this is the user's password. */
    public boolean accepts(Secret candidate) {
        return password.equals(candidate);
    }

    /**
     * Makes a mailbox.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public synchronized StoredMailbox create(MailboxName name, Set<MailboxAttribute> attributes) {
        if (mailboxes.containsKey(key(name))) {
            throw new IllegalArgumentException("the mailbox " + name + " of " + user + " exists already");
        }
        MailboxName normal = MailboxName.of(key(name));
        StoredMailbox mailbox = new StoredMailbox(normal, nextUidValidity++, attributes, user);
        mailboxes.put(key(name), mailbox);
        return mailbox;
    }

    /** Names are kept in Unicode's normal form C (RFC 9051 section 5.1). */
    private static String key(MailboxName name) {
        return Normalizer.normalize(name.text(), Normalizer.Form.NFC);
    }

    /** Removes a mailbox; those below it stay. */
    public synchronized MailboxEdit delete(MailboxName name) {
        if (name.isInbox()) {
            return MailboxEdit.IMPOSSIBLE;
        } else if (mailboxes.remove(key(name)) != null) {
            return MailboxEdit.DONE;
        }
        return isLevel(key(name)) ? MailboxEdit.HAS_CHILDREN : MailboxEdit.NO_SUCH_MAILBOX;
    }

    private boolean isLevel(String name) {
        return mailboxes.keySet().stream().anyMatch(other -> other.startsWith(name + DELIMITER));
    }

    /** Renames a mailbox and those below it. Renaming the INBOX moves its messages into a new mailbox. */
    public synchronized MailboxEdit rename(MailboxName from, MailboxName to) {
        String before = key(from);
        String after = key(to);
        if (!mailboxes.containsKey(before) && !isLevel(before)) {
            return MailboxEdit.NO_SUCH_MAILBOX;
        } else if (mailboxes.containsKey(after) || isLevel(after)) {
            return MailboxEdit.NAME_IS_TAKEN;
        } else if (from.isInbox()) {
            StoredMailbox inbox = find(from).orElseThrow();
            inbox.move(message -> true, create(to, Set.of()));
            return MailboxEdit.DONE;
        } else if (after.startsWith(before + DELIMITER)) {
            return MailboxEdit.IMPOSSIBLE;
        }
        renameAll(before, after);
        return MailboxEdit.DONE;
    }

    private void renameAll(String before, String after) {
        for (String name : List.copyOf(mailboxes.keySet())) {
            if (name.equals(before) || name.startsWith(before + DELIMITER)) {
                MailboxName newName = MailboxName.of(after + name.substring(before.length()));
                StoredMailbox mailbox = Objects.requireNonNull(mailboxes.remove(name));
                mailbox.rename(newName);
                mailboxes.put(key(newName), mailbox);
            }
        }
    }

    /** Subscribes to a name, which need not be that of a mailbox. */
    public synchronized void subscribe(MailboxName name) {
        subscriptions.put(key(name), MailboxName.of(key(name)));
    }

    /** Subscribes to a name no longer. */
    public synchronized void unsubscribe(MailboxName name) {
        subscriptions.remove(key(name));
    }

    /** Returns the names that are subscribed to, in order. */
    public synchronized List<MailboxName> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** Returns the mailbox of that name. */
    public synchronized Optional<StoredMailbox> find(MailboxName name) {
        return Optional.ofNullable(mailboxes.get(key(name)));
    }

    /** Returns all mailboxes, INBOX first, then by name. */
    public synchronized List<StoredMailbox> mailboxes() {
        List<StoredMailbox> all = new ArrayList<>(mailboxes.values());
        all.sort((one, other) ->
                Boolean.compare(other.name().isInbox(), one.name().isInbox()));
        return all;
    }
}
