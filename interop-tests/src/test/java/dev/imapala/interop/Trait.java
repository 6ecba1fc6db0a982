package dev.imapala.interop;

/**
 * What a server does otherwise than most, or than it should. The script that starts it says so, and the scenarios then
 * look for that instead of what they would look for: a server that has mended its ways fails them.
 */
enum Trait {
    /** LIST finds INBOX by its name in capitals only. */
    LISTS_INBOX_IN_CAPITALS,
    /** A message that does not end in a line end gets one, and an empty one has one. */
    ENDS_LAST_LINE,
    /** Messages that are empty, do not begin with a header, or have odd octets in it are refused or changed. */
    WANTS_PROPER_MAIL,
    /** A missing mailbox is refused without TRYCREATE. */
    SAYS_NO_TRYCREATE,
    /** SELECT does not tell the next UID. */
    SAYS_NO_UIDNEXT,
    /** A session is told what others did when it asks by NOOP, and not before. */
    TELLS_WHEN_ASKED,
    /** The body of an embedded message ends before its last boundary. */
    CUTS_EMBEDDED_BODIES
}
