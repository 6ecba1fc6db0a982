package dev.imapala.interop;

/**
 * What a server does otherwise than most, or than it should. The script that starts it says so, and the scenarios then
 * look for that instead of what they would look for: a server that has mended its ways fails them.
 */
enum Trait {
    /** It lets nobody in particular in, by ANONYMOUS. */
    KNOWS_ANONYMOUS,
    /** LIST finds INBOX by its name in capitals only. */
    LISTS_INBOX_IN_CAPITALS,
    /** A message that does not end in a line end gets one, and an empty one has one. */
    ENDS_LAST_LINE,
    /** GETQUOTA is for administrators; GETQUOTAROOT is for everybody. */
    KEEPS_QUOTAS_TO_ADMINISTRATORS,
    /** Names of mailboxes cannot have braces. */
    REFUSES_BRACES_IN_NAMES,
    /** A mailbox with others below it cannot be deleted. */
    KEEPS_MAILBOXES_WITH_CHILDREN,
    /** What is odd in the addresses of malformed mail stays so in ENVELOPE, with spaces that do not belong there. */
    WRITES_ENVELOPES_LOOSELY,
    /** A group of addresses in malformed mail has no end in ENVELOPE. */
    LEAVES_GROUPS_OPEN,
    /** A multipart that is malformed, or in a message that is, is told as a single part. */
    TELLS_MULTIPARTS_AS_PARTS,
    /** Words such as MISSING_DOMAIN stand for parts of addresses that malformed mail does not have. */
    WRITES_PLACEHOLDERS,
    /** The flags of a message that has just come may be told before there is such a message. */
    TELLS_FLAGS_BEFORE_EXISTS,
    /** Octets over 127 in the header of a message become X. */
    REPLACES_RAW_OCTETS,
    /** Previews may be NIL. */
    HAS_NO_PREVIEW_AT_TIMES,
    /** MIN of an extended SORT is the lowest number, and not the first of the order. */
    SORTS_MIN_BY_NUMBER,
    /** A missing mailbox is refused without TRYCREATE. */
    SAYS_NO_TRYCREATE,
    /** SELECT does not tell the next UID. */
    SAYS_NO_UIDNEXT,
    /** A session is told what others did when it asks by NOOP, and not before. */
    TELLS_WHEN_ASKED,
    /** The body of an embedded message ends before its last boundary. */
    CUTS_EMBEDDED_BODIES,
    /** APPEND takes the longer the more messages there are: large mailboxes are smaller there. */
    SLOWS_DOWN_WITH_SIZE,
    /** QUOTA comes without its list, for want of limits. */
    TELLS_QUOTA_WITHOUT_LIST,
    /** The sizes that SEARCH compares are those with LF for CRLF. */
    SEARCHES_SIZES_WITHOUT_CR,
    /** SEARCH looks into the headers of embedded messages too. */
    SEARCHES_EMBEDDED_HEADERS,
    /** A part that does not say how it is encoded is told to be in 8bit. */
    ASSUMES_8BIT,
    /** Parts in messages that are embedded are told to be a line end larger or smaller than they are. */
    MISCOUNTS_EMBEDDED_PARTS,
    /** RENAME of a missing mailbox is answered with OK. */
    RENAMES_WHAT_IS_MISSING,
    /** Names of mailboxes cannot have characters beyond U+FFFF. */
    REFUSES_SURROGATES_IN_NAMES
}
