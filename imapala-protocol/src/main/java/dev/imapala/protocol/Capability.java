package dev.imapala.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * What a server says it can do. Capabilities are equal when their names are equal in any case.
 *
 * <p>RFC 9051 section 7.2.2
 */
public final class Capability implements Comparable<Capability> {
    /** What is known by name is there once, as every connection has it. */
    private static final Map<String, Capability> KNOWN = new HashMap<>();

    /** IMAP4rev1 (RFC 3501 section 6.1.1). */
    public static final Capability IMAP4REV1 = known("IMAP4rev1");
    /** IMAP4rev2 (RFC 9051 section 6.1.1). */
    public static final Capability IMAP4REV2 = known("IMAP4rev2");
    /** STARTTLS (RFC 9051 section 6.2.1). */
    public static final Capability STARTTLS = known("STARTTLS");
    /** The LOGIN command is refused (RFC 9051 section 6.2.3). */
    public static final Capability LOGINDISABLED = known("LOGINDISABLED");
    /** An initial response in AUTHENTICATE (RFC 4959 section 3). */
    public static final Capability SASL_IR = known("SASL-IR");
    /** ID (RFC 2971 section 3). */
    public static final Capability ID = known("ID");
    /** ENABLE (RFC 5161 section 3). */
    public static final Capability ENABLE = known("ENABLE");
    /** IDLE (RFC 2177 section 3). */
    public static final Capability IDLE = known("IDLE");
    /** UNSELECT (RFC 3691 section 2). */
    public static final Capability UNSELECT = known("UNSELECT");
    /** ESEARCH (RFC 4731 section 3). */
    public static final Capability ESEARCH = known("ESEARCH");
    /** The result of a SEARCH kept by the server, and {@code $} for it (RFC 5182 section 2.1). */
    public static final Capability SEARCHRES = known("SEARCHRES");
    /** A part of what SEARCH finds (RFC 9394 section 3.1). */
    public static final Capability PARTIAL = known("PARTIAL");
    /** OLDER and YOUNGER in SEARCH (RFC 5032 section 2). */
    public static final Capability WITHIN = known("WITHIN");
    /** FUZZY in SEARCH, and relevancy (RFC 6203 section 3). */
    public static final Capability SEARCH_FUZZY = known("SEARCH=FUZZY");
    /** SORT (RFC 5256 section 3). */
    public static final Capability SORT = known("SORT");
    /** SORT by the names that people show (RFC 5957 section 4). */
    public static final Capability SORT_DISPLAY = known("SORT=DISPLAY");
    /** SORT with RETURN (RFC 5267 section 3.1). */
    public static final Capability ESORT = known("ESORT");
    /** A part of what SORT finds, and its changes (RFC 5267 section 4). */
    public static final Capability CONTEXT_SORT = known("CONTEXT=SORT");
    /** Several messages in one APPEND (RFC 3502 section 6.3.11). */
    public static final Capability MULTIAPPEND = known("MULTIAPPEND");
    /** APPEND of messages made of pieces that the server has (RFC 4469 section 2). */
    public static final Capability CATENATE = known("CATENATE");
    /** UIDPLUS (RFC 4315 section 2). */
    public static final Capability UIDPLUS = known("UIDPLUS");
    /** Non-synchronizing literals of any size (RFC 7888 section 3). */
    public static final Capability LITERAL_PLUS = known("LITERAL+");
    /** Non-synchronizing literals up to 4,096 octets (RFC 7888 section 5). */
    public static final Capability LITERAL_MINUS = known("LITERAL-");
    /** LIST with options (RFC 5258 section 3). */
    public static final Capability LIST_EXTENDED = known("LIST-EXTENDED");
    /** XLIST, which told what mailboxes are for before SPECIAL-USE did. */
    public static final Capability XLIST = known("XLIST");
    /** NAMESPACE (RFC 2342 section 5). */
    public static final Capability NAMESPACE = known("NAMESPACE");
    /** STATUS data in LIST (RFC 5819 section 2). */
    public static final Capability LIST_STATUS = known("LIST-STATUS");
    /** Special-use attributes in LIST (RFC 6154 section 2). */
    public static final Capability SPECIAL_USE = known("SPECIAL-USE");
    /** Special uses for new mailboxes (RFC 6154 section 3). */
    public static final Capability CREATE_SPECIAL_USE = known("CREATE-SPECIAL-USE");
    /** STATUS SIZE (RFC 8438 section 3). */
    public static final Capability STATUS_SIZE = known("STATUS=SIZE");
    /** CONDSTORE (RFC 7162 section 3.1). */
    public static final Capability CONDSTORE = known("CONDSTORE");
    /** QRESYNC (RFC 7162 section 3.2). */
    public static final Capability QRESYNC = known("QRESYNC");
    /** MOVE (RFC 6851 section 3). */
    public static final Capability MOVE = known("MOVE");
    /** Parts without their transfer encoding (RFC 3516 section 4). */
    public static final Capability BINARY = known("BINARY");
    /** PREVIEW (RFC 8970 section 3). */
    public static final Capability PREVIEW = known("PREVIEW");
    /** When messages were saved in their mailbox (RFC 8514 section 4). */
    public static final Capability SAVEDATE = known("SAVEDATE");
    /** Identifiers of mailboxes, messages and threads (RFC 8474 section 3). */
    public static final Capability OBJECTID = known("OBJECTID");
    /** What Gmail adds: message and thread numbers, labels. */
    public static final Capability X_GM_EXT_1 = known("X-GM-EXT-1");
    /** Access control lists (RFC 4314 section 2). */
    public static final Capability ACL = known("ACL");
    /** Quotas (RFC 9208 section 4). */
    public static final Capability QUOTA = known("QUOTA");
    /** Limits of quotas can be changed (RFC 9208 section 4.1.3). */
    public static final Capability QUOTASET = known("QUOTASET");
    /** Annotations of mailboxes and of the server (RFC 5464 section 4). */
    public static final Capability METADATA = known("METADATA");
    /** Annotations of the server (RFC 5464 section 4). */
    public static final Capability METADATA_SERVER = known("METADATA-SERVER");
    /** COMPRESS by DEFLATE (RFC 4978 section 3). */
    public static final Capability COMPRESS_DEFLATE = known("COMPRESS=DEFLATE");
    /** UNAUTHENTICATE (RFC 8437 section 3). */
    public static final Capability UNAUTHENTICATE = known("UNAUTHENTICATE");
    /** Limits for the size of appended messages, each mailbox its own (RFC 7889 section 2). */
    public static final Capability APPENDLIMIT = known("APPENDLIMIT");
    /** Quota for the size of all messages (RFC 9208 section 3.1.1). */
    public static final Capability QUOTA_RES_STORAGE = known("QUOTA=RES-STORAGE");
    /** UTF8=ACCEPT (RFC 6855 section 3). */
    public static final Capability UTF8_ACCEPT = known("UTF8=ACCEPT");

    private final String name;
    private final String canonical;

    private static Capability known(String name) {
        Capability known = new Capability(name);
        KNOWN.put(name, known);
        return known;
    }

    private static Capability shared(String name) {
        Capability known = KNOWN.get(name);
        return known == null ? new Capability(name) : known;
    }

    private Capability(String name) {
        this.name = name;
        this.canonical = Ascii.upper(name);
    }

    /**
     * Returns the capability of that name.
     *
     * @throws IllegalArgumentException if {@code name} is not an atom
     */
    public static Capability of(String name) {
        if (!Ascii.isAtom(name, "")) {
            throw new IllegalArgumentException("not a capability: \"" + Ascii.printable(name)
                    + "\"; a capability is one word, such as IDLE or AUTH=PLAIN");
        }
        return shared(name);
    }

    /** Returns the capability to authenticate by the SASL mechanism {@code mechanism}, such as {@code AUTH=PLAIN}. */
    public static Capability auth(String mechanism) {
        return of("AUTH=" + mechanism);
    }

    /** Returns the name as it was given. */
    public String name() {
        return name;
    }

    /** Compares names in upper case, so that sets of many names with one hash code stay quick. */
    @Override
    public int compareTo(Capability other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capability that && canonical.equals(that.canonical);
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
