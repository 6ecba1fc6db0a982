package dev.imapala.protocol;

/**
 * Something of which a quota says how much there may be. Resources are equal when their names are equal in any case.
 *
 * <p>RFC 9208 section 3.1
 */
public final class QuotaResource {
    /** The space of the messages, in units of 1,024 octets (RFC 9208 section 5.1). */
    public static final QuotaResource STORAGE = new QuotaResource("STORAGE");
    /** The number of messages (RFC 9208 section 5.2). */
    public static final QuotaResource MESSAGE = new QuotaResource("MESSAGE");
    /** The number of mailboxes (RFC 9208 section 5.3). */
    public static final QuotaResource MAILBOX = new QuotaResource("MAILBOX");
    /** The space of annotations of messages, in units of 1,024 octets (RFC 9208 section 5.4). */
    public static final QuotaResource ANNOTATION_STORAGE = new QuotaResource("ANNOTATION-STORAGE");

    private final String name;
    private final String canonical;

    private QuotaResource(String name) {
        this.name = name;
        this.canonical = Ascii.upper(name);
    }

    /**
     * Returns the resource of that name.
     *
     * @throws IllegalArgumentException if {@code name} is not an atom
     */
    public static QuotaResource of(String name) {
        if (!Ascii.isAtom(name, "")) {
            throw new IllegalArgumentException(
                    "not a resource: \"" + Ascii.printable(name) + "\"; a resource is one word, such as STORAGE");
        }
        return new QuotaResource(name);
    }

    /** Returns the name as it was given. */
    public String name() {
        return name;
    }

    /** Returns the capability of servers that limit this resource, such as {@code QUOTA=RES-STORAGE}. */
    public Capability capability() {
        return Capability.of("QUOTA=RES-" + canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuotaResource that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
