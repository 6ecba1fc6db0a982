package dev.imapala.protocol;

/**
 * The name of an annotation of a mailbox or of a server: a path that begins with {@code /shared} or {@code /private}.
 * Names are equal when they are so in any case.
 *
 * <p>RFC 5464 section 3.2
 */
public final class MetadataEntry {
    /** A comment that all users share (RFC 5464 section 3.2.1.2). */
    public static final MetadataEntry SHARED_COMMENT = new MetadataEntry("/shared/comment");
    /** A comment of the user's own (RFC 5464 section 3.2.1.2). */
    public static final MetadataEntry PRIVATE_COMMENT = new MetadataEntry("/private/comment");
    /** How to reach the administrator of the server, as a URI; nobody can change it (RFC 5464 section 3.2.1.1). */
    public static final MetadataEntry SHARED_ADMIN = new MetadataEntry("/shared/admin");

    private static final int LONGEST = 1000;

    private final String name;
    private final String canonical;

    private MetadataEntry(String name) {
        this.name = name;
        this.canonical = Ascii.lower(name);
    }

    /**
     * Returns the entry of that name, such as {@code /shared/comment}.
     *
     * @param name 7 to 1,000 characters of printable ASCII
     * @throws IllegalArgumentException if {@code name} does not begin with {@code /shared} or {@code /private}, has two
     *     slashes in a row or one at its end, has {@code *} or {@code %}, or is longer
     */
    public static MetadataEntry of(String name) {
        boolean scoped = isIn("/shared", name) || isIn("/private", name);
        boolean path = !name.contains("//") && !name.endsWith("/");
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '*' && c != '%');
        if (!scoped || !path || !plain || name.length() > LONGEST) {
            throw new IllegalArgumentException("not the name of an entry: \"" + Ascii.printable(name)
                    + "\"; a name is like /shared/comment or /private/vendor/acme/color");
        }
        return new MetadataEntry(name);
    }

    private static boolean isIn(String scope, String name) {
        return name.regionMatches(true, 0, scope, 0, scope.length())
                && (name.length() == scope.length() || name.charAt(scope.length()) == '/');
    }

    /**
     * Returns the entry that a peer named, which may be one that {@link #of} refuses.
     *
     * @throws IllegalArgumentException if {@code name} is empty or has a control character
     */
    public static MetadataEntry received(Bytes name) {
        String text = name.text();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not the name of an entry: \"" + Ascii.printable(text) + "\"");
        }
        return new MetadataEntry(text);
    }

    /** Returns the name as it was given. */
    public String name() {
        return name;
    }

    /** Tells whether only the user who set it sees the value. */
    public boolean isPrivate() {
        return isIn("/private", name);
    }

    /** Tells whether this is {@code other}, or below it by at most {@code levels}. */
    public boolean isWithin(MetadataEntry other, int levels) {
        if (!canonical.startsWith(other.canonical)) {
            return false;
        }
        String below = canonical.substring(other.canonical.length());
        long depth = below.chars().filter(c -> c == '/').count();
        return below.isEmpty() || below.startsWith("/") && depth <= levels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataEntry that && canonical.equals(that.canonical);
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
