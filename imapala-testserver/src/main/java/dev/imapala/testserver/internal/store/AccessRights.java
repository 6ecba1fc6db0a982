package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.Rights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who may do what with a mailbox (RFC 4314 section 2). Its owner always sees it and administers it. */
public final class AccessRights {
    /** What nobody takes from the owner. */
    public static final Rights OF_OWNER = Rights.LOOKUP.and(Rights.ADMINISTER);

    private static final String ANYONE = "anyone";

    private final String owner;
    private final Map<String, Rights> rights = new LinkedHashMap<>();

    AccessRights(String owner) {
        this.owner = owner;
        rights.put(owner, Rights.ALL);
    }

    /** Returns who owns the mailbox. */
    public String owner() {
        return owner;
    }

    /** Returns the rights of each identifier, the owner first. */
    public synchronized Map<String, Rights> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(rights));
    }

    /** Changes the rights of {@code identifier}. */
    public synchronized void change(String identifier, UnaryOperator<Rights> change) {
        Rights changed = change.apply(rights.getOrDefault(identifier, Rights.NONE));
        if (identifier.equals(owner)) {
            changed = changed.and(OF_OWNER);
        }
        if (changed.isEmpty()) {
            rights.remove(identifier);
        } else {
            rights.put(identifier, changed);
        }
    }

    /** Returns what {@code user} may do: what he or anyone has, but for what is taken away from them. */
    public synchronized Rights of(String user) {
        Rights granted = get(user).and(get(ANYONE)).without(get("-" + user)).without(get("-" + ANYONE));
        return user.equals(owner) ? granted.and(OF_OWNER) : granted;
    }

    private Rights get(String identifier) {
        return rights.getOrDefault(identifier, Rights.NONE);
    }
}
