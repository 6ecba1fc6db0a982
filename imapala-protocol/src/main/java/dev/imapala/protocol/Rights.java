package dev.imapala.protocol;

import java.util.function.IntPredicate;

/**
 * What somebody may do with a mailbox: a set of rights, each of them a letter or a digit. Two are equal when they hold
 * the same rights, in whatever order.
 *
 * <pre>
 * Rights.READ.and(Rights.LOOKUP).and(Rights.KEEP_SEEN)
 * Rights.of("lrs")
 * </pre>
 *
 * <p>RFC 4314 section 2.1
 */
public final class Rights {
    /** No rights. */
    public static final Rights NONE = new Rights("");
    /** {@code l}: see the mailbox in LIST, and subscribe to it. */
    public static final Rights LOOKUP = new Rights("l");
    /** {@code r}: select the mailbox, and ask for its status. */
    public static final Rights READ = new Rights("r");
    /** {@code s}: change {@code \Seen}, so that it lasts. */
    public static final Rights KEEP_SEEN = new Rights("s");
    /** {@code w}: change flags other than {@code \Seen} and {@code \Deleted}. */
    public static final Rights WRITE = new Rights("w");
    /** {@code i}: append, copy and move messages into the mailbox. */
    public static final Rights INSERT = new Rights("i");
    /** {@code p}: send mail to the mailbox's own address; IMAP does not enforce it. */
    public static final Rights POST = new Rights("p");
    /** {@code k}: create mailboxes below this one. */
    public static final Rights CREATE_MAILBOXES = new Rights("k");
    /** {@code x}: delete or rename the mailbox. */
    public static final Rights DELETE_MAILBOX = new Rights("x");
    /** {@code t}: change {@code \Deleted}. */
    public static final Rights DELETE_MESSAGES = new Rights("t");
    /** {@code e}: expunge. */
    public static final Rights EXPUNGE = new Rights("e");
    /** {@code a}: read and change the rights of others. */
    public static final Rights ADMINISTER = new Rights("a");
    /** All standard rights. */
    public static final Rights ALL = new Rights("lrswipkxtea");

    /** What {@code c} stands for, a right of old times (RFC 4314 section 2.1.1). */
    private static final Rights CREATE = new Rights("kx");
    /** What {@code d} stands for, a right of old times (RFC 4314 section 2.1.1). */
    private static final Rights DELETE = new Rights("et");
    /** Those that a server with ACL knows without saying so (RFC 4314 section 2.2). */
    private static final Rights IMPLIED = new Rights("lrswipa");

    private static final String RIGHTS_CAPABILITY = "RIGHTS=";

    private final String letters;

    private Rights(String letters) {
        this.letters = letters;
    }

    /**
     * Returns the rights of these letters and digits, in that order, each once.
     *
     * @throws IllegalArgumentException if something else than {@code a} to {@code z} and {@code 0} to {@code 9} is among
     *     them
     */
    public static Rights of(String letters) {
        if (!letters.chars().allMatch(Rights::isRight)) {
            throw new IllegalArgumentException(
                    "rights are small letters and digits, such as lrs, not \"" + Ascii.printable(letters) + "\"");
        }
        return new Rights(withoutRepetition(letters));
    }

    /**
     * Returns the rights that a server told, capital letters included, which {@link #of} refuses.
     *
     * @throws IllegalArgumentException if something else than letters and digits of ASCII is among them
     */
    public static Rights received(String letters) {
        of(Ascii.lower(letters));
        return new Rights(withoutRepetition(letters));
    }

    private static boolean isRight(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static String withoutRepetition(String letters) {
        StringBuilder once = new StringBuilder();
        letters.chars().filter(c -> once.indexOf(Character.toString(c)) < 0).forEach(c -> once.append((char) c));
        return once.toString();
    }

    /**
     * Returns the rights that a server with {@code capabilities} knows: those every server with ACL knows, and those it
     * lists as {@code RIGHTS=}. A server without that capability is older than RFC 4314; it takes {@code c} and {@code d}
     * instead of {@code k}, {@code x}, {@code e} and {@code t}.
     */
    public static Rights knownBy(Capabilities capabilities) {
        Rights known = IMPLIED;
        for (Capability capability : capabilities) {
            String name = Ascii.lower(capability.name());
            if (Ascii.upper(name).startsWith(RIGHTS_CAPABILITY)) {
                String letters = name.substring(RIGHTS_CAPABILITY.length());
                known = known.and(new Rights(withoutRepetition(letters)).only(Rights::isRight));
            }
        }
        return known;
    }

    /** Tells whether all of {@code rights} are among these. */
    public boolean contains(Rights rights) {
        return rights.letters.chars().allMatch(this::has);
    }

    private boolean has(int letter) {
        return letters.indexOf(letter) >= 0;
    }

    /** Tells whether one or more of {@code rights} are among these. */
    public boolean containsAny(Rights rights) {
        return rights.letters.chars().anyMatch(this::has);
    }

    /** Tells whether there are none. */
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    /** Returns these and {@code more}. */
    public Rights and(Rights more) {
        return new Rights(withoutRepetition(letters + more.letters));
    }

    /** Returns these but {@code fewer}. */
    public Rights without(Rights fewer) {
        return only(letter -> !fewer.has(letter));
    }

    private Rights only(IntPredicate wanted) {
        StringBuilder some = new StringBuilder();
        letters.chars().filter(wanted).forEach(letter -> some.append((char) letter));
        return new Rights(some.toString());
    }

    /**
     * Returns these without {@code c} and {@code d}, which servers add for old clients, and which mean nothing to others.
     * RFC 4314 section 2.1.1
     */
    public Rights withoutObsolete() {
        return only(letter -> letter != 'c' && letter != 'd');
    }

    /**
     * Returns these with {@code kx} for {@code c} and {@code et} for {@code d}, as a server takes them. RFC 4314 section
     * 2.1.1
     */
    public Rights resolved() {
        Rights plain = withoutObsolete();
        plain = has('c') ? plain.and(CREATE) : plain;
        return has('d') ? plain.and(DELETE) : plain;
    }

    /**
     * Returns these with {@code c} and {@code d} where they hold a part of what those stand for, as a server tells them.
     * RFC 4314 section 2.1.1
     */
    public Rights withObsolete() {
        Rights all = containsAny(CREATE) ? and(new Rights("c")) : this;
        return containsAny(DELETE) ? all.and(new Rights("d")) : all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rights that && contains(that) && that.contains(this);
    }

    @Override
    public int hashCode() {
        return letters.chars().sum();
    }

    /** Returns the letters in their order. */
    @Override
    public String toString() {
        return letters;
    }
}
